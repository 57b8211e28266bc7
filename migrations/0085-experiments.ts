import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** New channels and niches, tried with a goal and an end day, and what was decided then (register B11, B14). */
export const experiments: SchemaStep = async (db, engine) => {
  const lifetime = { createdAt: 'text', createdById: 'members.id?', version: 'whole', deletedAt: 'text?' } as const
  await createTable(
    db,
    engine,
    'experiments',
    {
      id: 'text',
      /** channel or niche. */
      kind: 'text',
      name: 'text',
      /** As opportunities name it; of a niche none. */
      channel: 'text?',
      /** Of a niche: who they are, in words. */
      segment: 'text?',
      /** How they are approached, in words. */
      approach: 'text?',
      /** What the goal counts, and how much of it: minor units or a number. */
      measure: 'text',
      goal: 'number',
      budget: 'money?',
      currency: 'text',
      ownerId: 'members.id',
      startDay: 'text',
      endDay: 'text',
      /** The task of the owner for the end day. */
      taskId: 'tasks.id?',
      /** goOn, change or stop. */
      verdict: 'text?',
      reason: 'text?',
      judgedAt: 'text?',
      judgedById: 'members.id?',
      ...lifetime,
    },
    { indexes: [['endDay']] },
  )
  await createTable(
    db,
    engine,
    'experimentCustomers',
    { id: 'text', experimentId: 'experiments.id', customerId: 'customers.id', ...lifetime },
    { indexes: [['experimentId', 'customerId']] },
  )
}
