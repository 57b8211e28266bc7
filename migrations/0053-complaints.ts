import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Complaints with their own running number, the tasks that came out of them, and samples with a day to ask again. */
export const complaints: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'text?', version: 'whole', deletedAt: 'text?' } as const
  await table(
    'complaints',
    {
      id: 'text',
      year: 'whole',
      sequence: 'whole',
      customerId: 'customers.id',
      personId: 'persons.id?',
      text: 'text',
      receivedDay: 'text',
      promise: 'text?',
      promisedUntil: 'text?',
      takenAt: 'text?',
      takenById: 'members.id?',
      answer: 'text?',
      answeredOn: 'text?',
      answeredById: 'members.id?',
      closedAt: 'text?',
      closedById: 'members.id?',
      ...lifetime,
    },
    {
      unique: [['year', 'sequence']],
      indexes: [
        ['customerId', 'receivedDay', 'id'],
        ['personId', 'receivedDay', 'id'],
        ['closedAt', 'id'],
      ],
    },
  )
  await table('complaintTasks', { id: 'text', complaintId: 'complaints.id', taskId: 'tasks.id', ...lifetime })
  await table(
    'samples',
    {
      id: 'text',
      kind: 'text',
      customerId: 'customers.id',
      personId: 'persons.id?',
      text: 'text',
      sentOn: 'text',
      askOn: 'text',
      outcome: 'text?',
      reason: 'text?',
      decidedOn: 'text?',
      decidedById: 'members.id?',
      ...lifetime,
    },
    {
      indexes: [
        ['customerId', 'sentOn', 'id'],
        ['personId', 'sentOn', 'id'],
        ['decidedOn', 'askOn', 'id'],
      ],
    },
  )
}
