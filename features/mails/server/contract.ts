import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { securities } from './rules.ts'

const place = {
  host: z.string().trim().max(253),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(securities),
  user: z.string().trim().max(200),
  sender: z.union([z.literal(''), z.email().max(200)]),
}

export const contract = {
  getMailSettings: defineOperation({
    method: 'GET',
    path: '/api/mail-settings',
    summary: 'The mail server of the company; whether a password is kept, never the password.',
    input: z.object({}),
    output: z.object({
      ...place,
      sender: z.string(),
      hasPassword: z.boolean(),
      /** Set by the operator in the environment; the settings do not count then. */
      byEnvironment: z.boolean(),
      ready: z.boolean(),
    }),
  }),
  changeMailSettings: defineOperation({
    method: 'PATCH',
    path: '/api/mail-settings',
    summary:
      'Changes the mail server. With another server or user the kept password is dropped unless a new one is given.',
    input: z.object({
      ...z.object(place).partial().shape,
      /** Left out: as it is; empty: none. */
      password: z.string().max(500).optional(),
    }),
    output: z.object({ ready: z.boolean() }),
  }),
  sendTestMail: defineOperation({
    method: 'POST',
    path: '/api/mail-settings/test',
    summary: 'Sends a mail to try the server; what that one says where it does not take it.',
    input: z.object({ to: z.email().max(200) }),
    output: z.object({ sent: z.boolean(), problem: z.string().nullable() }),
  }),
}
