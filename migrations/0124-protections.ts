import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Trade representatives and dealers, whom of our end customers is protected for which of them, and how disputes were settled. */
export const protections: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'members.id?', version: 'whole', deletedAt: 'text?' } as const
  /** A representative is a member (mostly without login), a dealer a customer; the name stands there. */
  await table('partners', {
    id: 'text',
    /** representative, dealer. */
    kind: 'text',
    memberId: 'members.id?',
    customerId: 'customers.id?',
    /** District, branches, customers: in words. */
    territory: 'text?',
    ...lifetime,
  })
  await table(
    'protections',
    {
      id: 'text',
      partnerId: 'partners.id',
      /** The end customer; `name` while it is not in the list. */
      customerId: 'customers.id?',
      name: 'text?',
      /** Only for a product group, or for one opportunity; neither: for everything. */
      productGroup: 'text?',
      opportunityId: 'opportunities.id?',
      fromDay: 'text',
      toDay: 'text',
      reason: 'text',
      /** granted, refused; none: requested. */
      decision: 'text?',
      decisionReason: 'text?',
      decidedDay: 'text?',
      decidedAt: 'text?',
      decidedById: 'members.id?',
      withdrawnAt: 'text?',
      withdrawnById: 'members.id?',
      ...lifetime,
    },
    { indexes: [['toDay']] },
  )
  /** One for each settled dispute: who decided (`createdById`), when (`createdAt`), from which day it holds. */
  await table(
    'protectionDisputes',
    {
      id: 'text',
      customerId: 'customers.id?',
      name: 'text?',
      /** None: nobody is protected. */
      winnerId: 'protections.id?',
      day: 'text',
      reason: 'text',
      /** What each of them claimed when it was decided. */
      claims: 'json',
      ...lifetime,
    },
    { indexes: [['createdAt']] },
  )
}
