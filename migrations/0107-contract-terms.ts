import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** What a contract says about notice and renewal, its terms as they followed each other, what it was worth before, and who was reminded. */
export const contractTerms: SchemaStep = async (db, engine) => {
  for (const column of ['noticeMonths', 'autoRenewMonths', 'leadDays'])
    await db.schema.alterTable('contracts').addColumn(column, 'integer').execute()
  await db.schema.alterTable('contracts').addColumn('priceClause', 'text').execute()
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'members.id?', version: 'whole', deletedAt: 'text?' } as const
  /** A term that was followed by another one. */
  await table('contractTerms', {
    id: 'text',
    contractId: 'contracts.id',
    /** Its last day, and that of the next one. */
    dueDay: 'text',
    endDay: 'text?',
    /** Agreed, by itself, or won as an opportunity. */
    how: 'text',
    amountBefore: 'money',
    amountAfter: 'money',
    opportunityId: 'opportunities.id?',
    ...lifetime,
  })
  /** Until that day it was worth so much in a year. */
  await table('contractValues', {
    id: 'text',
    contractId: 'contracts.id',
    untilDay: 'text',
    amountPerYear: 'money',
    ...lifetime,
  })
  /** The task before a decision, once for each. */
  await table('contractReminders', {
    id: 'text',
    contractId: 'contracts.id',
    /** The day by which it has to be decided. */
    forDay: 'text',
    taskId: 'tasks.id?',
    ...lifetime,
  })
}
