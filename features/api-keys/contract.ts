import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

const id = z.string().max(36)

const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  /** How the key begins, to tell it from others. */
  start: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
})
export type ApiKey = z.infer<typeof apiKey>

export const contract = {
  listApiKeys: defineOperation({
    method: 'GET',
    path: '/api/api-keys',
    summary: 'Own API keys, or as an administrator or lead those of a member; revoked ones last (at most 200).',
    input: z.object({ memberId: id.optional() }),
    output: z.object({ apiKeys: z.array(apiKey) }),
  }),
  createApiKey: defineOperation({
    method: 'POST',
    path: '/api/api-keys',
    summary: 'A new key with the rights that its member has at the time of use. It is shown once.',
    secret: true,
    input: z.object({
      name: z.string().trim().min(1).max(100),
      /** The last day it works; none: until revoked. */
      lastDay: z.iso
        .date()
        .nullish()
        .transform((day) => day ?? null),
      /** The own password, asked again. */
      password: z.string().min(1).max(200),
    }),
    output: z.object({ id: z.string(), key: z.string() }),
  }),
  revokeApiKey: defineOperation({
    method: 'DELETE',
    path: '/api/api-keys/:id',
    summary: 'The key stops working at once.',
    input: z.object({ id }),
    output: z.object({}),
  }),
}
