import { z } from 'zod'
import { experiment } from '#features/experiments/contract.ts'
import { mostFirms } from '#features/experiments/rules.ts'
import { defineOperation } from '#shared/contract.ts'

const count = z.number()

const figures = z.object({
  /** From its first day to today, at most to its last. */
  period: z.object({ from: z.string(), to: z.string() }),
  newCustomers: count,
  leads: count,
  opportunities: count,
  won: count,
  lost: count,
  closingRate: count.nullable(),
  /** Minor units. */
  wonValue: count,
  revenue: count,
  /** What the channel cost in its months; of a niche nothing is entered. */
  cost: count,
  /** How many firms of the list were spoken with. */
  spoken: count,
  /** What the goal counts, so far, and of the goal (0–1 and more). */
  value: count,
  attained: count.nullable(),
})
export type ExperimentFigures = z.infer<typeof figures>

export const contract = {
  getExperiments: defineOperation({
    method: 'GET',
    path: '/api/reports/experiments',
    summary:
      'Channels and niches that are tried, each with its figures so far against its goal, by the rules of the channel figures.',
    runs: 'report',
    input: z.object({}),
    output: z.object({
      currency: z.string(),
      experiments: z.array(experiment.extend({ figures })),
      canOpen: z.boolean(),
    }),
  }),
  getExperiment: defineOperation({
    method: 'GET',
    path: '/api/reports/experiments/:id',
    summary: 'One channel or niche that is tried: figures against the goal, and the firms on its list.',
    runs: 'report',
    input: z.object({ id: z.string().max(36) }),
    output: experiment.extend({
      figures,
      list: z
        .array(
          z.object({
            customerId: z.string(),
            name: z.string(),
            city: z.string().nullable(),
            ownerId: z.string().nullable(),
            /** Last spoken with since it began. */
            spokenOn: z.string().nullable(),
            open: count,
            won: count,
          }),
        )
        .max(mostFirms),
    }),
  }),
}
