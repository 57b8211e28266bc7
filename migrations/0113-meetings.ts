import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Quarterly reviews and regular meetings: agenda as it was when they began, minutes, decisions. */
export const meetings: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'members.id?', version: 'whole', deletedAt: 'text?' } as const
  /** Not for the customer's eyes. */
  const internal = { internalAt: 'text?', internalById: 'members.id?' } as const
  await table(
    'meetings',
    {
      id: 'text',
      /** quarterlyReview, keyAccounts, monday, marketing. */
      kind: 'text',
      /** Of a quarterly review only. */
      customerId: 'customers.id?',
      day: 'text',
      /** Who of us takes part, and who of the customer. */
      memberIds: 'json',
      personIds: 'json',
      /** From when on the agenda is kept as it is. */
      begunAt: 'text?',
      begunById: 'members.id?',
      doneAt: 'text?',
      doneById: 'members.id?',
      ...lifetime,
    },
    { indexes: [['kind', 'day']] },
  )
  /** `lines`: what was prepared, as sentences to be said in any language. */
  await table('meetingPoints', {
    id: 'text',
    meetingId: 'meetings.id',
    position: 'whole',
    kind: 'text',
    title: 'text',
    lines: 'json',
    minutes: 'text',
    ...internal,
    ...lifetime,
  })
  await table('meetingDecisions', {
    id: 'text',
    meetingId: 'meetings.id',
    pointId: 'meetingPoints.id?',
    text: 'text',
    /** Who does it until when, and whether it is done. */
    taskId: 'tasks.id?',
    ...internal,
    ...lifetime,
  })
}
