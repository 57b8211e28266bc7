import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { measures, scopes } from './rules.ts'

const id = z.string().max(36)
/** Minor units, a whole count, or a share 0–1; none: no goal of its own. */
const value = z.number().min(0).max(1e15).nullable()
const set = {
  year: value,
  quarters: z.array(value).length(4),
  months: z.array(value).length(12),
}

const whose = {
  scope: z.enum(scopes).default('company'),
  /** The member, or the lead of the team. */
  memberId: id.optional(),
}

export const contract = {
  listGoals: defineOperation({
    method: 'GET',
    path: '/api/goals',
    summary:
      'What the company, a team or a member aims at in a fiscal year: as set, and as it is for each quarter and month, spread by season.',
    runs: 'report',
    input: z.object({ ...whose, /** A day of the fiscal year; this one, if left out. */ day: z.iso.date().optional() }),
    output: z.object({
      year: z.object({ from: z.string(), to: z.string() }),
      currency: z.string(),
      /** The share of each month of the fiscal year, and over how many full years it was seen (0: even). */
      season: z.array(z.number()),
      seasonYears: z.number(),
      measures: z.array(z.object({ measure: z.enum(measures), set: z.object(set), goals: z.object(set) })),
      canChange: z.boolean(),
    }),
  }),
  setGoals: defineOperation({
    method: 'PUT',
    path: '/api/goals',
    summary: 'Sets the goals of one measure in a fiscal year; what is left empty is spread by season, or has none.',
    input: z.object({
      ...whose,
      measure: z.enum(measures),
      day: z.iso.date().optional(),
      year: value.default(null),
      quarters: set.quarters.default([null, null, null, null]),
      months: set.months.default(Array.from({ length: 12 }, () => null)),
    }),
    output: z.object({ undo: z.string() }),
    example: { measure: 'orderIntake', year: 240_000_000 },
  }),
}
