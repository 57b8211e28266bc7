import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** What helps in a stage: talk guides, checklists and text blocks, some made from what worked in a deal (register F13). */
export const guides: SchemaStep = async (db, engine) => {
  await createTable(
    db,
    engine,
    'guides',
    {
      id: 'text',
      kind: 'text',
      title: 'text',
      text: 'text',
      /** None: helps in every stage. */
      stageId: 'stages.id?',
      /** Only for customers of this branch; none: for all. */
      branch: 'text?',
      /** The deal it was learned from. */
      opportunityId: 'opportunities.id?',
      createdAt: 'text',
      createdById: 'text?',
      version: 'whole',
      deletedAt: 'text?',
    },
    { indexes: [['kind', 'title', 'id']] },
  )
}
