import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { guideKinds, mostGuides, textPlaces } from './rules.ts'

const id = z.string().max(36)
const undo = z.string()
const branch = z
  .string()
  .trim()
  .max(200)
  .nullable()
  .transform((value) => value || null)

const fields = {
  /** What to say (talk), what to think of, a line for each (checklist), what to write (text). */
  kind: z.enum(guideKinds),
  title: z.string().trim().min(1).max(120),
  text: z.string().trim().min(1).max(5000),
  /** Where it helps; none: in every stage. */
  stageId: id.nullable(),
  /** For customers of this branch only; none: for all. */
  branch,
  /** Where in offers it goes; none: it is no block for offers. */
  place: z.enum(textPlaces).nullable(),
  /** The language of a block for offers. */
  language: z.enum(['de', 'en']).nullable(),
}

const guide = z.object({
  id: z.string(),
  version: z.number(),
  kind: z.enum(guideKinds),
  title: z.string(),
  text: z.string(),
  stageId: z.string().nullable(),
  branch: z.string().nullable(),
  place: z.enum(textPlaces).nullable(),
  language: z.enum(['de', 'en']).nullable(),
  /** New offers in its language begin with it at its place. */
  standard: z.boolean(),
  /** The deal it was learned from. */
  opportunityId: z.string().nullable(),
  createdById: z.string().nullable(),
  createdAt: z.string(),
  canChange: z.boolean(),
})
export type Guide = z.infer<typeof guide>

export const contract = {
  listGuides: defineOperation({
    method: 'GET',
    path: '/api/guides',
    summary:
      'Talk guides, checklists and text blocks; with a stage or branch those for it and those for all; for offers the blocks in their order.',
    input: z.object({
      stageId: id.optional(),
      branch: z.string().max(200).optional(),
      /** What stands beside stages, or what goes into offers: their blocks and the text blocks of the stages. */
      for: z.enum(['stages', 'offers']).default('stages'),
    }),
    output: z.object({ guides: z.array(guide).max(mostGuides), canCreate: z.boolean(), canOrder: z.boolean() }),
  }),
  createGuide: defineOperation({
    method: 'POST',
    path: '/api/guides',
    summary: 'A talk guide, a checklist or a text block, perhaps learned from a deal.',
    input: z
      .object(fields)
      .partial({ stageId: true, branch: true, place: true, language: true })
      .extend({ opportunityId: id.optional() }),
    output: z.object({ id: z.string(), undo }),
    example: {
      kind: 'checklist',
      title: 'Vor dem Angebot',
      text: 'Stückzahl und Losgröße\nWer entscheidet?\nBis wann?',
    },
  }),
  changeGuide: defineOperation({
    method: 'PATCH',
    path: '/api/guides/:id',
    summary: 'Changes the given fields.',
    input: z.object(fields).partial().extend({ id, version: z.number().int().optional() }),
    output: z.object({ version: z.number(), undo }),
  }),
  orderGuides: defineOperation({
    method: 'PUT',
    path: '/api/guides/order',
    summary: 'The order in which blocks are offered.',
    input: z.object({ ids: z.array(id).min(1).max(mostGuides) }),
    output: z.object({ undo }),
  }),
  setStandardGuide: defineOperation({
    method: 'PUT',
    path: '/api/guides/:id/standard',
    summary: 'New offers in its language begin with this block at its place, or do not any more.',
    input: z.object({ id, standard: z.boolean() }),
    output: z.object({ undo }),
  }),
  deleteGuide: defineOperation({
    method: 'DELETE',
    path: '/api/guides/:id',
    summary: 'Takes out what wastes time; undo brings it back.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
}
