import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { decisionKinds } from './rules/decisions.ts'

const id = z.string().max(36)
const day = z.iso.date()
const undo = z.string()
const text = (largest: number) =>
  z
    .string()
    .trim()
    .max(largest)
    .nullable()
    .transform((value) => value || null)

const fields = {
  name: z.string().trim().min(1).max(200),
  /** As the contract itself or the ERP says it. */
  number: text(60),
  startDay: day,
  /** The last day of the term; none: it runs until somebody ends it. */
  endDay: day.nullable(),
  /** Minor units. */
  amountPerYear: z.number().int(),
  /** 0–1; none: nobody dares to say, so nothing is expected after the term. */
  renewalProbability: z.number().min(0).max(1).nullable(),
  /** The opportunity that decides about the renewal; it counts instead of the probability. */
  renewalId: id.nullable(),
  /** By when before the end of a term notice is given, in whole months; none: nothing is agreed. */
  noticeMonths: z.number().int().min(0).max(60).nullable(),
  /** So many months it goes on by itself where nobody gave notice; none: it does not. */
  autoRenewMonths: z.number().int().min(1).max(120).nullable(),
  /** What is agreed about prices, in the words of the contract. */
  priceClause: text(2000),
  /** So many days before a decision its task comes; none: sixty. */
  leadDays: z.number().int().min(0).max(730).nullable(),
  note: text(1000),
}
const optional = {
  number: true,
  endDay: true,
  renewalProbability: true,
  renewalId: true,
  noticeMonths: true,
  autoRenewMonths: true,
  priceClause: true,
  leadDays: true,
  note: true,
} as const

/** What must be decided next: by when notice can be given, or what comes after the last day. */
export const decision = z.object({
  kind: z.enum(decisionKinds),
  day: z.string(),
  /** The last day of the term it is about. */
  endDay: z.string(),
  /** From then on it is time to talk about it. */
  remindDay: z.string(),
})

const record = z.object({
  id: z.string(),
  version: z.number(),
  customerId: z.string(),
  customerName: z.string(),
  name: z.string(),
  number: z.string().nullable(),
  startDay: z.string(),
  endDay: z.string().nullable(),
  amountPerYear: z.number(),
  currency: z.string(),
  renewalProbability: z.number().nullable(),
  renewalId: z.string().nullable(),
  renewalTitle: z.string().nullable(),
  /** When somebody ended it: no renewal after the end day. */
  endedAt: z.string().nullable(),
  noticeMonths: z.number().nullable(),
  autoRenewMonths: z.number().nullable(),
  priceClause: z.string().nullable(),
  leadDays: z.number().nullable(),
  decision: decision.nullable(),
  files: z.array(z.object({ id: z.string(), name: z.string(), size: z.number() })),
  note: z.string().nullable(),
})
export type CustomerContract = z.infer<typeof record>

export const contract = {
  listContracts: defineOperation({
    method: 'GET',
    path: '/api/contracts',
    summary: 'Contracts, the latest begin first; with their value per year and how likely they are renewed.',
    input: z.object({
      customerId: id.optional(),
      after: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ contracts: z.array(record), next: z.string().nullable() }),
  }),
  createContract: defineOperation({
    method: 'POST',
    path: '/api/contracts',
    summary: 'A contract of a customer: term, value per year, probability of its renewal.',
    input: z
      .object(fields)
      .partial(optional)
      .extend({ customerId: id, currency: z.string().length(3).optional() }),
    output: z.object({ id: z.string(), undo }),
    example: {
      customerId: '01990000-0000-7000-8000-000000000000',
      name: 'Wartung Linie 2',
      startDay: '2026-01-01',
      endDay: '2026-12-31',
      amountPerYear: 2_400_000,
      renewalProbability: 0.8,
    },
  }),
  changeContract: defineOperation({
    method: 'PATCH',
    path: '/api/contracts/:id',
    summary: 'Changes the given fields; another value holds from `amountFrom` on (today, if left out).',
    input: z.object(fields).partial().extend({ id, version: z.number().int().optional(), amountFrom: day.optional() }),
    output: z.object({ version: z.number(), undo }),
  }),
  renewContract: defineOperation({
    method: 'POST',
    path: '/api/contracts/:id/renew',
    summary: 'Another term was agreed: until when, and what it brings in a year from then on.',
    input: z.object({ id, endDay: day, amountPerYear: fields.amountPerYear.optional() }),
    output: z.object({ undo }),
  }),
  startRenewal: defineOperation({
    method: 'POST',
    path: '/api/contracts/:id/renewal',
    summary:
      'Makes an opportunity that decides about the renewal; once it is won the contract goes on for another term.',
    input: z.object({ id }),
    output: z.object({ opportunityId: z.string(), undo }),
  }),
  endContract: defineOperation({
    method: 'POST',
    path: '/api/contracts/:id/end',
    summary: 'It ends on the given day and is not renewed.',
    input: z.object({ id, day }),
    output: z.object({ undo }),
  }),
  resumeContract: defineOperation({
    method: 'POST',
    path: '/api/contracts/:id/resume',
    summary: 'It goes on after all; with the end day that holds from now on, or none.',
    input: z.object({ id, endDay: day.nullable() }),
    output: z.object({ undo }),
  }),
  deleteContract: defineOperation({
    method: 'DELETE',
    path: '/api/contracts/:id',
    summary: 'Entered by mistake; undo brings it back.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
}
