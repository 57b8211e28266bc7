import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

const score = z.number().int().min(1).max(5)

const rfmRow = z.object({
  customerId: z.string(),
  name: z.string(),
  lastDay: z.string(),
  /** Days with an invoice. */
  days: z.number(),
  /** Minor units. */
  revenue: z.number(),
  recency: z.number(),
  frequency: z.number(),
  monetary: z.number(),
})
export type RfmRow = z.infer<typeof rfmRow>

export const contract = {
  getCustomerRfm: defineOperation({
    method: 'GET',
    path: '/api/reports/customer-base/rfm',
    summary:
      'How lately, how often and how much customers bought in the last 24 full months, scored 1 to 5; with scores named, the customers of that cell.',
    runs: 'report',
    input: z.object({
      /** Last day of the period; the 24 full months up to it. */
      to: z.iso.date().optional(),
      recency: score.optional(),
      frequency: score.optional(),
      limit: z.number().int().min(1).max(500).default(50),
    }),
    output: z.object({
      period: z.object({ from: z.string(), to: z.string() }),
      currency: z.string(),
      customers: z.number(),
      /** Fifths of the customers; else the steps of the company. */
      quintiles: z.boolean(),
      /** What 5, 4, 3, 2 take: days ago at most, days with an invoice and minor units at least. */
      steps: z.object({ recency: z.array(z.number()), frequency: z.array(z.number()), monetary: z.array(z.number()) }),
      cells: z.array(z.object({ recency: z.number(), frequency: z.number(), customers: z.number() })),
      /** Worth much, but long not seen; the largest first. */
      fading: z.array(rfmRow),
      fadingCount: z.number(),
      /** The customers of the named cell, the largest first; all without one. */
      rows: z.array(rfmRow),
    }),
    example: { recency: 1, frequency: 5 },
  }),
}
