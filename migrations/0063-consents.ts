import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Who may be contacted how: the ledger (rows are only ever added), the suppression list, requests to confirm, links to object. */
export const consents: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  await table(
    'consents',
    {
      id: 'text',
      createdAt: 'text',
      createdById: 'members.id?',
      /** When it was said; of a consent when it was confirmed. */
      at: 'text',
      channel: 'text',
      /** Empty once the person was erased; the hash stays. */
      address: 'text?',
      addressHash: 'text',
      personId: 'persons.id?',
      kind: 'text',
      source: 'text',
      wordingVersion: 'text?',
      page: 'text?',
      requestedAt: 'text?',
      confirmedAt: 'text?',
      reason: 'text?',
      saleDay: 'text?',
      goods: 'text?',
      noticeDay: 'text?',
      listCheckedOn: 'text?',
      voidsId: 'consents.id?',
    },
    {
      indexes: [
        ['addressHash', 'channel'],
        ['personId', 'channel'],
        ['kind', 'createdAt', 'id'],
        ['createdAt', 'id'],
      ],
    },
  )
  await table(
    'suppressions',
    { hash: 'text', channel: 'text', at: 'text', liftedAt: 'text?' },
    { primaryKey: ['hash', 'channel'] },
  )
  await table(
    'consentRequests',
    {
      id: 'text',
      /** None until the mail with the link is written. */
      tokenHash: 'text?',
      channel: 'text',
      address: 'text',
      language: 'text',
      /** None: only the address is to be confirmed. */
      wordingVersion: 'text?',
      page: 'text',
      requestedAt: 'text',
      expiresAt: 'text',
      sentAt: 'text?',
      confirmedAt: 'text?',
    },
    { unique: [['tokenHash']], indexes: ['expiresAt'] },
  )
  await table(
    'withdrawalLinks',
    {
      id: 'text',
      tokenHash: 'text',
      createdAt: 'text',
      createdById: 'members.id?',
      channel: 'text',
      address: 'text?',
      addressHash: 'text',
      personId: 'persons.id?',
      usedAt: 'text?',
    },
    { unique: [['tokenHash']] },
  )
  await db.schema.alterTable('persons').addColumn('consumerSince', 'text').execute()
}
