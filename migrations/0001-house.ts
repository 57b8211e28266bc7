import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { createIndex, createTable } from '#platform/db/schema.ts'

/** What the platform itself needs: events, jobs, settings, logins, search. */
export const house: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)

  await table('settings', { key: 'text', value: 'json', version: 'whole' }, { primaryKey: ['key'] })

  await table(
    'events',
    {
      id: 'text',
      commandId: 'text',
      at: 'text',
      actorId: 'text?',
      via: 'text',
      name: 'text',
      record: 'text',
      recordId: 'text',
      customerId: 'text?',
      before: 'json?',
      after: 'json?',
      undoneAt: 'text?',
    },
    { indexes: ['commandId', ['customerId', 'id'], ['record', 'recordId', 'id']] },
  )

  await table(
    'answeredCommands',
    { key: 'text', memberId: 'text?', output: 'json', at: 'text' },
    { primaryKey: ['key'], indexes: ['at'] },
  )

  await table(
    'jobs',
    {
      id: 'text',
      kind: 'text',
      payload: 'json',
      runAt: 'text',
      attempts: 'whole',
      startedAt: 'text?',
      doneAt: 'text?',
      failedAt: 'text?',
      error: 'text?',
      progress: 'json?',
      cancelledAt: 'text?',
      createdAt: 'text',
      createdById: 'text?',
    },
    { indexes: [['doneAt', 'runAt']] },
  )

  await table(
    'searchDocuments',
    {
      key: 'money',
      record: 'text',
      recordId: 'text',
      customerId: 'text?',
      title: 'text',
      detail: 'text',
    },
    { primaryKey: ['key'], unique: [['record', 'recordId']] },
  )
  await table('searchWords', { word: 'text' }, { primaryKey: ['word'] })
  await table('searchTrigrams', { trigram: 'text', word: 'text' }, { primaryKey: ['trigram', 'word'] })
  if (engine === 'sqlite') {
    await sql`create virtual table "searchIndex" using fts5(words, content='', contentless_delete=1, prefix='2 3 4', tokenize='ascii', detail='none')`.execute(
      db,
    )
  } else {
    await sql`create sequence "searchDocumentsKeys" as bigint`.execute(db)
    await sql`create table "searchIndex" (rowid bigint primary key, words tsvector not null)`.execute(db)
    await sql`create index "searchIndexByWords" on "searchIndex" using gin (words)`.execute(db)
  }

  await table(
    'authUsers',
    {
      id: 'text',
      name: 'text',
      email: 'text',
      emailVerified: 'boolean',
      image: 'text?',
      createdAt: 'timestamp',
      updatedAt: 'timestamp',
      twoFactorEnabled: 'boolean?',
    },
    { unique: [['email']] },
  )
  await table(
    'authSessions',
    {
      id: 'text',
      expiresAt: 'timestamp',
      token: 'text',
      createdAt: 'timestamp',
      updatedAt: 'timestamp',
      ipAddress: 'text?',
      userAgent: 'text?',
      userId: 'authUsers.id',
    },
    { unique: [['token']] },
  )
  await table('authAccounts', {
    id: 'text',
    accountId: 'text',
    providerId: 'text',
    userId: 'authUsers.id',
    accessToken: 'text?',
    refreshToken: 'text?',
    idToken: 'text?',
    accessTokenExpiresAt: 'timestamp?',
    refreshTokenExpiresAt: 'timestamp?',
    scope: 'text?',
    password: 'text?',
    createdAt: 'timestamp',
    updatedAt: 'timestamp',
  })
  await table(
    'authVerifications',
    {
      id: 'text',
      identifier: 'text',
      value: 'text',
      expiresAt: 'timestamp',
      createdAt: 'timestamp',
      updatedAt: 'timestamp',
    },
    { indexes: ['identifier'] },
  )
  await table(
    'authTwoFactors',
    {
      id: 'text',
      secret: 'text',
      backupCodes: 'text',
      userId: 'authUsers.id',
      verified: 'boolean?',
      failedVerificationCount: 'whole?',
      lockedUntil: 'timestamp?',
    },
    { indexes: ['secret'] },
  )
  await table(
    'authPasskeys',
    {
      id: 'text',
      name: 'text?',
      publicKey: 'text',
      userId: 'authUsers.id',
      credentialID: 'text',
      counter: 'whole',
      deviceType: 'text',
      backedUp: 'boolean',
      transports: 'text?',
      createdAt: 'timestamp?',
      aaguid: 'text?',
    },
    { indexes: ['credentialID'] },
  )
  await createIndex(db, 'authSessions', ['expiresAt'])
}
