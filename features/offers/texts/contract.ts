import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

export const contract = {
  getStandardTexts: defineOperation({
    method: 'GET',
    path: '/api/offer-texts/standard',
    summary: 'The texts that a new offer in a language begins with: the blocks set for it, else ours.',
    input: z.object({ language: z.enum(['de', 'en']) }),
    output: z.object({ intro: z.string(), closing: z.string(), delivery: z.string(), payment: z.string() }),
  }),
}
