import { z } from 'zod'
import { convertedCount } from '#features/currencies/contract.ts'
import { defineOperation } from '#shared/contract.ts'
import { cuts } from './rules.ts'

const id = z.string().max(36)
const outcome = z.enum(['won', 'lost'])
const period = z.object({ from: z.string(), to: z.string() })
/** Number and amount; minor units. */
const tally = z.object({ count: z.number(), amount: z.number() })
const rate = z.number().nullable()
const reviewed = {
  won: tally,
  lost: tally,
  /** Of the lost ones. */
  noDecision: tally,
  /** Closed without a known amount, which counts as 0. */
  withoutAmount: z.number(),
  closingRate: rate,
  closingRateByValue: rate,
  /** The most frequent first; none: closed without a reason. */
  reasons: z.array(tally.extend({ outcome, reason: z.string().nullable() })),
}

const asked = {
  /** First and last day of closing, both included; without them the running fiscal year. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  owner: z.array(id).max(50).optional(),
  kind: z.array(z.string().max(40)).max(10).optional(),
  channel: z.array(z.string().max(60)).max(50).optional(),
  by: z.enum(cuts).default('stage'),
}

export const contract = {
  getWinLoss: defineOperation({
    method: 'GET',
    path: '/api/reports/win-loss',
    summary:
      'Why opportunities were won and lost in a period: reasons with number and amount, by stage, competitor, kind, channel or amount. "No decision" counts as lost.',
    runs: 'report',
    input: z.object(asked),
    output: z.object({
      period,
      currency: z.string(),
      /** The company's reasons in their order, with those that stand no longer on its list. */
      reasonNames: z.array(z.object({ id: z.string(), name: z.string(), outcome })),
      total: z.object(reviewed),
      /** At most 200 parts, stages in their order and amounts ascending, others by what was lost. */
      rows: z.array(z.object({ key: z.string().nullable(), name: z.string().nullable(), ...reviewed })),
      /** Budgetary enquiries, counted nowhere. */
      budgetary: z.number(),
      /** Counted by the rate valid on the last day of the period. */
      converted: convertedCount,
      /** Without a rate; counted nowhere. */
      otherCurrencies: z.array(z.object({ currency: z.string(), count: z.number() })),
      ownOnly: z.boolean(),
    }),
    example: { from: '2026-01-01', to: '2026-12-31', by: 'stage' },
  }),
  listWinLoss: defineOperation({
    method: 'GET',
    path: '/api/reports/win-loss/opportunities',
    summary: 'The opportunities that one figure of the win/loss review counts; the largest first.',
    runs: 'report',
    input: z.object({
      ...asked,
      outcome: outcome.optional(),
      /** `none`: closed without a reason. */
      reason: id.optional(),
      /** The part of `by`; `none` for what has none. Without it all. */
      key: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.object({
      period,
      currency: z.string(),
      opportunities: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          customerId: z.string().nullable(),
          customerName: z.string().nullable(),
          ownerId: z.string().nullable(),
          stageId: z.string().nullable(),
          amount: z.number().nullable(),
          outcome,
          closedDay: z.string(),
          reason: z.string().nullable(),
          reasonNote: z.string().nullable(),
          competitor: z.string().nullable(),
        }),
      ),
      total: z.number(),
    }),
    example: { outcome: 'lost', reason: 'price' },
  }),
}
