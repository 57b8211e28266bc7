import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

/** The areas that are on, as this transaction sees them. */
export async function findAreas(db: Kysely<Tables>): Promise<string[]> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', 'areas').executeTakeFirst()
  return row ? JSON.parse(row.value) : []
}

/** How many customers there are of each kind that a rhythm depends on; blocked ones are never contacted. */
export async function countByKind(db: Kysely<Tables>) {
  const rows = await db
    .selectFrom('customers')
    .select(['rhythmDays', 'mode', 'standing', 'class', (count) => count.fn.countAll<number>().as('customers')])
    .where('deletedAt', 'is', null)
    .where('standing', '!=', 'blocked')
    .groupBy(['rhythmDays', 'mode', 'standing', 'class'])
    .execute()
  return rows.map(({ rhythmDays, customers, ...kind }) => ({
    ...kind,
    ownRhythm: rhythmDays,
    customers: Number(customers),
  }))
}
