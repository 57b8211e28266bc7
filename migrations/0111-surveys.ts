import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/**
 * One question to one person, what came back and what became of it. Its links stand apart: only hashes of them are kept, and
 * a mail that is sent twice leaves two that both open the same question.
 */
export const surveys: SchemaStep = async (db, engine) => {
  await createTable(
    db,
    engine,
    'surveys',
    {
      id: 'text',
      customerId: 'customers.id',
      personId: 'persons.id?',
      language: 'text',
      recipient: 'text?',
      /** By our mail server; else a member got the link to send it. */
      mailedAt: 'text?',
      /** When it left us. */
      sentAt: 'text?',
      failedAt: 'text?',
      problem: 'text?',
      attempts: 'whole',
      cancelledAt: 'text?',
      expiresAt: 'text',
      answeredAt: 'text?',
      /** 0–10. */
      score: 'whole?',
      sentence: 'text?',
      /** None beside an answer: not to be spoken to about it. */
      contactAllowedAt: 'text?',
      taskId: 'tasks.id?',
      result: 'text?',
      resultAt: 'text?',
      resultById: 'members.id?',
      createdAt: 'text',
      createdById: 'text?',
      version: 'whole',
      deletedAt: 'text?',
    },
    {
      indexes: [
        ['customerId', 'answeredAt', 'id'],
        ['personId', 'createdAt'],
        ['answeredAt', 'id'],
      ],
    },
  )
  await createTable(
    db,
    engine,
    'surveyLinks',
    { id: 'text', surveyId: 'surveys.id', tokenHash: 'text', createdAt: 'text' },
    { unique: [['tokenHash']] },
  )
}
