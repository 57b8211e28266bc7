import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Where a customer could buy more: its sites, what each could buy of a product group, and what became of suggestions. */
export const whiteSpace: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'members.id?', version: 'whole', deletedAt: 'text?' } as const
  /** A place of a customer that is no customer of its own. */
  await table('sites', { id: 'text', customerId: 'customers.id', name: 'text', ...lifetime })
  /** A product group at a customer (a subsidiary is one too), or at one of its sites. */
  await table('potentials', {
    id: 'text',
    customerId: 'customers.id',
    siteId: 'sites.id?',
    productGroup: 'text',
    /** What is bought there in a year, also from others; minor units. */
    potential: 'money?',
    currency: 'text',
    /** Who says so, and when it was noted. */
    source: 'text?',
    day: 'text',
    competitor: 'text?',
    /** Of a site: what it buys from us in a year; of a customer the invoices say it. Minor units. */
    revenue: 'money?',
    irrelevantAt: 'text?',
    opportunityId: 'opportunities.id?',
    ...lifetime,
  })
  /** "Comparable customers also buy": what was said to it, with what spoke for it then. */
  await table('suggestionAnswers', {
    id: 'text',
    customerId: 'customers.id',
    productGroup: 'text',
    day: 'text',
    /** None while it was taken up. */
    reason: 'text?',
    /** Product groups that it was concluded from. */
    because: 'json',
    bought: 'whole',
    comparable: 'whole',
    lift: 'number',
    opportunityId: 'opportunities.id?',
    ...lifetime,
  })
}
