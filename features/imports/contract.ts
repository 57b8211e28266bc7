import { z } from 'zod'
import { defineOperation, fileAnswer } from '#shared/contract.ts'
import { kinds } from './fields.ts'

const id = z.string().max(36)
const kind = z.enum(kinds)
const texts = z.record(z.string(), z.union([z.string(), z.number()]))
const counts = z.record(z.string(), z.number())
const outcome = z.enum(['created', 'updated', 'unchanged', 'rejected'])

/** A short list of words and what they mean. */
const words = (largest: number) =>
  z
    .record(z.string().max(500), z.string().max(largest))
    .refine((record) => Object.keys(record).length <= 1000, 'at most 1000')

const answers = z.object({
  date: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  decimal: z.enum([',', '.']).optional(),
  country: z.string().length(2).toUpperCase().optional(),
  /** The currency of amounts that name none. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** Foreign stage → stage of ours, `open`, `won` or `lost`. */
  stages: words(120).optional(),
  /** Field → value → what it is called with us. */
  lookup: z.record(z.string().max(60), words(500)).optional(),
  /** Columns of months, quarters or years: revenue of that time, or own fields. */
  periods: z.enum(['revenue', 'own']).optional(),
  /** The year of months whose headers name none. */
  year: z.number().int().min(2000).max(2099).optional(),
})

const question = z.object({
  code: z.string(),
  column: z.string(),
  sample: z.string(),
  flag: z.enum(['date', 'decimal', 'country', 'kind', 'stages', 'currency', 'year']),
  /** Every value that is asked about. */
  values: z.array(z.string()).optional(),
})

const column = z.object({
  header: z.string(),
  /** `customers.name`; none: kept as an own field. */
  target: z.string().nullable(),
  /** 0–1; below 0.6 worth a look. */
  confidence: z.number(),
  reason: z.enum(['chosen', 'learned', 'header', 'headerPart', 'data', 'format', 'none']),
  samples: z.array(z.string()),
  /** How its dates or amounts are read, where it has any. */
  form: z.string().nullable(),
})

/** Columns that each hold revenue of the time that their header names. */
const periodColumns = z.array(z.object({ unit: z.enum(['month', 'quarter', 'year']), headers: z.array(z.string()) }))

const table = z.object({
  index: z.number(),
  file: z.string(),
  name: z.string(),
  kind: kind.nullable(),
  used: z.boolean(),
  rowCount: z.number(),
  headerRow: z.number().nullable(),
  columns: z.array(column),
  questions: z.array(question),
  /** Read as revenue unless the answer `periods` is `own`. */
  periods: periodColumns,
  answers,
  /** Every field that a column of this table may be given. */
  fields: z.array(z.string()),
  /** Cells corrected by hand, and duplicates decided. */
  fixes: z.record(z.string(), z.record(z.string(), z.string())),
  duplicates: z.record(z.string(), z.enum(['same', 'new'])),
})
export type ImportTableView = z.infer<typeof table>

const figures = z.object({
  index: z.number(),
  file: z.string(),
  name: z.string(),
  kind,
  rows: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  /** Records made by kind, those beside the rows' own included. */
  made: counts,
  rejections: z.array(z.object({ row: z.number(), reason: z.string() })),
  problems: z.array(
    z.object({
      code: z.string(),
      column: z.string(),
      count: z.number(),
      examples: z.array(z.object({ row: z.number(), value: z.string() })),
    }),
  ),
  duplicates: z.object({
    same: z.number(),
    probably: z.number(),
    examples: z.array(
      z.object({
        row: z.number(),
        /** As the row says it, and as we have it. */
        name: z.string(),
        other: z.string(),
        /** Of a lead it may also be a person or a lead that is there already. */
        of: z.enum(['customer', 'person', 'lead']).optional(),
        customerId: z.string().nullable(),
        verdict: z.enum(['same', 'probably']),
        reasons: z.array(z.string()),
      }),
    ),
  }),
  kept: z.object({
    count: z.number(),
    examples: z.array(z.object({ row: z.number(), field: z.string(), ours: z.string(), theirs: z.string() })),
  }),
  missing: z.object({ count: z.number(), examples: z.array(z.object({ row: z.number(), name: z.string() })) }),
  /** Rows that came in without a customer because they name none. */
  withoutCustomer: z
    .object({ count: z.number(), examples: z.array(z.object({ row: z.number(), name: z.string() })) })
    .optional(),
  ownFields: z.array(z.string()),
  /** Columns that were read as revenue of a time, if there are any. */
  periods: periodColumns.optional(),
})
export type TableFigures = z.infer<typeof figures>

const report = z.object({ tables: z.array(figures), newMembers: z.array(z.string()) })
export type ImportReport = z.infer<typeof report>

const options = z.object({
  existing: z.enum(['fill', 'replace']),
  probable: z.enum(['new', 'same']),
  ownerId: id.nullable(),
})

/** open: files may be added and choices made. `checking` and `running` may be cancelled. */
export const importStates = ['open', 'checking', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone'] as const

const state = z.object({
  id: z.string(),
  createdAt: z.string(),
  createdById: z.string().nullable(),
  state: z.enum(importStates),
  progress: z.object({ done: z.number(), of: z.number() }).nullable(),
  /** Refusal code, if it failed. */
  error: z.string().nullable(),
  files: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      format: z.string(),
      size: z.number(),
      notes: z.array(z.object({ code: z.string(), params: texts })),
    }),
  ),
  tables: z.array(table),
  options,
  checked: report.nullable(),
  report: report.nullable(),
  /** What undo took back, and what stayed because it was changed since. */
  undone: z
    .object({ records: z.number(), kept: z.array(z.object({ record: z.string(), id: z.string(), name: z.string() })) })
    .nullable(),
  /** Takes the whole import back (`POST /api/imports/:id/undo`). */
  undo: z.string().nullable(),
})
export type ImportState = z.infer<typeof state>

export const contract = {
  addImportFile: defineOperation({
    method: 'POST',
    path: '/api/imports/files',
    summary:
      'Adds a file (the body as it is) to a new import or to one that is still open, and says what was recognised.',
    bodyLimit: 110 * 1024 * 1024,
    input: z.object({
      name: z.string().trim().min(1).max(200),
      importId: id.optional(),
      bytes: z.instanceof(Uint8Array),
    }),
    output: state,
  }),
  listImports: defineOperation({
    method: 'GET',
    path: '/api/imports',
    summary: 'Imports, newest first: own, or everybody’s for the lead.',
    input: z.object({ after: id.optional(), limit: z.number().int().min(1).max(100).default(20) }),
    output: z.object({
      imports: z.array(
        z.object({
          id: z.string(),
          createdAt: z.string(),
          createdById: z.string().nullable(),
          state: z.enum(importStates),
          files: z.array(z.string()),
          counts: z
            .object({ created: z.number(), updated: z.number(), unchanged: z.number(), rejected: z.number() })
            .nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  getImport: defineOperation({
    method: 'GET',
    path: '/api/imports/:id',
    summary: 'An import: what was recognised, what is asked, how far it is, what came of it.',
    input: z.object({ id }),
    output: state,
  }),
  changeImportTable: defineOperation({
    method: 'PATCH',
    path: '/api/imports/:id/tables/:index',
    summary: 'Chooses what a table is, which column is which field, and answers its questions.',
    input: z.object({
      id,
      index: z.number().int().min(0).max(1000),
      kind: kind.optional(),
      used: z.boolean().optional(),
      /** Header → field (`postcode`, `persons.lastName`) or null for an own field. */
      columns: z.record(z.string().max(500), z.string().max(60).nullable()).optional(),
      /** Columns that were never named stay own fields, whatever they are recognised as. */
      onlyNamed: z.boolean().optional(),
      answers: answers.optional(),
      /** Corrected cells; an empty text takes the cell out. */
      fixes: z
        .array(z.object({ row: z.number().int(), column: z.string().max(500), value: z.string().max(5000) }))
        .max(500)
        .optional(),
      /** Whether the customer of a row is the one that was found; null leaves it to the rules. */
      duplicates: z
        .array(z.object({ row: z.number().int(), is: z.enum(['same', 'new']).nullable() }))
        .max(500)
        .optional(),
    }),
    output: state,
  }),
  changeImport: defineOperation({
    method: 'PATCH',
    path: '/api/imports/:id',
    summary: 'How the import treats customers that are already there, and who looks after the new ones.',
    input: options.partial().extend({ id }),
    output: state,
  }),
  checkImport: defineOperation({
    method: 'POST',
    path: '/api/imports/:id/check',
    summary: 'A trial run in the background: figures, problems, duplicates; nothing is written.',
    input: z.object({ id }),
    output: z.object({ jobId: z.string() }),
  }),
  runImport: defineOperation({
    method: 'POST',
    path: '/api/imports/:id/run',
    summary: 'Brings the import in, in the background.',
    input: z.object({ id }),
    output: z.object({ jobId: z.string() }),
  }),
  cancelImport: defineOperation({
    method: 'POST',
    path: '/api/imports/:id/cancel',
    summary: 'Stops a trial or an import; what an import had brought in is taken back.',
    input: z.object({ id }),
    output: z.object({}),
  }),
  discardImport: defineOperation({
    method: 'DELETE',
    path: '/api/imports/:id',
    summary: 'Throws away an import that was never brought in, its files included.',
    input: z.object({ id }),
    output: z.object({}),
  }),
  undoImport: defineOperation({
    method: 'POST',
    path: '/api/imports/:id/undo',
    summary: 'Takes back a whole import in the background; what was changed since stays and is named.',
    input: z.object({ id }),
    output: z.object({ jobId: z.string() }),
  }),
  listImportRows: defineOperation({
    method: 'GET',
    path: '/api/imports/:id/rows',
    summary: 'What became of the rows of an import, by outcome.',
    input: z.object({
      id,
      outcome: outcome.default('rejected'),
      after: z.string().max(40).optional(),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          table: z.number(),
          row: z.number(),
          reason: z.string().nullable(),
          record: z.string().nullable(),
          recordId: z.string().nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  getRejectedRows: defineOperation({
    method: 'GET',
    path: '/api/imports/:id/rejected',
    summary: 'The rejected rows as an Excel workbook, each with its reason, to correct and bring in again.',
    answers: 'file',
    input: z.object({ id }),
    output: fileAnswer,
  }),
}
