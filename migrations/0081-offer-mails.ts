import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Offers that go out by mail, and the logo on their letters. */
export const offerMails: SchemaStep = async (db, engine) => {
  await createTable(
    db,
    engine,
    'offerMails',
    {
      id: 'text',
      offerId: 'offers.id',
      personId: 'persons.id?',
      // Why it may be sent: asked for, else advertising.
      purpose: 'text',
      recipient: 'text',
      copies: 'json',
      subject: 'text',
      text: 'text',
      askOn: 'text?',
      // The letter as long as it waits; once it left it lies with the offer.
      letter: 'bytes?',
      attempts: 'whole',
      // What the server said last.
      problem: 'text?',
      sentAt: 'text?',
      failedAt: 'text?',
      createdAt: 'text',
      createdById: 'text?',
      version: 'whole',
      deletedAt: 'text?',
    },
    { indexes: [['offerId', 'id']] },
  )
  await createTable(db, engine, 'letterLogos', {
    id: 'text',
    type: 'text',
    width: 'whole',
    height: 'whole',
    bytes: 'bytes',
    createdAt: 'text',
    createdById: 'text?',
  })
}
