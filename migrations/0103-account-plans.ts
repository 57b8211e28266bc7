import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** The plan of a key account for a period: texts, goals, actions, risks, and who of us works on it. */
export const accountPlans: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'members.id?', version: 'whole', deletedAt: 'text?' } as const
  /** Not for the customer's eyes. */
  const internal = { internalAt: 'text?', internalById: 'members.id?' } as const
  await table('accountPlans', {
    id: 'text',
    customerId: 'customers.id',
    fromDay: 'text',
    toDay: 'text',
    /** Months between two reviews. */
    reviewMonths: 'whole',
    /** The next review; it is done as any task is. */
    reviewTaskId: 'tasks.id?',
    reviewedOn: 'text?',
    /** Since when each action says who is responsible, accountable, consulted, informed. */
    raciAt: 'text?',
    raciById: 'members.id?',
    ...lifetime,
  })
  // What is said in one part; lists have a row here only where they are marked as internal.
  await table('planParts', {
    id: 'text',
    planId: 'accountPlans.id',
    part: 'text',
    text: 'text',
    ...internal,
    ...lifetime,
  })
  await table('planGoals', {
    id: 'text',
    planId: 'accountPlans.id',
    text: 'text',
    /** What is measured, and in what. */
    measure: 'text',
    unit: 'text',
    fromValue: 'number?',
    toValue: 'number?',
    nowValue: 'number?',
    dueDay: 'text?',
    ...internal,
    ...lifetime,
  })
  // Who does it, by when and whether it is done stands in the task.
  await table('planActions', {
    id: 'text',
    planId: 'accountPlans.id',
    taskId: 'tasks.id',
    goalId: 'planGoals.id?',
    text: 'text',
    /** Minor units in the currency of the company. */
    cost: 'money?',
    /** Member → R, A, C or I. */
    raci: 'json',
    ...internal,
    ...lifetime,
  })
  await table('planRisks', { id: 'text', planId: 'accountPlans.id', text: 'text', answer: 'text', ...lifetime })
  await table('planMembers', {
    id: 'text',
    planId: 'accountPlans.id',
    memberId: 'members.id',
    /** What they do for this customer. */
    task: 'text',
    ...lifetime,
  })
}
