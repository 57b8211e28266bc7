import { z } from 'zod'
import { converted } from '#features/currencies/contract.ts'
import { measures, scopes } from '#features/goals/rules.ts'
import { cohort } from '#features/reports/sales/contract.ts'
import { businessKinds } from '#features/weighting/rules.ts'
import { defineOperation } from '#shared/contract.ts'
import { leadStates, recordKinds } from './rules.ts'

const id = z.string().max(36)
const period = z.object({ from: z.string(), to: z.string() })
const count = z.number()
const none = z.number().nullable()

const asked = {
  /** First and last day, both included; without them the running quarter of the fiscal year. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Without it the company, or oneself where one does not read all of it. */
  scope: z.enum(scopes).optional(),
  /** The member, or the lead of the team. */
  memberId: id.optional(),
}

/** A figure against its goal; amounts in minor units, shares 0–1. */
const measured = z.object({
  measure: z.enum(measures),
  value: none,
  /** None where nobody set one for this period. */
  goal: none,
  attained: none,
  /** What it comes to if it goes on as so far. */
  expected: none,
  pace: none,
  gap: none,
  /** Open opportunities needed to fill the gap at the closing rate of the last 12 months. */
  pipeline: none,
  /** What of them is not there yet: what must come in new, open and due by the end of the period. */
  missing: none,
  /** What is open and due by the end of the period, of the gap. */
  coverage: none,
})
export type Measured = z.infer<typeof measured>

export const contract = {
  getFigures: defineOperation({
    method: 'GET',
    path: '/api/reports/figures',
    summary:
      'The figures of sales in a period, of the company, a team or one member, against their goals: revenue plain and new-business-weighted, order intake, new customers, closings, closing rate, cycle, first visits, leads that became customers.',
    runs: 'report',
    input: z.object(asked),
    output: z.object({
      period,
      currency: z.string(),
      scope: z.enum(scopes),
      memberId: z.string().nullable(),
      /** Share of the period that is over, by season. */
      elapsed: count,
      measured: z.array(measured),
      /** What new customers count for at the end of the period, and the revenue by what it counts as. */
      weights: z.object({ newCustomer: count, newMonths: count }),
      byKind: z.record(z.enum(businessKinds), count),
      /** Customers whose first known purchase may not have been the first. */
      unknownFirsts: count,
      sales: z.object({
        won: count,
        lost: count,
        noDecision: count,
        budgetary: count,
        withoutAmount: count,
        closingRate: none,
        closingRateByValue: none,
        wonValue: count,
        averageDeal: none,
        cycleMean: none,
        cycleMedian: none,
        cohort,
      }),
      /** Of the leads received in the period, those whose opportunity was won until today; pending: neither won nor lost nor rejected. */
      conversion: z.object({ leads: count, opportunities: count, customers: count, pending: count, rate: none }),
      /** What of other currencies is in revenue, in what was closed or is open, and in the order intake, by the rate of the last day. */
      converted: z.object({ revenue: converted, deals: converted, orderIntake: converted }),
      /** Without a rate; counted nowhere. */
      otherCurrencies: z.array(z.object({ currency: z.string(), amount: z.number() })),
    }),
    example: { from: '2026-10-01', to: '2026-12-31' },
  }),
  getOrderIntake: defineOperation({
    method: 'GET',
    path: '/api/reports/figures/order-intake',
    summary: 'The order intake of a period against its goal, with pace, gap and the pipeline that is needed.',
    runs: 'report',
    input: z.object(asked),
    output: measured.extend({ period, currency: z.string(), elapsed: count }),
  }),
  listFigureRecords: defineOperation({
    method: 'GET',
    path: '/api/reports/figures/records',
    summary: 'The customers, opportunities, visits or leads that a figure counts; the largest or latest first.',
    runs: 'report',
    input: z.object({
      ...asked,
      of: z.enum(recordKinds),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.object({
      period,
      currency: z.string(),
      records: z.array(
        z.object({
          customerId: z.string().nullable(),
          opportunityId: z.string().nullable(),
          leadId: z.string().nullable(),
          title: z.string().nullable(),
          day: z.string().nullable(),
          amount: none,
          /** New-business-weighted, beside the plain amount. */
          weighted: none,
          /** What it counts as: new customer, won, lost, pending … */
          state: z.enum([...businessKinds, ...leadStates, 'won']).nullable(),
        }),
      ),
      total: count,
    }),
    example: { of: 'revenue' },
  }),
}
