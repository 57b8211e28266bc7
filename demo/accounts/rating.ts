import { jobs } from '#features/account-value/jobs.ts'
import type { JobTools } from '#platform/jobs/jobs.ts'
import type { Chapter } from './steps.ts'

/** Points 0–4 by criterion of the company, in its order. */
const strategic: Record<string, readonly number[]> = {
  kappler: [3, 4, 4, 3, 3],
  hohner: [2, 3, 1, 2, 3],
  zwick: [3, 3, 2, 3, 4],
  reiser: [4, 4, 4, 3, 2],
  kuebler: [4, 4, 3, 2, 3],
}

/** Who is strategic, whom key account management fits, what was promised, and what they were worth a year ago. */
export const ratingChapter: Chapter = ({ ago }) => [
  {
    day: ago(365),
    by: 'renz',
    async run({ call, id }) {
      // Of so few large customers nothing can be counted.
      await call.changeValueSettings({ retention: { A: 0.92 } })
      await call.setAccountTerms({
        customerId: id('kappler'),
        acquisitionCost: 4_000_000,
        fireHours: 4,
        complaintDays: 2,
        enquiryDays: 1,
      })
      await call.setAccountTerms({
        customerId: id('hohner'),
        acquisitionCost: null,
        fireHours: 8,
        complaintDays: null,
        enquiryDays: null,
      })
    },
  },
  {
    day: ago(365),
    by: 'renz',
    // The job of the night, a year ago.
    run: async ({ runner }) => await jobs.storeAccountValues?.run({ runner } as JobTools),
  },
  {
    day: ago(200),
    by: 'renz',
    async run({ call, id }) {
      const { criteria } = await call.getKeyAccountSettings({})
      for (const [customer, points] of Object.entries(strategic)) {
        const ratings = Object.fromEntries(criteria.map((one, at) => [one.id, points[at] ?? 2]))
        await call.rateStrategy({ customerId: id(customer), ratings })
      }
      const gears = { complexity: 2, fewStrong: 2, longCycles: 1, coInnovation: 2 }
      await call.rateSegmentFit({
        branch: 'Getriebe',
        ratings: { ...gears, standardProduct: -1, massMarket: -2, shortCycles: -1, transactional: -1 },
      })
      const packing = { complexity: 1, fewStrong: 0, longCycles: -1, coInnovation: 1 }
      await call.rateSegmentFit({
        branch: 'Verpackungstechnik',
        ratings: { ...packing, standardProduct: 0, massMarket: -1, shortCycles: 1, transactional: 0 },
      })
    },
  },
]
