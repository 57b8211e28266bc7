import { z } from 'zod'
import { customerFilter } from '#features/customers/fields.ts'
import { defineOperation } from '#shared/contract.ts'
import { experimentKinds, experimentMeasures, mostFirms, verdicts } from './rules.ts'

const id = z.string().max(36)
const undo = z.string()
const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullish()
    .transform((value) => value || null)

const fields = {
  name: z.string().trim().min(1).max(120),
  /** Of a channel: written as opportunities name it. */
  channel: words(60),
  /** Of a niche: who they are. */
  segment: words(1000),
  /** How they are approached: one way, in words. */
  approach: words(2000),
  measure: z.enum(experimentMeasures),
  /** Minor units of the company's currency, or a whole number. */
  goal: z.number().max(1e15),
  /** Minor units; none: nothing is spent. */
  budget: z.number().int().min(0).max(1e15).nullable().default(null),
  ownerId: id,
  startDay: z.iso.date(),
  endDay: z.iso.date(),
}

export const experiment = z.object({
  id: z.string(),
  version: z.number(),
  kind: z.enum(experimentKinds),
  name: z.string(),
  channel: z.string().nullable(),
  segment: z.string().nullable(),
  approach: z.string().nullable(),
  measure: z.enum(experimentMeasures),
  goal: z.number(),
  budget: z.number().nullable(),
  currency: z.string(),
  ownerId: z.string(),
  ownerName: z.string(),
  startDay: z.string(),
  endDay: z.string(),
  state: z.enum(['ahead', 'running', 'due', 'judged']),
  verdict: z.enum(verdicts).nullable(),
  reason: z.string().nullable(),
  judgedAt: z.string().nullable(),
  /** How many firms stand on its list. */
  firms: z.number(),
})
export type Experiment = z.infer<typeof experiment>

export const contract = {
  listExperiments: defineOperation({
    method: 'GET',
    path: '/api/experiments',
    summary: 'New channels and niches that are tried, those to be decided first; of those that one may lead.',
    input: z.object({ open: z.boolean().optional(), limit: z.number().int().min(1).max(200).default(100) }),
    output: z.object({ experiments: z.array(experiment), canOpen: z.boolean(), currency: z.string() }),
  }),
  openExperiment: defineOperation({
    method: 'POST',
    path: '/api/experiments',
    summary: 'Opens a channel or a niche with a goal, a budget and an end day; its owner gets a task for that day.',
    input: z
      .object(fields)
      .partial({ channel: true, segment: true, approach: true, ownerId: true, startDay: true })
      .extend({ kind: z.enum(experimentKinds) }),
    output: z.object({ id: z.string(), undo }),
    example: {
      kind: 'niche',
      name: 'Pumpenbauer im Süden',
      segment: 'Pumpenhersteller bis 200 Mitarbeiter',
      measure: 'newCustomers',
      goal: 3,
      endDay: '2027-03-31',
    },
  }),
  changeExperiment: defineOperation({
    method: 'PATCH',
    path: '/api/experiments/:id',
    summary: 'Changes the given fields of an experiment that is not decided yet.',
    input: z
      .object({ ...fields, budget: fields.budget.removeDefault() })
      .partial()
      .extend({
        id,
        version: z.number().int().optional(),
      }),
    output: z.object({ version: z.number(), undo }),
  }),
  judgeExperiment: defineOperation({
    method: 'POST',
    path: '/api/experiments/:id/verdict',
    summary: 'Decides at the end: go on, change or stop, with the reason; the task for it is done.',
    input: z.object({ id, verdict: z.enum(verdicts), reason: z.string().trim().min(1).max(2000) }),
    output: z.object({ undo }),
  }),
  deleteExperiment: defineOperation({
    method: 'DELETE',
    path: '/api/experiments/:id',
    summary: 'Takes an experiment out, with its task.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
  addExperimentCustomers: defineOperation({
    method: 'POST',
    path: '/api/experiments/:id/customers',
    summary: `Puts firms on the list of a niche: single ones, or all that a list shows with this filter; ${mostFirms} at most.`,
    input: z.object({
      id,
      ids: z.array(id).min(1).max(mostFirms).optional(),
      filter: z.object(customerFilter).optional(),
    }),
    output: z.object({ added: z.number(), undo }),
  }),
  removeExperimentCustomer: defineOperation({
    method: 'DELETE',
    path: '/api/experiments/:id/customers/:customerId',
    summary: 'Takes a firm off the list of a niche.',
    input: z.object({ id, customerId: id }),
    output: z.object({ undo }),
  }),
}
