import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

export const contract = {
  sayThanks: defineOperation({
    method: 'POST',
    path: '/api/thanks',
    summary: 'Thanks a colleague for a small success; once by each member. Undo takes it back.',
    input: z.object({
      /** Key and day of the success, as listSmallWins tells them. */
      win: z.string().max(100),
      day: z.iso.date(),
    }),
    output: z.object({ undo: z.string() }),
  }),
}
