import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Shared success: who is credited with what, rates of members, and statements that stay as they were. */
export const commission: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'members.id?', version: 'whole', deletedAt: 'text?' } as const
  /** `rate` in basis points of what is credited, from a day on. */
  await table('commissionPlans', { id: 'text', memberId: 'members.id', validFrom: 'text', rate: 'whole', ...lifetime })
  /** `shares`: member → basis points, 10,000 in all; of a deal, or of an account from a day on. */
  await table('creditShares', {
    id: 'text',
    customerId: 'customers.id?',
    opportunityId: 'opportunities.id?',
    validFrom: 'text?',
    shares: 'json',
    ...lifetime,
  })
  /** One for each member and locked period. */
  await table(
    'commissionStatements',
    { id: 'text', memberId: 'members.id', fromDay: 'text', toDay: 'text', currency: 'text', ...lifetime },
    { indexes: [['toDay']] },
  )
  await table(
    'commissionLines',
    {
      id: 'text',
      statementId: 'commissionStatements.id',
      memberId: 'members.id',
      /** The won deal or invoice; it may be gone. */
      recordId: 'text',
      customerId: 'customers.id?',
      title: 'text',
      /** When it was won or invoiced. */
      day: 'text',
      /** Minor units. */
      amount: 'money',
      /** As they were then, of all who took part. */
      shares: 'json',
      reason: 'text',
      basisPoints: 'whole',
      part: 'money',
      /** Basis points. */
      rate: 'whole',
      pay: 'money',
      /** regular, correction. */
      kind: 'text',
      ...lifetime,
    },
    { indexes: [['recordId', 'memberId']] },
  )
}
