import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { winKinds } from './rules.ts'

const id = z.string().max(36)

const win = z.object({
  /** What happened and its record: the same at every reading. */
  key: z.string(),
  kind: z.enum(winKinds),
  day: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  opportunityId: z.string().nullable(),
  /** Of the opportunity. */
  title: z.string().nullable(),
  personName: z.string().nullable(),
  fromStageId: z.string().nullable(),
  toStageId: z.string().nullable(),
  /** Days of silence before. */
  days: z.number().nullable(),
  /** Whose success it is. */
  memberId: z.string().nullable(),
  memberName: z.string().nullable(),
  thanks: z.array(z.object({ memberId: z.string(), name: z.string(), day: z.string() })),
  canThank: z.boolean(),
})
export type SmallWin = z.infer<typeof win>

export const contract = {
  listSmallWins: defineOperation({
    method: 'GET',
    path: '/api/reports/small-wins',
    summary:
      'Small successes at target customers, read from what happened, the latest first: first appointment with a decider, a stage forward, a reference, spoken or ordered again after long silence; and who said thanks.',
    runs: 'report',
    input: z.object({
      /** First and last day, both included, at most a year; without them the running quarter of the fiscal year. */
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      /** Only what these members achieved. */
      owner: z.array(id).max(50).optional(),
      limit: z.number().int().min(1).max(100).default(10),
    }),
    output: z.object({
      period: z.object({ from: z.string(), to: z.string() }),
      wins: z.array(win),
      total: z.number(),
    }),
    example: { from: '2026-10-01', to: '2026-12-31' },
  }),
}
