import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Enquiries from the first word to customer or no, and how they were answered before there was a customer. */
export const leads: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'members.id?', version: 'whole', deletedAt: 'text?' } as const
  await table(
    'leads',
    {
      id: 'text',
      receivedAt: 'text',
      /** How it came: call, web, reply, fair, recommendation, list. */
      origin: 'text',
      /** Which fair, mailing or list. */
      originNote: 'text?',
      recommendedBy: 'text?',
      company: 'text?',
      salutation: 'text?',
      firstName: 'text?',
      lastName: 'text?',
      function: 'text?',
      email: 'text?',
      phone: 'text?',
      street: 'text?',
      postcode: 'text?',
      city: 'text?',
      country: 'text?',
      text: 'text',
      amount: 'money?',
      currency: 'text',
      /** Who took it; none: nobody's. */
      ownerId: 'members.id?',
      takenAt: 'text?',
      reactedAt: 'text?',
      reactedById: 'members.id?',
      /** Criterion → yes or no. */
      answers: 'json',
      acceptedAt: 'text?',
      acceptedById: 'members.id?',
      rejectedAt: 'text?',
      rejectedById: 'members.id?',
      reason: 'text?',
      reasonNote: 'text?',
      convertedAt: 'text?',
      convertedById: 'members.id?',
      customerId: 'customers.id?',
      personId: 'persons.id?',
      opportunityId: 'opportunities.id?',
      /** The request to confirm that went out by mail; it may be forgotten by then. */
      confirmationId: 'text?',
      ...lifetime,
    },
    {
      indexes: [
        ['receivedAt', 'id'],
        ['ownerId', 'receivedAt'],
        ['customerId', 'receivedAt', 'id'],
        ['personId', 'receivedAt', 'id'],
        ['reactedAt', 'receivedAt'],
      ],
    },
  )
  await table(
    'leadReactions',
    {
      id: 'text',
      leadId: 'leads.id',
      at: 'text',
      kind: 'text',
      outcome: 'text?',
      text: 'text',
      ...lifetime,
    },
    { indexes: [['leadId', 'at', 'id']] },
  )
}
