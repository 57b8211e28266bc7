import { z } from 'zod'
import { converted } from '#features/currencies/contract.ts'
import { lights } from '#features/key-accounts/rules/health.ts'
import { defineOperation, fileAnswer } from '#shared/contract.ts'
import { balances, effortKinds } from './rules/balance.ts'
import { promiseKinds } from './rules/promises.ts'
import { valueClasses } from './settings.ts'

const id = z.string().max(36)
const period = z.object({ from: z.string(), to: z.string() })

export const missing = ['margin', 'retention', 'retentionTooHigh'] as const

/** Amounts in minor units, shares 0–1. */
const value = z.object({
  customerId: z.string(),
  name: z.string(),
  ownerId: z.string().nullable(),
  class: z.enum(valueClasses),
  /** Of the last twelve full months and of the twelve before. */
  revenue: z.number(),
  revenueBefore: z.number(),
  growth: z.number().nullable(),
  /** Of the last twelve full months; none while it is unknown. */
  margin: z.number().nullable(),
  marginRate: z.number().nullable(),
  /** Minutes of all activities of the last twelve full months, and what they cost by the rate per hour. */
  minutes: z.number(),
  cost: z.number().nullable(),
  /** Margin after the cost to serve, and what of each euro that is. */
  net: z.number().nullable(),
  netRate: z.number().nullable(),
  /** 0–4. */
  relationship: z.number(),
  light: z.enum(lights).nullable(),
  balance: z.enum(balances).nullable(),
  lifetime: z.object({ afterYear: z.number(), now: z.number() }).nullable(),
  /** Why there is none. */
  missing: z.enum(missing).nullable(),
  /** What it was computed from: per year, of the last 24 full months; how much of their revenue has a known margin. */
  marginPerYear: z.number().nullable(),
  marginKnown: z.number().nullable(),
  /** Full months since the first revenue, where those are fewer than 24. */
  monthsKnown: z.number().nullable(),
  retention: z.object({
    rate: z.number().nullable(),
    source: z.enum(['counted', 'byHand', 'unknown']),
    /** Customers of the class with revenue in the year before. */
    of: z.number(),
  }),
  /** None while it is unknown: then it counts as 0. */
  acquisitionCost: z.number().nullable(),
  /** As stored a year before (first margin after one year), and the change since. */
  valueBefore: z.number().nullable(),
  valueGrowth: z.number().nullable(),
  /** Answers within the promised time, of all that are judged; the last twelve months. */
  answered: z.object({ inTime: z.number(), judged: z.number() }),
})
export type AccountValue = z.infer<typeof value>

const frame = {
  /** The last twelve full months, and the last 24. */
  period,
  period24: period,
  currency: z.string(),
  converted,
  discount: z.number(),
  /** Of the whole company in the last twelve full months; none where that is unknown or not for the caller. */
  company: z.object({ marginRate: z.number().nullable(), netRate: z.number().nullable() }),
}

const minutes = z.record(z.enum(effortKinds), z.number().min(0).max(2400))
const hours = z.number().min(0.25).max(200)
const days = z.number().int().min(0).max(60)
const policy = {
  discount: z.number().min(0).max(1),
  /** Of classes with fewer than twenty customers; none: unknown. */
  retention: z.partialRecord(z.enum(valueClasses), z.number().min(0).max(9).nullable()),
  /** Minor units per hour. */
  hourRate: z.number().int().min(0).max(1e9),
  minutes,
  promised: z.object({ fire: hours, complaint: days, enquiry: days }),
  business: z.object({ from: z.number().int().min(0).max(23), to: z.number().int().min(1).max(24) }),
}

export const contract = {
  getAccountValues: defineOperation({
    method: 'GET',
    path: '/api/account-values',
    summary:
      'What the key accounts are worth: lifetime value, growth, margin and cost to serve beside the relationship; only those whose plan the caller may see.',
    runs: 'report',
    input: z.object({}),
    output: z.object({ ...frame, accounts: z.array(value) }),
    example: {},
  }),
  exportAccountValues: defineOperation({
    method: 'GET',
    path: '/api/account-values/export',
    summary: 'The same as an Excel workbook.',
    answers: 'file',
    runs: 'report',
    input: z.object({}),
    output: fileAnswer,
    example: {},
  }),
  getAccountValue: defineOperation({
    method: 'GET',
    path: '/api/account-values/:customerId',
    summary:
      'What one customer is worth, where it grows by product group, and how promised times of answering were kept.',
    runs: 'report',
    input: z.object({ customerId: id }),
    output: z.object({
      ...frame,
      value,
      /** By product group, the largest first; without a product: `group` is none. */
      groups: z.array(
        z.object({
          group: z.string().nullable(),
          revenue: z.number(),
          revenueBefore: z.number(),
          growth: z.number().nullable(),
        }),
      ),
      promises: z.array(
        z.object({
          kind: z.enum(promiseKinds),
          /** Hours of business for fires, else workdays. */
          within: z.number(),
          /** Agreed on with this customer; else what the company promises all. */
          own: z.boolean(),
          inTime: z.number(),
          late: z.number(),
          open: z.number(),
          median: z.number().nullable(),
        }),
      ),
      since: z.string(),
      canChange: z.boolean(),
    }),
  }),
  setAccountTerms: defineOperation({
    method: 'PUT',
    path: '/api/account-values/:customerId/terms',
    summary: 'What it cost to win a customer, and within what time it is promised answers; none: as the company says.',
    input: z.object({
      customerId: id,
      acquisitionCost: z.number().int().min(0).max(1e15).nullable(),
      fireHours: hours.nullable(),
      complaintDays: days.nullable(),
      enquiryDays: days.nullable(),
    }),
    output: z.object({ undo: z.string() }),
  }),
  getValueSettings: defineOperation({
    method: 'GET',
    path: '/api/account-value-settings',
    summary: 'Discount, retention by hand, minutes for each kind of activity, rate per hour, promised times.',
    input: z.object({}),
    output: z.object({
      ...policy,
      currency: z.string(),
      /** As counted, for each class. */
      counted: z.record(z.enum(valueClasses), z.object({ rate: z.number().nullable(), of: z.number() })),
      canChange: z.boolean(),
    }),
  }),
  changeValueSettings: defineOperation({
    method: 'PATCH',
    path: '/api/account-value-settings',
    summary: 'Changes how the value of key accounts is computed, or what they are promised.',
    input: z.object(policy).partial(),
    output: z.object({}),
  }),
}
