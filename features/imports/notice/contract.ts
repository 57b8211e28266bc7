import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

export const contract = {
  getPrivacyNotice: defineOperation({
    method: 'GET',
    path: '/api/imports/:id/notice',
    summary: 'The text by which persons of an import are informed where their data came from (Art. 14 GDPR), to adapt.',
    input: z.object({ id: z.string().max(36) }),
    output: z.object({
      /** Persons that the import made. */
      persons: z.number(),
      /** The last day, one month after the import. */
      dueDay: z.string().nullable(),
      text: z.object({ de: z.string(), en: z.string() }),
    }),
  }),
}
