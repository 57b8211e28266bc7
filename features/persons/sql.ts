import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

export type PersonRecord = Selectable<Tables['persons']>

function selectPersons(db: Kysely<Tables>) {
  return db
    .selectFrom('persons')
    .leftJoin('customers', 'customers.id', 'persons.customerId')
    .selectAll('persons')
    .select('customers.name as customerName')
    .select((select) =>
      select
        .selectFrom('activities')
        .select((max) => max.fn.max('contactDay').as('day'))
        .whereRef('activities.personId', '=', 'persons.id')
        .where('activities.deletedAt', 'is', null)
        .as('lastContact'),
    )
    .where('persons.deletedAt', 'is', null)
}

export async function listPersons(
  db: Kysely<Tables>,
  filter: { customerId?: string | undefined; ownedBy: string[] | null },
  page: { after: [string, string] | null; limit: number },
) {
  let query = selectPersons(db).orderBy('persons.sortName').orderBy('persons.id').limit(page.limit)
  if (filter.customerId) query = query.where('persons.customerId', '=', filter.customerId)
  if (filter.ownedBy) query = query.where('customers.ownerId', 'in', filter.ownedBy)
  if (page.after)
    query = query.where(sql<boolean>`("persons"."sortName", "persons"."id") > (${page.after[0]}, ${page.after[1]})`)
  return await query.execute()
}

export async function findPerson(db: Kysely<Tables>, id: string) {
  return await selectPersons(db).where('persons.id', '=', id).executeTakeFirst()
}

export async function findPersonRecord(db: Kysely<Tables>, id: string): Promise<PersonRecord | undefined> {
  return await db
    .selectFrom('persons')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}
