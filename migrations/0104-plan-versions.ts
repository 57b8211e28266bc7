import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** A plan as it stood on a day, kept to compare with. */
export const planVersions: SchemaStep = async (db, engine) => {
  await createTable(db, engine, 'planVersions', {
    id: 'text',
    planId: 'accountPlans.id',
    day: 'text',
    note: 'text',
    /** All of it, see `PlanContent`. */
    content: 'json',
    createdAt: 'text',
    createdById: 'members.id?',
    version: 'whole',
    deletedAt: 'text?',
  })
}
