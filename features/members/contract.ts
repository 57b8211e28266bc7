import { z } from 'zod'
import { roles } from '#shared/actor.ts'
import { defineOperation } from '#shared/contract.ts'

export const member = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  roles: z.array(z.enum(roles)),
  administrator: z.boolean(),
  hasLogin: z.boolean(),
  leftAt: z.string().nullable(),
})
export type Member = z.infer<typeof member>

const password = z.string().min(10).max(200)
const email = z
  .email()
  .max(200)
  .transform((text) => text.toLowerCase())

export const contract = {
  getMe: defineOperation({
    method: 'GET',
    path: '/api/me',
    summary: 'Who is logged in, with roles, and what the company is called.',
    input: z.object({}),
    output: z.object({
      member,
      language: z.enum(['de', 'en']),
      deputyFor: z.array(z.string()),
      company: z.object({
        name: z.string(),
        currency: z.string(),
        timeZone: z.string(),
        areas: z.array(z.string()),
        country: z.string(),
        state: z.string(),
      }),
      today: z.string(),
      /** True while nobody else has a login: the ceremonies of a team stay hidden. */
      alone: z.boolean(),
    }),
  }),
  listMembers: defineOperation({
    method: 'GET',
    path: '/api/members',
    summary: 'All members, those without login too.',
    input: z.object({}),
    output: z.object({ members: z.array(member) }),
  }),
  checkLink: defineOperation({
    method: 'GET',
    path: '/api/links/:secret',
    summary: 'What a set-up, invitation or reset link is for.',
    open: 'anyone',
    input: z.object({ secret: z.string().max(100) }),
    output: z.object({ purpose: z.enum(['setUp', 'invitation', 'reset']), name: z.string(), email: z.string() }),
  }),
  setUp: defineOperation({
    method: 'POST',
    path: '/api/set-up',
    summary: 'Uses the one-time set-up link: the first member and the name of the company.',
    open: 'anyone',
    input: z.object({
      secret: z.string().max(100),
      company: z.string().trim().min(1).max(200),
      name: z.string().trim().min(1).max(200),
      email,
      password,
    }),
    output: z.object({ memberId: z.string() }),
  }),
}
