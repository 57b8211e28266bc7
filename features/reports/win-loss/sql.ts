import { type Expression, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { currenciesOf, inReport } from '#platform/db/rates.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Period } from '#shared/periods.ts'
import type { Rates } from '#shared/rates.ts'
import { bandEdges, type Cut } from './rules.ts'

/** Condition on the opportunities that the caller may read; none: all. */
type Readable = Expression<SqlBool> | null
export type Filter = {
  owner?: string[] | undefined
  kind?: string[] | undefined
  channel?: string[] | undefined
}

/** The part by which is counted; amounts stand in bands of the report's currency. */
function keyOf(by: Cut, rates: Rates): RawBuilder<string | null> {
  if (by !== 'amount') return keys[by]
  const bands = bandEdges.map((edge, at) => sql`when ${amountIn(rates)} < ${sql.lit(edge)} then ${sql.lit(String(at))}`)
  return sql`case when "amount" is null then null ${sql.join(bands, sql` `)} else ${sql.lit(String(bandEdges.length))} end`
}

function amountIn(rates: Rates) {
  return inReport(rates, 'amount', 'opportunities.currency')
}

const keys: Record<Exclude<Cut, 'amount'>, RawBuilder<string | null>> = {
  stage: sql`"opportunities"."stageId"`,
  competitor: sql`"opportunities"."competitor"`,
  kind: sql`"opportunities"."kind"`,
  channel: sql`"opportunities"."channel"`,
}

/** Closed opportunities of the period that the caller may read; budgetary enquiries stay out of the rates (rules §3). */
function selectClosed(db: Kysely<Tables>, { from, to }: Period, readable: Readable, filter: Filter) {
  let query = db
    .selectFrom('opportunities')
    .leftJoin('customers', 'customers.id', 'opportunities.customerId')
    .where('opportunities.deletedAt', 'is', null)
    .where('opportunities.outcome', 'is not', null)
    .where('closedDay', '>=', from)
    .where('closedDay', '<=', to)
  if (readable) query = query.where(readable)
  if (filter.owner) query = query.where('opportunities.ownerId', 'in', filter.owner)
  if (filter.kind) query = query.where('opportunities.kind', 'in', filter.kind)
  if (filter.channel) query = query.where('opportunities.channel', 'in', filter.channel)
  return query
}

/** Counted by part, outcome, reason and currency, with amounts by the rates; budgetary enquiries apart. */
export async function countGroups(
  db: Kysely<Tables>,
  period: Period,
  readable: Readable,
  filter: Filter,
  by: Cut,
  rates: Rates,
) {
  return await selectClosed(db, period, readable, filter)
    .select([keyOf(by, rates).as('key'), 'opportunities.outcome', 'reason', 'opportunities.currency'])
    .select(sql<number>`case when "budgetaryAt" is null then 0 else 1 end`.as('budgetary'))
    .select((count) => count.fn.countAll<number>().as('count'))
    .select(sql<number>`coalesce(sum(${amountIn(rates)}), 0)`.as('amount'))
    .select(sql<number>`count(*) - count("amount")`.as('withoutAmount'))
    .groupBy(sql`1, 2, 3, 4, 5`)
    .execute()
}

/** The competitors that are named, as they are spelled. */
export async function listCompetitors(db: Kysely<Tables>, period: Period, readable: Readable, filter: Filter) {
  return await selectClosed(db, period, readable, filter)
    .select('competitor')
    .distinct()
    .where('competitor', 'is not', null)
    .$narrowType<{ competitor: string }>()
    .execute()
}

type Part = {
  /** All currencies that count, by these rates. */
  rates: Rates
  outcome?: 'won' | 'lost' | undefined
  /** Null: without a reason. */
  reason?: string | null | undefined
  by: Cut
  /** The values of the part; null: without one. None: all parts. */
  keys?: string[] | null | undefined
}

/** What one figure counts, the largest first, and how many they are. */
export async function listClosed(
  db: Kysely<Tables>,
  period: Period,
  readable: Readable,
  filter: Filter,
  { rates, outcome, reason, by, keys: wanted }: Part,
  limit: number,
) {
  let query = selectClosed(db, period, readable, filter)
    .where('budgetaryAt', 'is', null)
    .where('opportunities.currency', 'in', currenciesOf(rates))
  if (outcome) query = query.where('opportunities.outcome', '=', outcome)
  if (reason !== undefined)
    query = reason === null ? query.where('reason', 'is', null) : query.where('reason', '=', reason)
  if (wanted !== undefined)
    query = wanted === null ? query.where(keyOf(by, rates), 'is', null) : query.where(keyOf(by, rates), 'in', wanted)
  const { total } = await query.select((count) => count.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .select(['opportunities.id', 'title', 'opportunities.customerId', 'customers.name as customerName'])
    .select(['opportunities.ownerId', 'stageId', amountIn(rates).as('amount'), 'opportunities.outcome', 'closedDay'])
    .select(['reason', 'reasonNote', 'competitor'])
    .orderBy(sql`coalesce(${amountIn(rates)}, 0)`, 'desc')
    .orderBy('opportunities.id')
    .limit(limit)
    .execute()
  return { rows, total: Number(total) }
}

/** Hidden and removed ones too: what was closed with them still says so. */
export async function listReasons(db: Kysely<Tables>) {
  return await db
    .selectFrom('closeReasons')
    .select(['id', 'name', 'outcome', 'countsAs'])
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export async function listStages(db: Kysely<Tables>) {
  return await db.selectFrom('stages').select(['id', 'name']).orderBy('position').execute()
}
