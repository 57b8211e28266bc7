import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { securities } from '../server/rules.ts'
import { reasons } from './rules.ts'

const id = z.string().max(36)

const place = {
  on: z.boolean(),
  host: z.string().trim().max(253),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(securities),
  user: z.string().trim().max(200),
  folder: z.string().trim().min(1).max(200),
  address: z.union([z.literal(''), z.email().max(200)]),
  checkedBy: z.string().trim().max(200),
}

const waiting = z.object({
  id: z.string(),
  sender: z.string(),
  senderName: z.string(),
  /** The colleague who filed it. */
  memberName: z.string().nullable(),
  subject: z.string(),
  /** How it begins. */
  text: z.string(),
  at: z.string(),
  reason: z.enum(reasons),
  /** Who is at the other end. */
  others: z.array(z.object({ name: z.string(), address: z.string() })),
  /** Its content is here: it can be filed. */
  kept: z.boolean(),
})
export type WaitingMail = z.infer<typeof waiting>

export const contract = {
  getMailIntake: defineOperation({
    method: 'GET',
    path: '/api/mail-intake',
    summary: 'The mailbox that is read for filing, when it was read last and what went wrong; never the password.',
    input: z.object({}),
    output: z.object({
      ...place,
      address: z.string(),
      hasPassword: z.boolean(),
      lookedAt: z.string().nullable(),
      /** In the words of the server. */
      problem: z.string().nullable(),
      failingSince: z.string().nullable(),
      waiting: z.number(),
    }),
  }),
  changeMailIntake: defineOperation({
    method: 'PATCH',
    path: '/api/mail-intake',
    summary:
      'Changes which mailbox is read. With another server or user the kept password is dropped unless a new one is given.',
    input: z.object({
      ...z.object(place).partial().shape,
      /** Left out: as it is; empty: none. */
      password: z.string().max(500).optional(),
    }),
    output: z.object({}),
  }),
  testMailbox: defineOperation({
    method: 'POST',
    path: '/api/mail-intake/test',
    summary:
      'Opens the mailbox of the settings without changing anything in it; what the server says where it does not let us in.',
    input: z.object({}),
    output: z.object({ reached: z.boolean(), problem: z.string().nullable(), mails: z.number() }),
  }),
  fetchMails: defineOperation({
    method: 'POST',
    path: '/api/mail-intake/fetch',
    summary: 'Has the mailbox read now, in the background.',
    input: z.object({}),
    output: z.object({ jobId: z.string() }),
  }),
  listWaitingMails: defineOperation({
    method: 'GET',
    path: '/api/waiting-mails',
    summary:
      'Mails to the filing address that found no customer, the latest first: own, all for management and sales lead.',
    input: z.object({ after: id.optional(), limit: z.number().int().min(1).max(100).default(30) }),
    output: z.object({ mails: z.array(waiting), next: z.string().nullable(), total: z.number().nullable() }),
  }),
  assignMail: defineOperation({
    method: 'POST',
    path: '/api/waiting-mails/:id/assign',
    summary: 'Files a waiting mail at a customer, at one of its persons or at a new one.',
    input: z.object({
      id,
      customerId: id,
      personId: id.optional(),
      newPerson: z
        .object({
          firstName: z.string().trim().max(100).default(''),
          lastName: z.string().trim().min(1).max(100),
          email: z.email().max(200),
        })
        .optional(),
    }),
    output: z.object({ activityId: z.string(), undo: z.string().nullable() }),
  }),
  dismissMail: defineOperation({
    method: 'POST',
    path: '/api/waiting-mails/:id/dismiss',
    summary: 'Takes a waiting mail off the list, or puts it back.',
    input: z.object({ id, dismissed: z.boolean().default(true) }),
    output: z.object({}),
  }),
}
