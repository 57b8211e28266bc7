import { z } from 'zod'
import { roles } from '#shared/actor.ts'
import { defineOperation } from '#shared/contract.ts'

export const member = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  roles: z.array(z.enum(roles)),
  administrator: z.boolean(),
  region: z.string().nullable(),
  language: z.enum(['de', 'en']).nullable(),
  /** Whose team this member belongs to. */
  leadId: z.string().nullable(),
  hasLogin: z.boolean(),
  /** Set while an invitation waits to be accepted. */
  invitedUntil: z.string().nullable(),
  /** Today's absence. */
  away: z.object({ toDay: z.string(), deputyId: z.string() }).nullable(),
  leftAt: z.string().nullable(),
})
export type Member = z.infer<typeof member>

const id = z.string().max(36)
/** Length and strength are checked with a sentence of their own (`passwordProblem`). */
const password = z.string().min(1).max(200)
const secret = z.string().min(1).max(100)
const email = z
  .email()
  .max(200)
  .transform((text) => text.toLowerCase())
const optionalText = (largest: number) =>
  z
    .string()
    .trim()
    .max(largest)
    .nullable()
    .transform((text) => text || null)

const fields = {
  name: z.string().trim().min(1).max(200),
  email: email.nullable(),
  phone: optionalText(60),
  roles: z
    .array(z.enum(roles))
    .max(roles.length)
    .transform((list) => roles.filter((role) => list.includes(role))),
  administrator: z.boolean(),
  region: optionalText(120),
  language: z.enum(['de', 'en']).nullable(),
  leadId: id.nullable(),
}

const link = z.object({
  /** Path with the secret behind the hash; shown once. */
  path: z.string(),
  expiresAt: z.string(),
})

export const contract = {
  getMe: defineOperation({
    method: 'GET',
    path: '/api/me',
    offline: true,
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
        /** What the company calls things otherwise: message key → own word. */
        names: z.record(z.string(), z.string()),
      }),
      today: z.string(),
      /** True while nobody else has a login: the ceremonies of a team stay hidden. */
      alone: z.boolean(),
    }),
  }),
  changeMe: defineOperation({
    method: 'PATCH',
    path: '/api/me',
    summary: 'Changes the own language and phone number.',
    input: z.object({ language: fields.language, phone: fields.phone }).partial(),
    output: z.object({ version: z.number() }),
    example: { language: 'de' },
  }),
  listMembers: defineOperation({
    method: 'GET',
    path: '/api/members',
    offline: true,
    summary: 'All members, those without login and those who left too (at most 1,000).',
    input: z.object({}),
    output: z.object({ members: z.array(member) }),
  }),
  addMember: defineOperation({
    method: 'POST',
    path: '/api/members',
    summary: 'A new member without login; an invitation gives them one.',
    input: z.object(fields).partial().extend({ name: fields.name }),
    output: z.object({ id: z.string(), undo: z.string() }),
    example: { name: 'Petra Kühn', email: 'p.kuehn@example.de', roles: ['sales'] },
  }),
  changeMember: defineOperation({
    method: 'PATCH',
    path: '/api/members/:id',
    summary: 'Changes the given fields of a member. Taking a role away ends the sessions of that member.',
    input: z.object(fields).partial().extend({ id, version: z.number().int().optional() }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  leaveMember: defineOperation({
    method: 'POST',
    path: '/api/members/:id/leave',
    summary: 'A member leaves: no more login, sessions and keys end, owned customers become orphaned.',
    input: z.object({ id }),
    output: z.object({ ownedCustomers: z.number(), undo: z.string() }),
  }),
  returnMember: defineOperation({
    method: 'POST',
    path: '/api/members/:id/return',
    summary: 'Somebody who left comes back, with the roles of before.',
    input: z.object({ id }),
    output: z.object({ undo: z.string() }),
  }),
  inviteMember: defineOperation({
    method: 'POST',
    path: '/api/members/:id/invitation',
    summary: 'A link by which a member gives themself a password (7 days). An older one ends.',
    secret: true,
    input: z.object({ id }),
    output: link,
  }),
  createResetLink: defineOperation({
    method: 'POST',
    path: '/api/members/:id/reset-link',
    summary: 'A link by which a member sets a new password (24 hours). An older one ends.',
    secret: true,
    input: z.object({ id }),
    output: link,
  }),
  checkLink: defineOperation({
    method: 'POST',
    path: '/api/links/check',
    summary: 'What a set-up, invitation or reset link is for.',
    open: 'anyone',
    secret: true,
    input: z.object({ secret }),
    output: z.object({
      purpose: z.enum(['setUp', 'invitation', 'reset']),
      name: z.string(),
      email: z.string(),
      company: z.string(),
    }),
  }),
  setUp: defineOperation({
    method: 'POST',
    path: '/api/set-up',
    summary: 'Uses the one-time set-up link: the first member and the name of the company.',
    open: 'anyone',
    secret: true,
    input: z.object({
      secret,
      company: z.string().trim().min(1).max(200),
      name: fields.name,
      email,
      password,
      language: z.enum(['de', 'en']).optional(),
    }),
    output: z.object({ memberId: z.string() }),
  }),
  acceptInvitation: defineOperation({
    method: 'POST',
    path: '/api/invitations/accept',
    summary: 'Uses an invitation link: the member gives themself a password.',
    open: 'anyone',
    secret: true,
    input: z.object({ secret, password }),
    output: z.object({ email: z.string() }),
  }),
  resetPassword: defineOperation({
    method: 'POST',
    path: '/api/password-reset',
    summary: 'Uses a reset link: sets a new password and ends all sessions.',
    open: 'anyone',
    secret: true,
    input: z.object({ secret, password }),
    output: z.object({ email: z.string() }),
  }),
}
