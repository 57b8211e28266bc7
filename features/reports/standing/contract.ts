import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

const id = z.string().max(36)

const reason = z.object({
  code: z.enum(['noNextStep', 'stepOverdue', 'longerThanWon', 'overLimit']),
  /** How long: overdue, or in this stage. */
  days: z.number().nullable(),
  /** What three of four won ones needed at most, or the company's limit. */
  most: z.number().nullable(),
  /** How many won ones that is learned from. */
  won: z.number().nullable(),
})

export const contract = {
  listStanding: defineOperation({
    method: 'GET',
    path: '/api/reports/standing',
    summary:
      'Open opportunities that stand still, the strongest reason first: no next step, next step overdue, longer in their stage than three of four won ones (or than the company’s limit).',
    runs: 'report',
    input: z.object({
      owner: z.array(id).max(50).optional(),
      stage: z.array(id).max(50).optional(),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      opportunities: z.array(
        z.object({
          id: z.string(),
          version: z.number(),
          title: z.string(),
          customerId: z.string().nullable(),
          customerName: z.string().nullable(),
          ownerId: z.string().nullable(),
          stageId: z.string().nullable(),
          /** Minor units. */
          amount: z.number().nullable(),
          currency: z.string(),
          nextStep: z.string().nullable(),
          nextStepDay: z.string().nullable(),
          /** How often the expected close was moved to a later day. */
          pushes: z.number(),
          reason,
        }),
      ),
      /** How many stand still, of how many open ones. */
      total: z.number(),
      open: z.number(),
      /** The amounts of all that stand still, per currency, the largest first. */
      amounts: z.array(z.object({ currency: z.string(), amount: z.number() })),
    }),
    example: { limit: 20 },
  }),
}
