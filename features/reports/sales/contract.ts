import { z } from 'zod'
import { converted } from '#features/currencies/contract.ts'
import { defineOperation } from '#shared/contract.ts'
import { cuts } from './rules.ts'

const count = z.number()
const rate = z.number().nullable()

/** Of those created in the period: won, lost and pending until today, and won / created. */
export const cohort = z.object({ created: count, won: count, lost: count, pending: count, rate })

export const figures = {
  won: count,
  lost: count,
  /** Of the lost ones. */
  noDecision: count,
  /** At the end of the period. */
  open: count,
  /** Closed as budgetary enquiries; counted nowhere else. */
  budgetary: count,
  /** Closed without a known amount, which counts as 0. */
  withoutAmount: count,
  /** 0–1, by count and by value. */
  closingRate: rate,
  closingRateByValue: rate,
  /** Minor units. */
  wonValue: count,
  lostValue: count,
  openValue: count,
  averageDeal: rate,
  /** Days from creation to won. */
  cycleMean: rate,
  cycleMedian: rate,
  cohort,
}

export const contract = {
  getSales: defineOperation({
    method: 'GET',
    path: '/api/reports/sales',
    summary:
      'Closing rate, won, lost and open value, average deal and cycle of a period, by member (the own row; the sales lead sees each), product, quarter, month, region, channel, kind or customer.',
    runs: 'report',
    input: z.object({
      /** First and last day, both included; without them the fiscal year so far. */
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      by: z.enum(cuts).default('member'),
      /** Only what these members hold: oneself, for the sales lead anyone. */
      owner: z.array(z.string().max(36)).max(1000).optional(),
    }),
    output: z.object({
      period: z.object({ from: z.string(), to: z.string() }),
      currency: z.string(),
      /** Largest won value first; quarters (`2026-Q4` of the fiscal year, the key its first day) and months by time. At most 5,000, the rest is in the total only. */
      rows: z.array(z.object({ key: z.string().nullable(), name: z.string().nullable(), ...figures })),
      total: z.object({ ...figures, velocityPerDay: rate }),
      /** What of other currencies is in the values, by the rate valid on the last day of the period. */
      converted,
      /** Opportunities in currencies without a rate, counted nowhere. */
      otherCurrencies: z.array(z.object({ currency: z.string(), count, amount: z.number() })),
      ownOnly: z.boolean(),
    }),
    example: { from: '2026-01-01', to: '2026-12-31', by: 'member' },
  }),
}
