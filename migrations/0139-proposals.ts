import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Who was told, once: that a customer should be a key account, and that a protection of an end customer runs out. */
export const proposals: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'members.id?', version: 'whole', deletedAt: 'text?' } as const
  /** A customer that reached a limit, proposed at most once a year. */
  await table('nominations', {
    id: 'text',
    customerId: 'customers.id',
    day: 'text',
    /** Which limits it reached. */
    reasons: 'json',
    taskId: 'tasks.id?',
    ...lifetime,
  })
  /** The task before a protection ends, once for each end. */
  await table('protectionReminders', {
    id: 'text',
    protectionId: 'protections.id',
    forDay: 'text',
    taskId: 'tasks.id?',
    ...lifetime,
  })
}
