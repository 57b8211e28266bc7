import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'

export type FireRecord = Selectable<Tables['fires']>

export type FireFilter = {
  state: 'open' | 'solved'
  customerId?: string | undefined
  /** Only those of customers that these care for, or that they raised or took. */
  concerning: readonly string[] | null
  readable: Expression<SqlBool> | null
}

/** One page: open ones by the alarm, solved ones the latest first. */
export async function listFires(
  db: Kysely<Tables>,
  filter: FireFilter,
  page: { after: [string, string] | null; limit: number },
) {
  const open = filter.state === 'open'
  const key = open ? 'fires.raisedAt' : 'fires.solvedAt'
  let query = withNames(db)
    .where('fires.solvedAt', open ? 'is' : 'is not', null)
    .select(sql<string>`${sql.ref(key)}`.as('sortKey'))
    .orderBy(key, open ? 'asc' : 'desc')
    .orderBy('fires.id', open ? 'asc' : 'desc')
    .limit(page.limit)
  const { customerId, concerning, readable } = filter
  if (customerId) query = query.where('fires.customerId', '=', customerId)
  if (readable) query = query.where(readable)
  if (concerning) {
    query = query.where((where) =>
      where.or([
        where('customers.ownerId', 'in', concerning),
        where('customers.insideSalesId', 'in', concerning),
        where('fires.raisedById', 'in', concerning),
        where('fires.takenById', 'in', concerning),
      ]),
    )
  }
  if (page.after) {
    const compare = open ? sql`>` : sql`<`
    query = query.where(sql<boolean>`(${sql.ref(key)}, "fires"."id") ${compare} (${page.after[0]}, ${page.after[1]})`)
  }
  return await query.execute()
}

export async function listByIds(db: Kysely<Tables>, ids: string[]) {
  return ids.length === 0 ? [] : await withNames(db).where('fires.id', 'in', ids).execute()
}

function withNames(db: Kysely<Tables>) {
  return db
    .selectFrom('fires')
    .innerJoin('customers', 'customers.id', 'fires.customerId')
    .leftJoin('members as raisers', 'raisers.id', 'fires.raisedById')
    .leftJoin('members as takers', 'takers.id', 'fires.takenById')
    .leftJoin('members as solvers', 'solvers.id', 'fires.solvedById')
    .where('fires.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .selectAll('fires')
    .select([
      'customers.name as customerName',
      'raisers.name as raisedByName',
      'takers.name as takenByName',
      'solvers.name as solvedByName',
    ])
}

/** Whom a fire at this customer concerns: those responsible, their deputies today, and everybody's roles. */
export async function readAlerted(db: Kysely<Tables>, customerId: string, today: Day) {
  const customer = await db
    .selectFrom('customers')
    .select(['name', 'ownerId', 'insideSalesId'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow()
  const responsible = [customer.ownerId, customer.insideSalesId].filter((id) => id !== null)
  const members = await db
    .selectFrom('members')
    .select(['id', 'roles'])
    .where('leftAt', 'is', null)
    .where('deletedAt', 'is', null)
    .limit(1000)
    .execute()
  const absences = await db
    .selectFrom('absences')
    .select('deputyId')
    .where('memberId', 'in', responsible.length > 0 ? responsible : [''])
    .where('fromDay', '<=', today)
    .where('toDay', '>=', today)
    .where('deletedAt', 'is', null)
    .execute()
  return { name: customer.name, responsible, members, deputyIds: absences.map((absence) => absence.deputyId) }
}
