import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Lists that went out as a file and came back changed: what differs, what was decided, what came of it. */
export const listFiles: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)

  await table(
    'listFiles',
    {
      id: 'text',
      createdAt: 'text',
      createdById: 'text?',
      name: 'text',
      /** customers, persons, tasks or opportunities. */
      kind: 'text',
      /** What the file says about itself, and the figures of the comparison. */
      content: 'json',
      /** What was answered for all conflicts, new and missing rows. */
      choices: 'json',
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
    'listFileRows',
    {
      listFileId: 'listFiles.id',
      /** Row of the sheet; missing ones are counted behind them. */
      number: 'whole',
      /** changed, new, missing or gone. */
      difference: 'text',
      /** 1 if a cell was changed on both sides. */
      conflict: 'whole',
      /** 1 if a cell says what cannot be. */
      wrong: 'whole',
      recordId: 'text?',
      label: 'text',
      cells: 'json',
      /** Whether a new or missing row is taken over: take or leave; none: as chosen for all. */
      decision: 'text?',
      /** done or left, once applied. */
      outcome: 'text?',
      /** Code of the refusal, if it was left. */
      reason: 'text?',
    },
    {
      primaryKey: ['listFileId', 'number'],
      indexes: [
        ['listFileId', 'difference', 'number'],
        ['listFileId', 'conflict', 'number'],
      ],
    },
  )
}
