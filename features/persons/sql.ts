import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import { kinds } from '#features/search/kinds.ts'
import { type Engine, engineOf } from '#platform/db/dialect.ts'
import type { Tables } from '#platform/db/tables.ts'
import { analyseQuery, type QueryWord } from '#platform/search/analyse.ts'
import { recordsWith } from '#platform/search/find.ts'

export type PersonRecord = Selectable<Tables['persons']>

/** Live persons; those of a deleted customer went with it. */
function selectPersons(db: Kysely<Tables>) {
  return db
    .selectFrom('persons')
    .where('persons.deletedAt', 'is', null)
    .where(sql<SqlBool>`
    ("persons"."customerId" is null or "persons"."customerId" not in (select "id" from "customers" where "deletedAt" is not null))`)
}

function withLastContact(query: ReturnType<typeof selectPersons>) {
  return query
    .leftJoin('customers', 'customers.id', 'persons.customerId')
    .selectAll('persons')
    .select('customers.name as customerName')
    .select((select) =>
      select
        .selectFrom('activities')
        .select((max) => max.fn.max('contactDay').as('day'))
        .whereRef('activities.personId', '=', 'persons.id')
        .where('activities.contactDay', 'is not', null)
        .where('activities.deletedAt', 'is', null)
        .as('lastContact'),
    )
}

export type PersonFilter = {
  ids?: string[] | undefined
  customerId?: string | undefined
  search?: string | undefined
  owner?: string[] | undefined
  left?: boolean | undefined
  /** Where members read only their own: condition on the customer, and who may have written down persons without one. */
  readable: { customer: Expression<SqlBool>; writers: string[] } | null
}

function filtered(db: Kysely<Tables>, filter: PersonFilter) {
  const { readable } = filter
  let query = selectPersons(db)
  if (filter.ids) query = query.where('persons.id', 'in', filter.ids)
  if (filter.customerId) query = query.where('persons.customerId', '=', filter.customerId)
  if (filter.owner) {
    const owned = db.selectFrom('customers').select('id').where('ownerId', 'in', filter.owner)
    query = query.where('persons.customerId', 'in', owned)
  }
  if (filter.left !== undefined) query = query.where('persons.leftAt', filter.left ? 'is not' : 'is', null)
  for (const word of analyseQuery(filter.search ?? '')) query = query.where(mentions(engineOf(db), word))
  if (readable) {
    query = query.where((where) =>
      where.or([
        readable.customer,
        where.and([where('persons.customerId', 'is', null), where('persons.createdById', 'in', readable.writers)]),
      ]),
    )
  }
  return query
}

/** The person is found by the word, or the customer where that person is. */
function mentions(engine: Engine, word: QueryWord): Expression<SqlBool> {
  return sql<SqlBool>`"persons"."id" in (
    ${recordsWith(engine, kinds.persons, word)}
    union all
    select "id" from "persons" where "deletedAt" is null
      and "customerId" in (${recordsWith(engine, kinds.customers, word)}))`
}

/** One page; `after` is sort name and id of the last row of the page before. */
export async function listPersons(
  db: Kysely<Tables>,
  filter: PersonFilter,
  page: { falling: boolean; after: [string, string] | null; limit: number },
) {
  const direction = page.falling ? 'desc' : 'asc'
  let query = withLastContact(filtered(db, filter))
    .orderBy('persons.sortName', direction)
    .orderBy('persons.id', direction)
    .limit(page.limit)
  if (page.after) {
    const [sortName, id] = page.after
    query = query.where(
      page.falling
        ? sql<SqlBool>`("persons"."sortName", "persons"."id") < (${sortName}, ${id})`
        : sql<SqlBool>`("persons"."sortName", "persons"."id") > (${sortName}, ${id})`,
    )
  }
  return await query.execute()
}

export async function countPersons(db: Kysely<Tables>, filter: PersonFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((count) => count.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function findPerson(db: Kysely<Tables>, id: string) {
  return await withLastContact(selectPersons(db)).where('persons.id', '=', id).executeTakeFirst()
}

export async function findPersonRecord(db: Kysely<Tables>, id: string): Promise<PersonRecord | undefined> {
  return await db
    .selectFrom('persons')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

/** The person that one who is gone was brought together with. */
export async function findMergedInto(db: Kysely<Tables>, id: string) {
  const row = await db
    .selectFrom('persons as gone')
    .innerJoin('persons', 'persons.id', 'gone.mergedIntoId')
    .selectAll('persons')
    .select(['gone.title as wasTitle', 'gone.firstName as wasFirst', 'gone.lastName as wasLast'])
    .where('gone.id', '=', id)
    .where('gone.deletedAt', 'is not', null)
    .where('persons.deletedAt', 'is', null)
    .executeTakeFirst()
  return row && { ...row, was: { title: row.wasTitle, firstName: row.wasFirst, lastName: row.wasLast } }
}

/** The moves of a person, the latest first: the company left and when. Undone ones do not count. */
export async function listMoves(db: Kysely<Tables>, id: string) {
  return await db
    .selectFrom('events')
    .select(['before', 'at'])
    .where('record', '=', 'persons')
    .where('recordId', '=', id)
    .where('name', '=', 'person.moved')
    .where('undoneAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
}

export async function listNames(db: Kysely<Tables>, customerIds: string[], readable: Expression<SqlBool> | null) {
  if (customerIds.length === 0) return []
  let query = db
    .selectFrom('customers')
    .select(['id', 'name'])
    .where('id', 'in', customerIds)
    .where('deletedAt', 'is', null)
  if (readable) query = query.where(readable)
  return await query.execute()
}

export async function findCountry(db: Kysely<Tables>, customerId: string): Promise<string | null> {
  const row = await db.selectFrom('customers').select('country').where('id', '=', customerId).executeTakeFirst()
  return row?.country ?? null
}
