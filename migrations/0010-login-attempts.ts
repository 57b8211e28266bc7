import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Failed logins per account and per address, so that guessing is slowed down over all server processes. */
export const loginAttempts: SchemaStep = async (db, engine) => {
  await createTable(
    db,
    engine,
    'loginAttempts',
    { key: 'text', failures: 'whole', lastAt: 'text', blockedUntil: 'text?' },
    { primaryKey: ['key'], indexes: ['lastAt'] },
  )
}
