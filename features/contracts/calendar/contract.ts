import { z } from 'zod'
import { converted } from '#features/currencies/contract.ts'
import { defineOperation } from '#shared/contract.ts'
import { decision } from '../contract.ts'
import { termKinds } from '../rules/decisions.ts'

const day = z.iso.date()

const entry = z.object({
  contractId: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  keyAccount: z.boolean(),
  ownerId: z.string().nullable(),
  name: z.string(),
  decision,
  autoRenewMonths: z.number().nullable(),
  /** Minor units. */
  amountPerYear: z.number(),
  currency: z.string(),
  renewal: z.object({ id: z.string(), title: z.string(), outcome: z.enum(['won', 'lost']).nullable() }).nullable(),
})
export type CalendarEntry = z.infer<typeof entry>

const due = z.object({
  contractId: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  name: z.string(),
  dueDay: z.string(),
  renewed: z.boolean(),
  /** How the next term came about, where it is known. */
  how: z.enum(termKinds).nullable(),
  amount: z.number(),
})
export type DueContract = z.infer<typeof due>

export const contract = {
  getContractCalendar: defineOperation({
    method: 'GET',
    path: '/api/contract-calendar',
    summary: 'What must be decided next about contracts within 18 months: the last day of notice, or the end.',
    input: z.object({
      /** Those of key accounts before the others, only those, or all by their day. */
      accounts: z.enum(['first', 'only', 'all']).default('first'),
    }),
    output: z.object({
      until: z.string(),
      /** By day, at most 500. */
      entries: z.array(entry),
      count: z.number(),
      /** So many of them are in the time in which one talks about it. */
      now: z.number(),
    }),
    example: {},
  }),
  getRetention: defineOperation({
    method: 'GET',
    path: '/api/contract-retention',
    summary: 'Renewal rate by count and value, net and gross revenue retention of a period (12 months, if not said).',
    runs: 'report',
    input: z.object({
      from: day.optional(),
      to: day.optional(),
      keyAccounts: z.union([z.boolean(), z.stringbool()]).default(false),
    }),
    output: z.object({
      from: z.string(),
      to: z.string(),
      currency: z.string(),
      converted,
      /** Contracts in these currencies are left out: there is no rate. */
      leftOut: z.array(z.string()),
      contracts: z.number(),
      /** Value per year of the customers before the period and how it moved; minor units, shares of 1. */
      start: z.number(),
      expansion: z.number(),
      contraction: z.number(),
      churn: z.number(),
      nrr: z.number().nullable(),
      grr: z.number().nullable(),
      renewals: z.object({
        due: z.number(),
        renewed: z.number(),
        rate: z.number().nullable(),
        value: z.number(),
        valueRenewed: z.number(),
        valueRate: z.number().nullable(),
      }),
      /** What was due, by day; at most 200. */
      terms: z.array(due),
    }),
    example: {},
  }),
}
