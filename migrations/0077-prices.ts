import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Price lists, prices of a list or of one customer from a day on, and who buys by which list since when. */
export const prices: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'text?', version: 'whole', deletedAt: 'text?' } as const
  await table('priceLists', { id: 'text', name: 'text', currency: 'text', ...lifetime })
  await table(
    'prices',
    {
      id: 'text',
      productId: 'products.id',
      /** Of a list, or of one customer: one of both. */
      listId: 'priceLists.id?',
      customerId: 'customers.id?',
      currency: 'text',
      validFrom: 'text',
      /** From which quantity (thousandths) which amount (minor units) holds; empty: no price any more from that day. */
      scales: 'json',
      ...lifetime,
    },
    {
      indexes: [
        ['listId', 'productId', 'validFrom'],
        ['customerId', 'productId', 'validFrom'],
        ['productId', 'validFrom'],
      ],
    },
  )
  await table(
    'priceListUses',
    {
      id: 'text',
      /** None: the list for everybody who has none of their own. */
      customerId: 'customers.id?',
      /** None: no list any more from that day. */
      listId: 'priceLists.id?',
      currency: 'text',
      validFrom: 'text',
      ...lifetime,
    },
    { indexes: [['customerId', 'currency', 'validFrom'], ['listId']] },
  )
}
