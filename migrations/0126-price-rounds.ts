import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Price rounds, and in each a line per customer: what prices were and become, the letter, the reaction. */
export const priceRounds: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'members.id?', version: 'whole', deletedAt: 'text?' } as const
  await table('priceRounds', {
    id: 'text',
    name: 'text',
    /** From this day on the new prices hold. */
    fromDay: 'text',
    currency: 'text',
    /** By how much, in all and per product group, or which list takes the place of the prices. */
    rule: 'json',
    /** Down to which rise in basis points whoever looks after a customer may agree; none: all of it. */
    leeway: 'whole?',
    /** So many days ahead it is announced where no contract says otherwise, and the owner is reminded. */
    leadDays: 'whole',
    remindDays: 'whole',
    texts: 'json',
    ...lifetime,
  })
  await table(
    'priceRoundLines',
    {
      id: 'text',
      roundId: 'priceRounds.id',
      customerId: 'customers.id',
      /** Who the letter is for. */
      personId: 'persons.id?',
      /** Who looked after the customer, and its class, when it was taken in: figures of a round stay. */
      memberId: 'members.id?',
      class: 'text?',
      /** Per product: old and new price, revenue of a year. */
      positions: 'json',
      /** Revenue that names no product we know, and by how much it rises, in basis points. */
      otherRevenue: 'money',
      otherPercent: 'whole',
      /** Revenue of a year that is concerned, and what the round brings of it, asked and obtained; minor units. */
      revenue: 'money',
      asked: 'money',
      obtained: 'money?',
      /** When the letter went out: printed, or by mail to this address; as it went out it is kept with the customer. */
      letterOn: 'text?',
      fileId: 'files.id?',
      recipient: 'text?',
      attempts: 'whole',
      problem: 'text?',
      sentAt: 'text?',
      failedAt: 'text?',
      reaction: 'text',
      reactionOn: 'text?',
      reactionById: 'members.id?',
      agreedPercent: 'whole?',
      agreedFrom: 'text?',
      note: 'text?',
      /** The reminder of whoever looks after the customer. */
      taskId: 'tasks.id?',
      ...lifetime,
    },
    { indexes: [['roundId', 'asked', 'id']] },
  )
}
