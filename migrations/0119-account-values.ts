import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** What key accounts are worth, month by month, and what was agreed on with each of them. */
export const accountValues: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'members.id?', version: 'whole', deletedAt: 'text?' } as const
  /** One for each key account and month, with all it was computed from; minor units. */
  await table(
    'accountValues',
    {
      id: 'text',
      customerId: 'customers.id',
      /** YYYY-MM in which it was stored. */
      month: 'text',
      /** First margin after one year. */
      value: 'money',
      margin: 'money',
      retention: 'number',
      discount: 'number',
      acquisitionCost: 'money',
      currency: 'text',
      ...lifetime,
    },
    { indexes: [['month', 'customerId']] },
  )
  /** What differs from what the company set for all; none: nothing. */
  await table('accountTerms', {
    id: 'text',
    customerId: 'customers.id',
    /** Minor units; none: unknown. */
    acquisitionCost: 'money?',
    currency: 'text',
    /** Answered within: hours of business, workdays. */
    fireHours: 'number?',
    complaintDays: 'whole?',
    enquiryDays: 'whole?',
    ...lifetime,
  })
}
