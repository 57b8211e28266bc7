import { z } from 'zod'
import { converted } from '#features/currencies/contract.ts'
import { classes } from '#features/customers/rules.ts'
import { defineOperation, fileAnswer } from '#shared/contract.ts'
import { changes, parts } from './rules.ts'

const id = z.string().max(36)

export const baseInput = {
  /** First and last day, both included; without them the last 12 full months. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Companies of one group as one. */
  byParent: z.boolean().optional(),
}
/** What if these leave: the others with their new shares (`without`), or only those who leave (`only`). */
const narrowing = { without: z.array(id).max(50).optional(), only: z.array(id).max(50).optional() }
const period = z.object({ from: z.string(), to: z.string() })

export const baseRow = z.object({
  customerId: z.string(),
  name: z.string(),
  ownerId: z.string().nullable(),
  /** Minor units. */
  revenue: z.number(),
  /** None where no margin of the customer is known. */
  margin: z.number().nullable(),
  /** 0–1 of the total; none without revenue. */
  share: z.number().nullable(),
  runningShare: z.number().nullable(),
  class: z.enum(classes).nullable(),
  revenueNow: z.number(),
  revenueBefore: z.number(),
  change: z.enum(changes),
})
export type BaseRow = z.infer<typeof baseRow>

const shares = {
  /** Sum of the positive revenues of the period. */
  total: z.number(),
  cr1: z.number().nullable(),
  cr3: z.number().nullable(),
  cr5: z.number().nullable(),
  hhi: z.number().nullable(),
}

export const contract = {
  getCustomerBase: defineOperation({
    method: 'GET',
    path: '/api/reports/customer-base',
    summary:
      'The customer base of a period: total, ABC, CR1, CR3, CR5, HHI, dependence, growth, new and lost customers; with `without`, what it would be if these leave.',
    runs: 'report',
    input: z.object({ ...baseInput, without: z.array(id).max(50).optional() }),
    output: z.object({
      period,
      /** The last 12 full months up to the end of the period, and the 12 before. */
      months: z.object({ now: period, before: period }),
      currency: z.string(),
      ...shares,
      hhiLevel: z.enum(['low', 'moderate', 'high']).nullable(),
      margin: z.number().nullable(),
      /** By what the classes are cut. */
      basis: z.enum(['revenue', 'margin']),
      /** With revenue in the period. */
      customers: z.number(),
      top: z.array(baseRow),
      /** Customers with 10 % and more. */
      dependences: z.array(baseRow),
      dependsOnThree: z.boolean(),
      classes: z.array(
        z.object({
          class: z.enum(classes).nullable(),
          customers: z.number(),
          revenue: z.number(),
          share: z.number().nullable(),
        }),
      ),
      /** Share of the customers, and of the revenue that they have together, from the largest on. */
      curve: z.array(z.tuple([z.number(), z.number()])),
      revenueNow: z.number(),
      revenueBefore: z.number(),
      growth: z.number().nullable(),
      changes: z.array(
        z.object({ change: z.enum(changes), customers: z.number(), revenueNow: z.number(), revenueBefore: z.number() }),
      ),
      lost: z.array(baseRow),
      new: z.array(baseRow),
      /** What of other currencies is in the revenue of the period, by the rate valid on its last day. */
      converted,
      /** Not counted, because it belongs to no customer, or was invoiced in a currency without a rate. */
      notCounted: z.object({
        withoutCustomer: z.number(),
        otherCurrencies: z.array(z.object({ currency: z.string(), amount: z.number() })),
      }),
      /** Only customers that the caller is concerned with are counted. */
      ownOnly: z.boolean(),
      whatIf: z
        .object({
          customers: z.array(baseRow),
          /** A year, from the last 12 full months. */
          revenue: z.number(),
          margin: z.number().nullable(),
          share: z.number().nullable(),
          newRevenue: z.number(),
          /** How many customers brought it. */
          newCustomers: z.number(),
          monthsToReplace: z.number().nullable(),
          after: z.object({ ...shares, top: z.array(baseRow) }),
        })
        .nullable(),
    }),
    example: {},
  }),
  listCustomerBase: defineOperation({
    method: 'GET',
    path: '/api/reports/customer-base/customers',
    summary: 'The customers behind a figure of the customer base, largest first.',
    runs: 'report',
    input: z.object({
      ...baseInput,
      ...narrowing,
      part: z.enum(parts).default('all'),
      after: z.string().max(60).optional(),
      limit: z.number().int().min(1).max(10_000).default(100),
    }),
    output: z.object({
      period,
      months: z.object({ now: period, before: period }),
      currency: z.string(),
      /** Taken off yearly or monthly sums of lists in the period, since invoices of that time are there too. */
      covered: z.number(),
      customers: z.array(baseRow),
      next: z.string().nullable(),
      total: z.number(),
    }),
    example: { part: 'A' },
  }),
  exportCustomerBase: defineOperation({
    method: 'GET',
    path: '/api/reports/customer-base/export',
    summary: 'The customer base as an Excel workbook, largest first.',
    answers: 'file',
    runs: 'report',
    input: z.object({ ...baseInput, ...narrowing, part: z.enum(parts).default('all') }),
    output: fileAnswer,
    example: {},
  }),
}
