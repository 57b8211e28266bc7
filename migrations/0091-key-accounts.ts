import type { Kysely } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'
import type { Tables } from '#platform/db/tables.ts'

/** How strategic a customer is, whether key account management fits, and which nominations were declined. */
export const keyAccounts: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'members.id?', version: 'whole', deletedAt: 'text?' } as const
  /** `ratings`: criterion of the company → 0 to 4. */
  await table('strategicScores', { id: 'text', customerId: 'customers.id', ratings: 'json', ...lifetime })
  /** Of a segment (branch) or of one customer that differs from it. `ratings`: criterion → −2 to 2. */
  await table(
    'careFits',
    { id: 'text', branch: 'text?', customerId: 'customers.id?', ratings: 'json', ...lifetime },
    { indexes: [['branch']] },
  )
  await table('declinedNominations', {
    id: 'text',
    customerId: 'customers.id',
    day: 'text',
    reason: 'text',
    ...lifetime,
  })
  await showWhereUsed(db as Kysely<Tables>)
}

/** A company that has key accounts already finds the area in its menu. */
async function showWhereUsed(db: Kysely<Tables>): Promise<void> {
  const used = await db.selectFrom('customers').select('id').where('mode', '=', 'keyAccount').limit(1).execute()
  if (used.length === 0) return
  const row = await db.selectFrom('settings').select('value').where('key', '=', 'areas').executeTakeFirst()
  const areas: string[] = row ? JSON.parse(row.value) : []
  const value = JSON.stringify([...areas, 'keyAccounts'])
  if (row) await db.updateTable('settings').set({ value }).where('key', '=', 'areas').execute()
  else await db.insertInto('settings').values({ key: 'areas', value, version: 1 }).execute()
}
