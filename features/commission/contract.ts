import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { shareReasons } from './rules.ts'

const id = z.string().max(36)
const day = z.iso.date()
const undo = z.object({ undo: z.string() })
const period = { from: day, to: day }

const share = z.object({ memberId: id, basisPoints: z.number().int() })
const shares = z.array(share).max(12)
const credit = z.object({ shares: z.array(share), reason: z.enum(shareReasons) })
export type Credit = z.infer<typeof credit>

const policy = {
  /** Won deals on the day they were won, or invoices. */
  base: z.enum(['won', 'invoiced']),
  /** So long after a handover sales takes part in follow-up business. */
  followUpMonths: z.number().int().min(0).max(60),
  /** Part of sales in it, basis points. */
  followUpShare: z.number().int().min(0).max(10_000),
}

const sums = {
  /** Credited, and what it pays; minor units. */
  part: z.number(),
  pay: z.number(),
  /** How many lines, and how many of them correct what was stated before. */
  lines: z.number(),
  corrections: z.number(),
}

const line = z.object({
  recordId: z.string(),
  customerId: z.string().nullable(),
  title: z.string(),
  day: z.string(),
  /** Of the deal or invoice as it is known now; minor units. */
  amount: z.number(),
  basisPoints: z.number(),
  reason: z.enum(shareReasons),
  part: z.number(),
  /** Basis points. */
  rate: z.number(),
  pay: z.number(),
  kind: z.enum(['regular', 'correction']),
})
export type StatementLine = z.infer<typeof line>

export const contract = {
  getCommissionSettings: defineOperation({
    method: 'GET',
    path: '/api/commission/settings',
    summary: 'What commission is paid on, how follow-up business is shared, and the rates that the caller may see.',
    input: z.object({}),
    output: z.object({
      ...policy,
      plans: z.array(z.object({ id: z.string(), memberId: z.string(), validFrom: z.string(), rate: z.number() })),
      /** Statements exist: what it is paid on stays. */
      baseFixed: z.boolean(),
      canChange: z.boolean(),
    }),
  }),
  changeCommissionSettings: defineOperation({
    method: 'PATCH',
    path: '/api/commission/settings',
    summary: 'Changes what commission is paid on, or how follow-up business is shared.',
    input: z.object(policy).partial(),
    output: z.object({}),
    example: { followUpMonths: 12 },
  }),
  setCommissionPlan: defineOperation({
    method: 'PUT',
    path: '/api/commission/plans',
    summary: 'The rate of a member in basis points from a day on; that of the same day is replaced.',
    input: z.object({ memberId: id, validFrom: day, rate: z.number().int().min(0).max(10_000) }),
    output: undo.extend({ id: z.string() }),
  }),
  deleteCommissionPlan: defineOperation({
    method: 'DELETE',
    path: '/api/commission/plans/:id',
    summary: 'Takes a rate out.',
    input: z.object({ id }),
    output: undo,
  }),
  getAccountCredit: defineOperation({
    method: 'GET',
    path: '/api/commission/accounts/:customerId',
    summary:
      'Who is credited with the business of a customer: as set, with the day from which it holds, and by default.',
    input: z.object({ customerId: id }),
    output: z.object({
      versions: z.array(z.object({ id: z.string(), validFrom: z.string(), shares: z.array(share) })),
      /** A deal won or an invoice of today. */
      today: credit,
      canChange: z.boolean(),
    }),
  }),
  setAccountCredit: defineOperation({
    method: 'PUT',
    path: '/api/commission/accounts/:customerId',
    summary: 'Sets who is credited with the business of a customer from a day on; the shares make 10,000 basis points.',
    input: z.object({ customerId: id, validFrom: day, shares }),
    output: undo,
  }),
  deleteAccountCredit: defineOperation({
    method: 'DELETE',
    path: '/api/commission/accounts/:customerId/:id',
    summary: 'Takes out what was set for a customer from a day on.',
    input: z.object({ customerId: id, id }),
    output: undo,
  }),
  getDealCredit: defineOperation({
    method: 'GET',
    path: '/api/commission/deals/:opportunityId',
    summary: 'Who is credited with a deal, and why.',
    input: z.object({ opportunityId: id }),
    output: credit.extend({ canChange: z.boolean() }),
  }),
  setDealCredit: defineOperation({
    method: 'PUT',
    path: '/api/commission/deals/:opportunityId',
    summary: 'Sets who is credited with a deal; without shares it follows the account again.',
    input: z.object({ opportunityId: id, shares }),
    output: undo,
  }),
  getCommission: defineOperation({
    method: 'GET',
    path: '/api/reports/commission',
    summary:
      'What a period pays each member (the own one; the sales lead all), locked or as known today, with what corrects earlier ones.',
    runs: 'report',
    input: z.object({ from: day.optional(), to: day.optional() }),
    output: z.object({
      ...period,
      currency: z.string(),
      members: z.array(z.object({ memberId: z.string(), name: z.string(), ...sums })),
      total: z.object(sums),
      locked: z.boolean(),
      /** The last day of what is locked. */
      lockedUntil: z.string().nullable(),
      /** Won or invoiced in the period in other currencies: nothing is paid on them. */
      otherCurrencies: z.array(z.string()),
      canLock: z.boolean(),
    }),
  }),
  getStatement: defineOperation({
    method: 'GET',
    path: '/api/reports/commission/:memberId',
    summary:
      'The statement of a member for a period, line by line: each with its share, the reason for it, and the rate.',
    runs: 'report',
    input: z.object({ ...period, memberId: id }),
    output: z.object({
      currency: z.string(),
      name: z.string(),
      locked: z.boolean(),
      ...sums,
      /** At most 2,000, the latest first. */
      list: z.array(line),
    }),
  }),
  lockStatements: defineOperation({
    method: 'POST',
    path: '/api/commission/statements',
    summary: 'Locks a period that is over: its statements stay as they are, later changes are corrections in the next.',
    input: z.object(period),
    output: z.object({ statements: z.number() }),
  }),
}
