import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

const mostCompetitors = 200

/** How many of these are open at a customer. */
export async function countOpen(
  db: Kysely<Tables>,
  table: 'fires' | 'complaints',
  customerId: string,
): Promise<number> {
  const row = await db
    .selectFrom(table as 'fires')
    .select((all) => all.fn.countAll<number>().as('count'))
    .where('customerId', '=', customerId)
    .where((table === 'fires' ? 'solvedAt' : 'closedAt') as 'solvedAt', 'is', null)
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Who else delivers what to a customer, as noted in its white space. */
export async function listCompetitors(db: Kysely<Tables>, customerId: string) {
  const rows = await db
    .selectFrom('potentials')
    .select(['competitor', 'productGroup'])
    .where('customerId', '=', customerId)
    .where('competitor', 'is not', null)
    .where('irrelevantAt', 'is', null)
    .where('deletedAt', 'is', null)
    .groupBy(['competitor', 'productGroup'])
    .orderBy('competitor')
    .orderBy('productGroup')
    .limit(mostCompetitors)
    .execute()
  return rows.flatMap(({ competitor, productGroup }) => (competitor ? [{ name: competitor, productGroup }] : []))
}
