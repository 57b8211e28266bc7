import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** What is known of a person as a stakeholder of a customer: roles, influence, stance, who of us looks after them. */
export const stakeholders: SchemaStep = async (db, engine) => {
  await createTable(db, engine, 'stakeholders', {
    id: 'text',
    customerId: 'customers.id',
    personId: 'persons.id',
    /** initiator, user, influencer, buyer, decider, gatekeeper. */
    roles: 'json',
    /** high, middle, low. */
    influence: 'text?',
    /** mentor, supporter, neutral, sceptic, opponent. */
    support: 'text?',
    /** What matters to them, in words. */
    interest: 'text?',
    coveredById: 'members.id?',
    reportsToId: 'persons.id?',
    /** 0 to 4 as corrected by hand, why, and on which day; it expires. */
    relationship: 'whole?',
    relationshipNote: 'text?',
    relationshipDay: 'text?',
    createdAt: 'text',
    createdById: 'members.id?',
    version: 'whole',
    deletedAt: 'text?',
  })
}
