import { z } from 'zod'
import { defineOperation, fileBytes } from '#shared/contract.ts'
import { listKinds, wrongs } from './rules.ts'

const id = z.string().max(36)
const value = z.union([z.string(), z.number(), z.null()])

/** changed: cells differ; new: without a record; missing: was in the list and is not any more; gone: deleted in the house since. */
export const differences = ['changed', 'new', 'missing', 'gone'] as const
const states = ['open', 'checking', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone'] as const

const cell = z.object({
  key: z.string(),
  /** As the house has it, and as the list says it: words, minor units, days. */
  ours: value,
  theirs: value,
  /** Changed on both sides since the list was written. */
  conflict: z.boolean(),
  /** Why it cannot be taken. */
  wrong: z.enum(wrongs).nullable(),
  /** Which of the two holds, where somebody said so. */
  take: z.enum(['ours', 'theirs']).nullable(),
})
export type ListCell = z.infer<typeof cell>

const choices = z.object({
  conflicts: z.enum(['ours', 'theirs']).nullable(),
  new: z.enum(['take', 'leave']).nullable(),
  missing: z.enum(['take', 'leave']).nullable(),
})
export type ListChoices = z.infer<typeof choices>

const question = z.enum(['conflicts', 'new', 'missing'])
const counts = z.object({
  rows: z.number(),
  /** Rows with a change, and the cells that change. */
  changed: z.number(),
  cells: z.number(),
  /** Rows with a conflict. */
  conflicts: z.number(),
  new: z.number(),
  missing: z.number(),
  gone: z.number(),
  /** Rows with a cell that cannot be taken. */
  wrong: z.number(),
})

const state = z.object({
  id: z.string(),
  createdAt: z.string(),
  createdById: z.string().nullable(),
  name: z.string(),
  /** Its sheets that may be taken over, in the order in which that is done; one for a list that stands alone. */
  sheets: z.array(z.object({ name: z.string(), kind: z.enum(listKinds) })),
  /** What it was exported as, when and by whom; `workbook`: several sheets. */
  list: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
  state: z.enum(states),
  progress: z.object({ done: z.number(), of: z.number() }).nullable(),
  /** Refusal code, if it failed. */
  error: z.string().nullable(),
  /** Columns that may be changed, by the index of their sheet. */
  columns: z.array(z.object({ sheet: z.number(), key: z.string(), header: z.string(), form: z.string() })),
  counts,
  /**
   * What is not taken over: changed cells in columns that are only shown, by header; without one, rows that are new, missing or
   * added as a sheet of their own. `sheet`: where there are several; with a count of 0 the sheet itself is gone.
   */
  ignored: z.array(z.object({ sheet: z.string().optional(), header: z.string().nullable(), count: z.number() })),
  /** Columns that somebody added. */
  unknown: z.array(z.string()),
  choices,
  /** What has to be answered before the list is taken over. */
  questions: z.array(question),
  report: z.object({ changed: z.number(), created: z.number(), deleted: z.number(), left: z.number() }).nullable(),
  undone: z
    .object({ records: z.number(), kept: z.array(z.object({ record: z.string(), id: z.string(), name: z.string() })) })
    .nullable(),
  canUndo: z.boolean(),
})
export type ListFileState = z.infer<typeof state>

const row = z.object({
  number: z.number(),
  /** In which of the sheets, and in which row of it; `null`: it is missing there. */
  sheet: z.number(),
  row: z.number().nullable(),
  difference: z.enum(differences),
  recordId: z.string().nullable(),
  label: z.string(),
  cells: z.array(cell),
  decision: z.enum(['take', 'leave']).nullable(),
  outcome: z.enum(['done', 'left']).nullable(),
  /** Code of the refusal. */
  reason: z.string().nullable(),
})

export const contract = {
  addListFile: defineOperation({
    method: 'POST',
    path: '/api/list-files',
    summary:
      'Takes a list back that was exported here and changed in Excel (the body as it is), and says what differs; nothing is changed yet.',
    bodyLimit: 110 * 1024 * 1024,
    input: z.object({ name: z.string().trim().min(1).max(200), bytes: fileBytes }),
    output: state,
  }),
  listListFiles: defineOperation({
    method: 'GET',
    path: '/api/list-files',
    summary: 'Lists that came back lately, newest first: own, or everybody’s for the lead.',
    input: z.object({ limit: z.number().int().min(1).max(100).default(10) }),
    output: z.object({
      files: z.array(
        z.object({
          id: z.string(),
          createdAt: z.string(),
          name: z.string(),
          state: z.enum(states),
          changed: z.number(),
        }),
      ),
    }),
  }),
  getListFile: defineOperation({
    method: 'GET',
    path: '/api/list-files/:id',
    summary: 'A list that came back: what differs, what is asked, how far it is, what came of it.',
    input: z.object({ id }),
    output: state,
  }),
  listListFileRows: defineOperation({
    method: 'GET',
    path: '/api/list-files/:id/rows',
    summary: 'The rows that differ, cell by cell, in the order of the sheets.',
    input: z.object({
      id,
      difference: z.enum(differences).optional(),
      conflict: z.boolean().optional(),
      wrong: z.boolean().optional(),
      /** Only those that could not be taken over. */
      left: z.boolean().optional(),
      after: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(50),
    }),
    output: z.object({ rows: z.array(row), next: z.number().nullable() }),
  }),
  changeListFile: defineOperation({
    method: 'PATCH',
    path: '/api/list-files/:id',
    summary: 'Answers for all conflicts, all new or all missing rows that are not decided one by one.',
    input: choices.partial().extend({ id }),
    output: state,
  }),
  decideListFileRow: defineOperation({
    method: 'PATCH',
    path: '/api/list-files/:id/rows/:number',
    summary: 'Decides one row: which value of a cell holds, whether a new or missing row is taken over.',
    input: z.object({
      id,
      number: z.number().int(),
      cells: z.record(z.string().max(100), z.enum(['ours', 'theirs'])).optional(),
      decision: z.enum(['take', 'leave']).nullable().optional(),
    }),
    output: state,
  }),
  applyListFile: defineOperation({
    method: 'POST',
    path: '/api/list-files/:id/apply',
    summary: 'Takes the changes over, in the background; each row with the rights of the caller.',
    input: z.object({ id }),
    output: z.object({ jobId: z.string() }),
  }),
  cancelListFile: defineOperation({
    method: 'POST',
    path: '/api/list-files/:id/cancel',
    summary: 'Stops taking a list over; what it had changed is taken back.',
    input: z.object({ id }),
    output: z.object({}),
  }),
  discardListFile: defineOperation({
    method: 'DELETE',
    path: '/api/list-files/:id',
    summary: 'Throws away a list that was not taken over.',
    input: z.object({ id }),
    output: z.object({}),
  }),
  undoListFile: defineOperation({
    method: 'POST',
    path: '/api/list-files/:id/undo',
    summary: 'Takes back everything a list changed, in the background; what was changed since stays and is named.',
    input: z.object({ id }),
    output: z.object({ jobId: z.string() }),
  }),
}
