import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** What the company, a team or a member aims at in a month, quarter or year; months and quarters without one share the year. */
export const goals: SchemaStep = async (db, engine) => {
  await createTable(
    db,
    engine,
    'goals',
    {
      id: 'text',
      /** company, team or member. */
      scope: 'text',
      /** The member, or the lead of the team; none for the company. */
      memberId: 'members.id?',
      measure: 'text',
      length: 'text',
      fromDay: 'text',
      /** Minor units, a count, or a share 0–1. */
      value: 'number',
      createdAt: 'text',
      createdById: 'members.id?',
      version: 'whole',
      deletedAt: 'text?',
    },
    { indexes: [['scope', 'memberId', 'fromDay']] },
  )
}
