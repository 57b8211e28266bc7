import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'

export type SampleRecord = Selectable<Tables['samples']>

export type SampleFilter = {
  state: 'waiting' | 'decided' | 'all'
  ids?: readonly string[]
  customerId?: string | undefined
  /** Only those that these entered, or at customers that these care for. */
  seenToBy?: readonly string[] | null
  readable?: Expression<SqlBool> | null
  /** Only those to ask about by then. */
  askUntil?: Day
}

function selectSamples(db: Kysely<Tables>, filter: SampleFilter) {
  const { state, ids, customerId, seenToBy, readable, askUntil } = filter
  let query = db
    .selectFrom('samples')
    .innerJoin('customers', 'customers.id', 'samples.customerId')
    .where('samples.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
  if (state !== 'all') query = query.where('samples.decidedOn', state === 'waiting' ? 'is' : 'is not', null)
  if (ids) query = query.where('samples.id', 'in', ids)
  if (customerId) query = query.where('samples.customerId', '=', customerId)
  if (readable) query = query.where(readable)
  if (askUntil) query = query.where('samples.askOn', '<=', askUntil)
  if (seenToBy) {
    query = query.where((where) =>
      where.or([
        where('samples.createdById', 'in', seenToBy),
        where('customers.ownerId', 'in', seenToBy),
        where('customers.insideSalesId', 'in', seenToBy),
      ]),
    )
  }
  return query
}

/** One page: waiting ones by the day to ask, decided ones the latest first. */
export async function listSamples(
  db: Kysely<Tables>,
  filter: SampleFilter & { state: 'waiting' | 'decided' },
  page: { after: [string, string] | null; limit: number },
) {
  const waiting = filter.state === 'waiting'
  const key = sql<string>`${sql.ref(waiting ? 'samples.askOn' : 'samples.decidedOn')}`
  let query = withNames(selectSamples(db, filter))
    .select(key.as('sortKey'))
    .orderBy(key, waiting ? 'asc' : 'desc')
    .orderBy('samples.id', waiting ? 'asc' : 'desc')
    .limit(page.limit)
  if (page.after) {
    const compare = waiting ? sql`>` : sql`<`
    query = query.where(sql<boolean>`(${key}, "samples"."id") ${compare} (${page.after[0]}, ${page.after[1]})`)
  }
  return await query.execute()
}

/** How many fit, and how many waiting ones are past the day to ask. */
export async function countSamples(db: Kysely<Tables>, filter: SampleFilter, today: Day) {
  const row = await selectSamples(db, filter)
    .select([
      (count) => count.fn.countAll<number>().as('total'),
      sql<number>`coalesce(sum(case when "samples"."decidedOn" is null
        and "samples"."askOn" < ${today} then 1 else 0 end), 0)`.as('overdue'),
    ])
    .executeTakeFirstOrThrow()
  return { total: Number(row.total), overdue: Number(row.overdue) }
}

/** Those of these that are there and may be read, waiting and decided ones. */
export async function listReadable(db: Kysely<Tables>, ids: readonly string[], readable: SampleFilter['readable']) {
  if (ids.length === 0) return []
  return await withNames(selectSamples(db, { state: 'all', ids, readable: readable ?? null })).execute()
}

export async function listByIds(db: Kysely<Tables>, ids: string[]) {
  if (ids.length === 0) return []
  const query = db
    .selectFrom('samples')
    .innerJoin('customers', 'customers.id', 'samples.customerId')
    .where('samples.id', 'in', ids)
    .where('samples.deletedAt', 'is', null)
  return await withNames(query).execute()
}

function withNames(query: ReturnType<typeof selectSamples>) {
  return query
    .leftJoin('persons', 'persons.id', 'samples.personId')
    .leftJoin('members as deciders', 'deciders.id', 'samples.decidedById')
    .leftJoin('members as creators', 'creators.id', 'samples.createdById')
    .selectAll('samples')
    .select([
      'customers.name as customerName',
      'persons.title as personTitle',
      'persons.firstName',
      'persons.lastName',
      'deciders.name as decidedByName',
      'creators.name as createdByName',
    ])
}

/** True while there has never been a sample. */
export async function isFirst(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom('samples').select('id').limit(1).executeTakeFirst()) === undefined
}
