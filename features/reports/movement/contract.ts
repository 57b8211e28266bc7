import { z } from 'zod'
import { convertedCount } from '#features/currencies/contract.ts'
import { defineOperation } from '#shared/contract.ts'
import { type Column, columns, scopes } from './rules/flows.ts'

const id = z.string().max(36)
const period = z.object({ from: z.string(), to: z.string() })
const perColumn = Object.fromEntries(columns.map((column) => [column, z.number()])) as Record<Column, z.ZodNumber>
const amounts = z.object(perColumn)
/** Number and amount of some steps; minor units. */
const tally = z.object({ count: z.number(), amount: z.number() })

export const parts = ['member', 'stage', 'kind', 'channel'] as const

const asked = {
  /** First and last day, both included; without them the running quarter of the fiscal year. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  scope: z.enum(scopes).default('due'),
  /** Only what these members hold (oneself, for the sales lead anyone); kind and channel as they are today. */
  owner: z.array(id).max(50).optional(),
  kind: z.string().max(40).optional(),
  channel: z.string().max(40).optional(),
}

const deal = z.object({
  id: z.string(),
  title: z.string(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  ownerId: z.string().nullable(),
  /** It was deleted since, and has no page any more. */
  deleted: z.boolean(),
})

export const contract = {
  getMovement: defineOperation({
    method: 'GET',
    path: '/api/reports/movement',
    summary:
      'The movement of the pipeline over a period: opening, what came and went, closing; by member, stage, kind or channel. A past period as known five days after its end, with what later corrections changed.',
    runs: 'report',
    input: z.object({ ...asked, by: z.enum(parts).optional() }),
    output: z.object({
      period,
      scope: z.enum(scopes),
      currency: z.string(),
      rows: z.array(z.object({ key: z.string().nullable(), name: z.string().nullable(), ...perColumn })),
      total: amounts,
      /** How many opportunities stand in each column. */
      counts: amounts,
      asKnownOn: z.string(),
      /** The period is not over yet. */
      running: z.boolean(),
      /** By how much later corrections changed each column; none where nothing changed. */
      correctedBy: amounts.nullable(),
      steps: z.object({ forward: tally, back: tally, won: tally, lost: tally, index: z.number() }),
      /** Of those due at its start, moved beyond its end or still open after it. */
      slipped: z.object({ count: z.number(), due: z.number(), rate: z.number().nullable() }),
      /** What came furthest, with the stages it went through. */
      moving: z.array(deal.extend({ amount: z.number(), path: z.array(z.string()), won: z.boolean() })),
      /** All that came forward, each once. */
      advanced: tally,
      /** Counted by the rate valid on the last day of the period, as known then. */
      converted: convertedCount,
      /** Without a rate; counted nowhere. */
      otherCurrencies: z.array(z.object({ currency: z.string(), count: z.number() })),
      ownOnly: z.boolean(),
    }),
    example: { from: '2026-10-01', to: '2026-12-31', by: 'member' },
  }),
  listMovement: defineOperation({
    method: 'GET',
    path: '/api/reports/movement/opportunities',
    summary: 'The opportunities behind one column of the movement, with before and after; the largest first.',
    runs: 'report',
    input: z.object({
      ...asked,
      by: z.enum(parts).optional(),
      column: z.enum(columns),
      /** The part; `none` for what has none. Without it all. */
      key: z.string().max(60).optional(),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.object({
      period,
      currency: z.string(),
      opportunities: z.array(
        deal.extend({
          /** What it adds to the column. */
          amount: z.number(),
          before: z.number().nullable(),
          after: z.number(),
          fromStageId: z.string().nullable(),
          toStageId: z.string().nullable(),
          fromOwnerId: z.string().nullable(),
          toOwnerId: z.string().nullable(),
        }),
      ),
      total: z.number(),
    }),
    example: { column: 'won' },
  }),
}
