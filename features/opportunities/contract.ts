import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { lossReasons, opportunityKinds, outcomes } from './rules.ts'

const id = z.string().max(36)
const optional = (largest: number) =>
  z
    .string()
    .trim()
    .max(largest)
    .nullish()
    .transform((value) => value || null)
const optionalDay = z.iso
  .date()
  .nullish()
  .transform((value) => value ?? null)
const amount = z
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? null)

const fields = {
  title: z.string().trim().min(1).max(200),
  personId: optional(36),
  ownerId: optional(36),
  stageId: id,
  /** Minor units; none while it is not known. */
  amount,
  expectedClose: optionalDay,
  nextStep: optional(500),
  nextStepDay: optionalDay,
}

const row = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  ownerId: z.string().nullable(),
  stageId: z.string().nullable(),
  /** Minor units. */
  amount: z.number().nullable(),
  currency: z.string(),
  expectedClose: z.string().nullable(),
  nextStep: z.string().nullable(),
  nextStepDay: z.string().nullable(),
  /** None where the list that it came with does not say. */
  createdDay: z.string().nullable(),
  outcome: z.enum(outcomes).nullable(),
  closedDay: z.string().nullable(),
})
export type OpportunityRow = z.infer<typeof row>

const detail = row.extend({
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  reason: z.enum(lossReasons).nullable(),
  reasonNote: z.string().nullable(),
  number: z.string().nullable(),
  kind: z.enum(opportunityKinds).nullable(),
  channel: z.string().nullable(),
  note: z.string().nullable(),
  /** Own fields, as lists bring them. */
  fields: z.record(z.string(), z.string()),
  /** What it is about; `amount` is the part of the whole, none where they share it. */
  products: z.array(
    z.object({ id: z.string(), productId: z.string(), name: z.string(), amount: z.number().nullable() }),
  ),
  createdAt: z.string(),
  canChange: z.boolean(),
})
export type Opportunity = z.infer<typeof detail>

const stage = z.object({
  id: z.string(),
  name: z.string(),
  /** 0–1. */
  probability: z.number(),
  limitDays: z.number(),
})
export type Stage = z.infer<typeof stage>

export const contract = {
  listStages: defineOperation({
    method: 'GET',
    path: '/api/stages',
    summary: 'The stages of an opportunity, in order.',
    input: z.object({}),
    output: z.object({ stages: z.array(stage) }),
  }),
  listOpportunities: defineOperation({
    method: 'GET',
    path: '/api/opportunities',
    summary: 'Opportunities with customer names by expected close, those without a day last, a page at a time.',
    input: z.object({
      outcome: z.enum(['open', ...outcomes, 'all']).default('open'),
      owner: z.array(id).max(50).optional(),
      stage: z.array(id).max(50).optional(),
      customerId: id.optional(),
      sort: z.enum(['expectedClose', '-expectedClose']).default('expectedClose'),
      after: z.string().max(300).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ opportunities: z.array(row), next: z.string().nullable() }),
    example: { outcome: 'open', limit: 50 },
  }),
  sumOpportunities: defineOperation({
    method: 'GET',
    path: '/api/opportunities/sums',
    summary: 'Number and amount of the open opportunities per stage and currency, plain and probability-weighted.',
    input: z.object({ owner: z.array(id).max(50).optional() }),
    output: z.object({
      sums: z.array(
        z.object({
          stageId: z.string(),
          currency: z.string(),
          count: z.number(),
          amount: z.number(),
          /** Amount × probability of the stage. */
          weighted: z.number(),
        }),
      ),
    }),
  }),
  getOpportunity: defineOperation({
    method: 'GET',
    path: '/api/opportunities/:id',
    summary: 'One opportunity.',
    input: z.object({ id }),
    output: detail,
  }),
  createOpportunity: defineOperation({
    method: 'POST',
    path: '/api/opportunities',
    summary: 'A new opportunity of a customer, in the first stage and held by the caller unless said otherwise.',
    input: z.object({
      ...fields,
      customerId: id,
      stageId: id.optional(),
      currency: z.string().length(3).optional(),
      /** The day of the enquiry; today, if left out. */
      createdDay: z.iso.date().optional(),
    }),
    output: z.object({ id: z.string(), undo: z.string() }),
    example: { customerId: '01900000-0000-7000-8000-0000000000c1', title: 'Spindelgehäuse 2027', amount: 1_240_000 },
  }),
  changeOpportunity: defineOperation({
    method: 'PATCH',
    path: '/api/opportunities/:id',
    summary:
      'Changes the given fields of an open opportunity (stage, amount, expected close, next step, owner, customer).',
    input: z.object(fields).partial().extend({ id, version: z.number().int().optional(), customerId: id.optional() }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  winOpportunity: defineOperation({
    method: 'POST',
    path: '/api/opportunities/:id/win',
    summary: 'Closes an opportunity as won, today unless another day is given; the amount may be corrected.',
    input: z.object({ id, day: z.iso.date().optional(), amount: z.number().int().optional() }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  loseOpportunity: defineOperation({
    method: 'POST',
    path: '/api/opportunities/:id/lose',
    summary: 'Closes an opportunity as lost, with the reason.',
    input: z.object({ id, day: z.iso.date().optional(), reason: z.enum(lossReasons), note: optional(1000) }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  reopenOpportunity: defineOperation({
    method: 'POST',
    path: '/api/opportunities/:id/reopen',
    summary: 'Opens a closed opportunity again.',
    input: z.object({ id }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  deleteOpportunity: defineOperation({
    method: 'DELETE',
    path: '/api/opportunities/:id',
    summary: 'Takes an opportunity out of all lists; undo brings it back.',
    input: z.object({ id }),
    output: z.object({ undo: z.string() }),
  }),
}
