import { z } from 'zod'
import { activity } from '#features/activities/contract.ts'
import { activityKinds } from '#features/contact-again/rules.ts'
import { converted } from '#features/currencies/contract.ts'
import { defineOperation } from '#shared/contract.ts'
import { historyKinds } from './history.ts'
import { buyingRoles, categories, opportunityKinds, outcomes } from './rules.ts'

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

const choice = <Value extends string>(values: readonly Value[]) =>
  z
    .enum(values as [Value, ...Value[]])
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
  kind: choice(opportunityKinds),
  channel: optional(60),
  /** Campaign, fair, recommendation: where it comes from. */
  source: optional(200),
  /** Contribution margin expected, minor units. */
  margin: amount,
  /** The seller's own view beside that of the stage, 0–1. */
  ownProbability: z
    .number()
    .min(0)
    .max(1)
    .nullish()
    .transform((value) => value ?? null),
  category: choice(categories),
  /** A budgetary enquiry is left out of the rates. */
  budgetary: z.boolean().optional(),
  competitor: optional(200),
  /** The customer has the word until then: silences that it stands still. */
  waitingUntil: optionalDay,
  note: optional(10_000),
}

/** What is corrected later: the days that count, and of a closed one why it ended. */
const corrections = {
  /** Since when it is in its stage. */
  stageDay: z.iso.date(),
  createdDay: z.iso.date(),
  closedDay: z.iso.date(),
  reason: optional(36),
  reasonNote: optional(1000),
  /** What worked, in a few lines: best practice. */
  lesson: optional(2000),
}

/** What the card or row in somebody's hand was when they saw it; changed since: refused. */
const version = z.number().int().optional()

/** What narrows lists and sums alike. */
const narrowing = {
  owner: z.array(id).max(50).optional(),
  kind: z.array(z.enum(opportunityKinds)).max(10).optional(),
  channel: z.array(z.string().max(60)).max(50).optional(),
  category: z.array(z.enum(categories)).max(10).optional(),
  /** Part of the title or of the customer's name. */
  q: z.string().trim().max(200).optional(),
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
  kind: z.enum(opportunityKinds).nullable(),
  channel: z.string().nullable(),
  category: z.enum(categories).nullable(),
  waitingUntil: z.string().nullable(),
  stageDay: z.string().nullable(),
  /** How often the expected close was moved to a later day. */
  pushes: z.number(),
})
export type OpportunityRow = z.infer<typeof row>

const detail = row.extend({
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  reason: z.string().nullable(),
  reasonNote: z.string().nullable(),
  number: z.string().nullable(),
  source: z.string().nullable(),
  margin: z.number().nullable(),
  ownProbability: z.number().nullable(),
  budgetary: z.boolean(),
  competitor: z.string().nullable(),
  lesson: z.string().nullable(),
  note: z.string().nullable(),
  /** Own fields, as lists bring them. */
  fields: z.record(z.string(), z.string()),
  /** What it is about; `amount` is the part of the whole, none where they share it. */
  products: z.array(
    z.object({ id: z.string(), productId: z.string(), name: z.string(), amount: z.number().nullable() }),
  ),
  /** Who is who at the customer's, with their roles in this purchase. */
  persons: z.array(
    z.object({
      id: z.string(),
      personId: z.string(),
      name: z.string(),
      function: z.string().nullable(),
      roles: z.array(z.enum(buyingRoles)),
    }),
  ),
  helpers: z.array(z.object({ id: z.string(), memberId: z.string(), part: z.string().nullable() })),
  /** The exit criteria that are ticked. */
  ticked: z.array(z.string()),
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
  version: z.number(),
  /** What must be true before it goes on. */
  criteria: z.array(z.object({ id: z.string(), text: z.string() })),
})
export type Stage = z.infer<typeof stage>

const lesson = row
  .pick({ id: true, title: true, customerName: true, stageId: true, outcome: true, ownerId: true })
  .extend({ branch: z.string().nullable(), lesson: z.string(), lessonAt: z.string() })
export type Lesson = z.infer<typeof lesson>

export const contract = {
  listStages: defineOperation({
    method: 'GET',
    path: '/api/stages',
    summary: 'The stages of an opportunity with their exit criteria, in order.',
    input: z.object({}),
    output: z.object({ stages: z.array(stage) }),
  }),
  listOpportunities: defineOperation({
    method: 'GET',
    path: '/api/opportunities',
    summary: 'Opportunities with customer names by expected close, those without a day last, a page at a time.',
    input: z.object({
      ...narrowing,
      outcome: z.enum(['open', ...outcomes, 'all']).default('open'),
      stage: z.array(id).max(50).optional(),
      customerId: id.optional(),
      /** Expected close between these days, both included. */
      closeFrom: z.iso.date().optional(),
      closeTo: z.iso.date().optional(),
      sort: z.enum(['expectedClose', '-expectedClose']).default('expectedClose'),
      after: z.string().max(300).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ opportunities: z.array(row), next: z.string().nullable() }),
    example: { outcome: 'open', limit: 50 },
  }),
  listBoard: defineOperation({
    method: 'GET',
    path: '/api/opportunities/board',
    summary: 'The stages in order, each with its first open opportunities by expected close; `next` as in their list.',
    input: z.object({ ...narrowing, limit: z.number().int().min(1).max(50).default(20) }),
    output: z.object({
      columns: z.array(z.object({ stage, opportunities: z.array(row), next: z.string().nullable() })),
    }),
    example: { limit: 20 },
  }),
  sumOpportunities: defineOperation({
    method: 'GET',
    path: '/api/opportunities/sums',
    summary: 'Number and amount of the open opportunities per stage and currency, plain and probability-weighted.',
    input: z.object(narrowing),
    output: z.object({
      sums: z.array(
        z.object({
          stageId: z.string(),
          currency: z.string(),
          count: z.number(),
          amount: z.number(),
          /** Amount × probability of the stage. */
          weighted: z.number(),
          /** The same in the company's currency, by the rate valid today; none without a rate. */
          inOwn: z.object({ amount: z.number(), weighted: z.number() }).nullable(),
        }),
      ),
      /** The currency of the company, and by which rates others count in it. */
      own: z.string(),
      converted,
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
      'Changes the given fields of an opportunity; of a closed one only what is told or corrected later (days, reason, lesson).',
    input: z
      .object({ ...fields, ...corrections })
      .partial()
      .extend({ id, version, customerId: id.optional() }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  winOpportunity: defineOperation({
    method: 'POST',
    path: '/api/opportunities/:id/win',
    summary: 'Closes an opportunity as won, today unless another day is given; the amount may be corrected.',
    input: z.object({
      id,
      version,
      day: z.iso.date().optional(),
      amount: z.number().int().optional(),
      reason: optional(36),
      note: optional(1000),
    }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  loseOpportunity: defineOperation({
    method: 'POST',
    path: '/api/opportunities/:id/lose',
    summary: 'Closes an opportunity as lost, with the reason.',
    input: z.object({
      id,
      version,
      day: z.iso.date().optional(),
      reason: id,
      note: optional(1000),
      competitor: z.string().trim().max(200).optional(),
    }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  reopenOpportunity: defineOperation({
    method: 'POST',
    path: '/api/opportunities/:id/reopen',
    summary: 'Opens a closed opportunity again.',
    input: z.object({ id, version }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  doNextStep: defineOperation({
    method: 'POST',
    path: '/api/opportunities/:id/step',
    summary: 'Writes what was done into the timeline and sets the next step with its day.',
    input: z.object({
      id,
      version,
      done: z.string().trim().min(1).max(10_000),
      kind: z.enum(activityKinds).default('note'),
      personId: optional(36),
      next: z
        .object({ text: z.string().trim().min(1).max(500), day: z.iso.date() })
        .nullish()
        .transform((value) => value ?? null),
    }),
    output: z.object({ version: z.number(), activityId: z.string(), undo: z.string() }),
    example: {
      id: '01900000-0000-7000-8000-0000000000d1',
      done: 'Muster besprochen',
      kind: 'call',
      next: { text: 'Angebot schicken', day: '2026-11-27' },
    },
  }),
  listOpportunityHistory: defineOperation({
    method: 'GET',
    path: '/api/opportunities/:id/history',
    summary: 'What happened to an opportunity, newest first: the facts of its history, and what was done for it.',
    input: z.object({ id }),
    output: z.object({
      facts: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(historyKinds),
          /** The day it is valid for; none where nobody knows. */
          day: z.string().nullable(),
          enteredAt: z.string(),
          corrects: z.boolean(),
          stageId: z.string().nullable(),
          ownerId: z.string().nullable(),
          amount: z.number().nullable(),
          currency: z.string().nullable(),
          expectedClose: z.string().nullable(),
        }),
      ),
      activities: z.array(activity),
    }),
  }),
  listChannels: defineOperation({
    method: 'GET',
    path: '/api/opportunities/channels',
    summary: 'The sales channels that opportunities name, by name.',
    input: z.object({}),
    output: z.object({ channels: z.array(z.string()) }),
  }),
  listLessons: defineOperation({
    method: 'GET',
    path: '/api/opportunities/lessons',
    summary: 'Best practice: what worked, as told at opportunities, newest first; by stage and branch.',
    input: z.object({
      stage: z.array(id).max(50).optional(),
      branch: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      lessons: z.array(lesson),
    }),
  }),
  deleteOpportunity: defineOperation({
    method: 'DELETE',
    path: '/api/opportunities/:id',
    summary: 'Takes an opportunity out of all lists; undo brings it back.',
    input: z.object({ id }),
    output: z.object({ undo: z.string() }),
  }),
}
