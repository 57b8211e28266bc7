import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

const id = z.string().max(100)
const secret = z.string().min(1).max(200)

const session = z.object({
  id: z.string(),
  /** The session of this request. */
  current: z.boolean(),
  /** What the browser says of itself. */
  device: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: z.string(),
  /** Renewed by use, at most once a day. */
  renewedAt: z.string(),
  expiresAt: z.string(),
})
export type Session = z.infer<typeof session>

export const contract = {
  getLogin: defineOperation({
    method: 'GET',
    path: '/api/me/login',
    summary: 'The own login: address, second factor, passkeys, day of the password.',
    input: z.object({}),
    output: z.object({
      email: z.string(),
      secondFactor: z.boolean(),
      passwordChangedAt: z.string(),
      passkeys: z.array(z.object({ id: z.string(), name: z.string().nullable(), createdAt: z.string().nullable() })),
    }),
  }),
  changePassword: defineOperation({
    method: 'POST',
    path: '/api/me/password',
    summary: 'A new password; all other sessions end.',
    secret: true,
    input: z.object({ current: secret, password: secret }),
    output: z.object({ endedSessions: z.number() }),
  }),
  listSessions: defineOperation({
    method: 'GET',
    path: '/api/sessions',
    summary: 'Where somebody is logged in: oneself, or as an administrator or lead a member (at most 200).',
    input: z.object({ memberId: id.optional() }),
    output: z.object({ sessions: z.array(session) }),
  }),
  endSession: defineOperation({
    method: 'DELETE',
    path: '/api/sessions/:id',
    summary: 'Logs one device out.',
    input: z.object({ id }),
    output: z.object({}),
  }),
  endSessions: defineOperation({
    method: 'POST',
    path: '/api/sessions/end',
    summary: 'Logs all other devices of oneself out, or all of a member.',
    input: z.object({ memberId: id.optional() }),
    output: z.object({ ended: z.number() }),
    example: {},
  }),
  removeSecondFactor: defineOperation({
    method: 'POST',
    path: '/api/members/:id/second-factor/remove',
    summary: 'For a member whose phone is gone: takes second factor and passkeys away and ends all sessions.',
    input: z.object({ id }),
    output: z.object({}),
  }),
}
