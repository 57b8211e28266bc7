import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Opportunities with their stages; the sums per stage and owner are kept beside them in the same transaction. */
export const opportunities: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'text?', version: 'whole', deletedAt: 'text?' } as const

  await table(
    'stages',
    { id: 'text', name: 'text', position: 'whole', probability: 'number', limitDays: 'whole', ...lifetime },
    { indexes: [['position']] },
  )
  await table(
    'opportunities',
    {
      id: 'text',
      title: 'text',
      customerId: 'customers.id?',
      personId: 'persons.id?',
      ownerId: 'members.id?',
      stageId: 'stages.id?',
      amount: 'money?',
      currency: 'text',
      expectedClose: 'text?',
      kind: 'text?',
      channel: 'text?',
      source: 'text?',
      createdDay: 'text',
      outcome: 'text?',
      closedDay: 'text?',
      reason: 'text?',
      nextStep: 'text?',
      nextStepDay: 'text?',
      ...lifetime,
    },
    {
      indexes: [
        ['outcome', 'expectedClose', 'id'],
        ['deletedAt', 'id'],
        ['customerId', 'id'],
        ['ownerId', 'outcome', 'expectedClose', 'id'],
        ['stageId', 'outcome'],
      ],
    },
  )
  await table(
    'opportunityTotals',
    { stageId: 'text', ownerId: 'text', currency: 'text', count: 'whole', amount: 'money' },
    { primaryKey: ['stageId', 'ownerId', 'currency'] },
  )
}
