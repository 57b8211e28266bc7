import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Imports with their files and rows, what was learned about headers, and revenue that stands for a whole year. */
export const imports: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)

  await table(
    'imports',
    {
      id: 'text',
      createdAt: 'text',
      createdById: 'text?',
      /** Files and tables as found in them, with the choices made. */
      content: 'json',
      options: 'json',
      /** Figures of the last trial run, and of the run. */
      checked: 'json?',
      report: 'json?',
      jobId: 'text?',
      startedAt: 'text?',
      finishedAt: 'text?',
      cancelledAt: 'text?',
      undoneAt: 'text?',
      error: 'text?',
    },
    { indexes: [['createdAt', 'id']] },
  )

  await table(
    'importRows',
    {
      importId: 'imports.id',
      tableIndex: 'whole',
      number: 'whole',
      /** Of all cells with their headers and fields: the same row again is known by it. */
      hash: 'text',
      /** A short hash per cell, in the order of the columns: which cells changed since. */
      cells: 'text',
      record: 'text?',
      recordId: 'text?',
      /** created, updated, unchanged or rejected. */
      outcome: 'text',
      detail: 'json?',
    },
    { primaryKey: ['importId', 'tableIndex', 'number'], indexes: ['hash', 'recordId', ['importId', 'outcome']] },
  )

  await table(
    'importHeaders',
    { kind: 'text', header: 'text', target: 'text?', learnedAt: 'text' },
    { primaryKey: ['kind', 'header'] },
  )

  await db.schema.alterTable('revenues').addColumn('period', 'text').execute()
}
