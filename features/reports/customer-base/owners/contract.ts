import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { baseInput } from '../contract.ts'

const load = z.object({
  customers: z.number(),
  /** Customers with revenue in the period, and A customers among them. */
  withRevenue: z.number(),
  classA: z.number(),
  /** Minor units. */
  revenue: z.number(),
  share: z.number().nullable(),
  /** Contacts a week that the rhythms cause. */
  weeklyContacts: z.number(),
})
export type Load = z.infer<typeof load>

export const contract = {
  listOwnerLoad: defineOperation({
    method: 'GET',
    path: '/api/reports/customer-base/owners',
    summary: 'How customers, revenue and contacts are spread over those who look after them.',
    runs: 'report',
    input: z.object({ from: baseInput.from, to: baseInput.to }),
    output: z.object({
      period: z.object({ from: z.string(), to: z.string() }),
      currency: z.string(),
      /** Those that the caller may see; nobody's customers stand with `memberId` none. */
      owners: z.array(load.extend({ memberId: z.string().nullable(), name: z.string().nullable() })),
      /** Sums over all; none for whom only the own row is meant. */
      team: load.extend({ owners: z.number() }).nullable(),
    }),
    example: {},
  }),
}
