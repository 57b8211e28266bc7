import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

/** The opportunities that some figures leave out: budgetary enquiries, and those whose first day nobody knows. */
export async function listLeftOut(db: Kysely<Tables>) {
  return await db
    .selectFrom('opportunities')
    .select(['id', 'budgetaryAt', 'createdDay'])
    .where((where) => where.or([where('budgetaryAt', 'is not', null), where('createdDay', 'is', null)]))
    .execute()
}
