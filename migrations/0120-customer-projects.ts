import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Projects of a customer that several of ours work on; a step is a task. */
export const customerProjects: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'members.id?', version: 'whole', deletedAt: 'text?' } as const
  await table('customerProjects', {
    id: 'text',
    customerId: 'customers.id',
    name: 'text',
    goal: 'text',
    untilDay: 'text?',
    doneAt: 'text?',
    doneById: 'members.id?',
    ...lifetime,
  })
  await table('projectSteps', { id: 'text', projectId: 'customerProjects.id', taskId: 'tasks.id', ...lifetime })
}
