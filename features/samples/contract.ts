import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { sampleKinds, sampleOutcomes } from './rules.ts'

const id = z.string().max(36)
const text = z.string().trim().min(1).max(1000)
const day = z.iso.date()
const reason = z
  .string()
  .trim()
  .max(1000)
  .nullable()
  .transform((value) => value || null)
const undo = z.string()

export const sample = z.object({
  id: z.string(),
  version: z.number(),
  kind: z.enum(sampleKinds),
  customerId: z.string(),
  customerName: z.string(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  text: z.string(),
  sentOn: z.string(),
  /** The day to ask how it was found. */
  askOn: z.string(),
  /** Days past it while nobody has decided. */
  overdueDays: z.number(),
  outcome: z.enum(sampleOutcomes).nullable(),
  /** Why it was rejected, or what else is wanted. */
  reason: z.string().nullable(),
  decidedOn: z.string().nullable(),
  decidedByName: z.string().nullable(),
  createdById: z.string().nullable(),
  createdByName: z.string().nullable(),
})
export type Sample = z.infer<typeof sample>

export const contract = {
  listSamples: defineOperation({
    method: 'GET',
    path: '/api/samples',
    summary:
      'Samples and first articles: those waiting for an answer by the day to ask, decided ones the latest first.',
    input: z.object({
      state: z.enum(['waiting', 'decided']).default('waiting'),
      customerId: id.optional(),
      /** Only those the caller sees to: sent oneself, or at own customers; also of those one stands in for. */
      mine: z.boolean().optional(),
      after: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      samples: z.array(sample),
      next: z.string().nullable(),
      /** All that fit, of which past the day to ask; on the first page. */
      total: z.number(),
      overdue: z.number(),
    }),
  }),
  createSample: defineOperation({
    method: 'POST',
    path: '/api/samples',
    summary: 'A sample or first article that went out, with the day to ask how it was found.',
    input: z.object({
      kind: z.enum(sampleKinds).default('sample'),
      customerId: id,
      personId: id.nullish(),
      text,
      /** Today unless said otherwise. */
      sentOn: day.optional(),
      /** Two weeks later unless said otherwise. */
      askOn: day.optional(),
    }),
    output: z.object({ id: z.string(), askOn: z.string(), undo }),
    example: { customerId: '01990000-0000-7000-8000-000000000000', text: 'Drei Lagerböcke, Los 4711' },
  }),
  changeSample: defineOperation({
    method: 'PATCH',
    path: '/api/samples/:id',
    summary: 'Changes the given fields: asked and nobody knows yet, so another day to ask again.',
    input: z.object({
      id,
      version: z.number().int().optional(),
      kind: z.enum(sampleKinds).optional(),
      personId: id.nullable().optional(),
      text: text.optional(),
      sentOn: day.optional(),
      askOn: day.optional(),
    }),
    output: z.object({ version: z.number(), undo }),
  }),
  decideSample: defineOperation({
    method: 'POST',
    path: '/api/samples/:id/decide',
    summary: 'What the customer said: approved, rejected with a reason, or more wanted.',
    input: z.object({ id, outcome: z.enum(sampleOutcomes), reason: reason.optional(), decidedOn: day.optional() }),
    output: z.object({ undo }),
  }),
  reopenSample: defineOperation({
    method: 'POST',
    path: '/api/samples/:id/reopen',
    summary: 'Not decided after all; asked again on the given day, or today.',
    input: z.object({ id, askOn: day.optional() }),
    output: z.object({ undo }),
  }),
  deleteSample: defineOperation({
    method: 'DELETE',
    path: '/api/samples/:id',
    summary: 'Entered by mistake; undo brings it back.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
}
