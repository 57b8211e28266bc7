import { type Expression, type Kysely, type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import { sortNameOf } from '#features/customers/rules.ts'
import type { Engine } from '#platform/db/dialect.ts'
import { inserting, prepared } from '#platform/db/prepared.ts'
import { inReport } from '#platform/db/rates.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Cursor } from '#shared/cursor.ts'
import type { Day } from '#shared/days.ts'
import type { Rates } from '#shared/rates.ts'
import type { Share } from './rules.ts'

export type OpportunityRecord = Selectable<Tables['opportunities']>

const stages = prepared((db) =>
  db
    .selectFrom('stages')
    .select(['id', 'version', 'name', 'probability', 'limitDays'])
    .where('deletedAt', 'is', null)
    .orderBy('position')
    .limit(100),
)

export async function listStages(db: Kysely<Tables>) {
  return await stages(db, {})
}

export async function listStageRows(db: Kysely<Tables>) {
  return await db
    .selectFrom('stages')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy('position')
    .limit(100)
    .execute()
}

export type OpportunityFilter = {
  outcome: 'open' | 'won' | 'lost' | 'all'
  stage?: string[] | undefined
  customerId?: string | undefined
  ids?: string[] | undefined
  closeFrom?: string | undefined
  closeTo?: string | undefined
} & Narrowing

export type Narrowing = {
  owner?: string[] | undefined
  kind?: string[] | undefined
  channel?: string[] | undefined
  category?: string[] | undefined
  q?: string | undefined
}

/** Condition on the customers that the caller may read; none: all. */
type Readable = Expression<SqlBool> | null

/** An opportunity without a customer is read by whoever holds it. */
export function orHeldBy(readable: Expression<SqlBool>, memberIds: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`(${readable} or ("opportunities"."customerId" is null
    and "opportunities"."ownerId" in (${sql.join([...memberIds])})))`
}

/** Live opportunities that the caller may read and the filter asks for. */
function selectOpportunities(db: Kysely<Tables>, readable: Readable, filter: OpportunityFilter) {
  let query = db
    .selectFrom('opportunities')
    .leftJoin('customers', 'customers.id', 'opportunities.customerId')
    .where('opportunities.deletedAt', 'is', null)
  if (readable) query = query.where(readable)
  if (filter.outcome === 'open') query = query.where('opportunities.outcome', 'is', null)
  else if (filter.outcome !== 'all') query = query.where('opportunities.outcome', '=', filter.outcome)
  if (filter.ids) query = query.where('opportunities.id', 'in', filter.ids)
  if (filter.owner) query = query.where('opportunities.ownerId', 'in', filter.owner)
  // One stage alone is found in the order of its index; several are not.
  if (filter.stage?.length === 1) query = query.where('opportunities.stageId', '=', filter.stage[0]!)
  else if (filter.stage) query = query.where('opportunities.stageId', 'in', filter.stage)
  if (filter.customerId) query = query.where('opportunities.customerId', '=', filter.customerId)
  if (filter.closeFrom) query = query.where('expectedClose', '>=', filter.closeFrom)
  if (filter.closeTo) query = query.where('expectedClose', '<=', filter.closeTo)
  if (filter.kind) query = query.where('opportunities.kind', 'in', filter.kind)
  if (filter.channel) query = query.where('opportunities.channel', 'in', filter.channel)
  if (filter.category) query = query.where('opportunities.category', 'in', filter.category)
  if (filter.q) {
    // SQLite lowers ASCII only: what was typed is looked for as it stands, too.
    const written = [filter.q, filter.q.toLowerCase()].map((text) => `%${escaped(text)}%`)
    const folded = escaped(sortNameOf(filter.q))
    const byCustomer = folded ? sql`or "customers"."sortName" like ${`%${folded}%`} escape '!'` : sql``
    query = query.where(
      sql<boolean>`("opportunities"."title" like ${written[0]} escape '!'
        or lower("opportunities"."title") like ${written[1]} escape '!' ${byCustomer})`,
    )
  }
  return query
}

const escaped = (text: string) => text.replace(/[%_!]/g, '!$&')

// As in the indexes of 0030: no day sorts last on both engines.
const closeKey = sql<string>`coalesce("opportunities"."expectedClose", '9999-12-31')`

/** One page by expected close; `after` is the sort key and id of the last row of the page before. */
export async function listOpportunities(
  db: Kysely<Tables>,
  readable: Readable,
  filter: OpportunityFilter,
  page: { direction: 'asc' | 'desc'; after: Cursor | null; limit: number },
) {
  let query = selectOpportunities(db, readable, filter)
    .select([
      'opportunities.id',
      'opportunities.version',
      'title',
      'opportunities.customerId',
      'customers.name as customerName',
      'opportunities.ownerId',
      'stageId',
      'amount',
      'opportunities.currency',
      'expectedClose',
      'nextStep',
      'nextStepDay',
      'createdDay',
      'outcome',
      'closedDay',
      'opportunities.kind',
      'channel',
      'category',
      'waitingUntil',
      'stageDay',
      'pushes',
    ])
    .orderBy(closeKey, page.direction)
    .orderBy('opportunities.id', page.direction)
    .limit(page.limit)
  if (page.after) {
    const compare = page.direction === 'asc' ? sql`>` : sql`<`
    query = query.where(
      sql<boolean>`(${closeKey}, "opportunities"."id") ${compare} (${page.after[0]}, ${page.after[1]})`,
    )
  }
  return await query.execute()
}

// As in the index of 0133.
const stepKey = sql<string>`case when "nextStep" is null or "nextStepDay" is null then '9999-12-31' else "nextStepDay" end`

/** Open ones of a member whose next step is due by this day, or that have none (`due` none); none that waits for the customer. */
function selectSteps(db: Kysely<Tables>, memberId: string, today: Day, due: 'due' | 'none') {
  return db
    .selectFrom('opportunities')
    .where('opportunities.ownerId', '=', memberId)
    .where('outcome', 'is', null)
    .where('opportunities.deletedAt', 'is', null)
    .where(due === 'due' ? sql<boolean>`${stepKey} <= ${today}` : sql<boolean>`${stepKey} = '9999-12-31'`)
    .where((where) => where.or([where('waitingUntil', 'is', null), where('waitingUntil', '<=', today)]))
    .where((where) =>
      where.or([
        where('opportunities.customerId', 'is', null),
        where('opportunities.customerId', 'not in', (gone) =>
          gone.selectFrom('customers').select('customers.id').where('customers.deletedAt', 'is not', null),
        ),
      ]),
    )
}

/** By the day of the step, then by expected close. */
export async function listSteps(db: Kysely<Tables>, memberId: string, today: Day, due: 'due' | 'none', limit: number) {
  return await selectSteps(db, memberId, today, due)
    .leftJoin('customers', 'customers.id', 'opportunities.customerId')
    .select(['opportunities.id', 'opportunities.version', 'title', 'opportunities.customerId'])
    .select(['customers.name as customerName', 'amount', 'opportunities.currency', 'nextStep', 'nextStepDay'])
    .select(closeKey.as('closeKey'))
    .orderBy(stepKey)
    .orderBy(closeKey)
    .orderBy('opportunities.id')
    .limit(limit)
    .execute()
}

export async function countSteps(db: Kysely<Tables>, memberId: string, today: Day): Promise<number> {
  let total = 0
  for (const due of ['due', 'none'] as const) {
    const row = await selectSteps(db, memberId, today, due)
      .select((count) => count.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    total += Number(row.total)
  }
  return total
}

/** The kept sums of the open ones, over owners; of these only, if they are named. */
export async function listTotals(db: Kysely<Tables>, owners: string[] | undefined) {
  return owners ? await selectTotals(db).where('ownerId', 'in', owners).execute() : await allTotals(db, {})
}

// Within the statement: a request for the sums is this one and nothing else.
const probability = sql<
  number | null
>`(select "probability" from "stages" where "id" = "stageId" and "stages"."deletedAt" is null)`.as('probability')

function selectTotals(db: Kysely<Tables>) {
  return db
    .selectFrom('opportunityTotals')
    .select(['stageId', 'currency', (sum) => sum.fn.sum<number>('count').as('count')])
    .select((sum) => sum.fn.sum<number>('amount').as('amount'))
    .select(probability)
    .groupBy(['stageId', 'currency'])
    .having((sum) => sum.fn.sum<number>('count'), '>', 0)
}

const allTotals = prepared(selectTotals)

/** The same sums counted afresh, of those the caller may read. */
export async function countTotals(db: Kysely<Tables>, readable: Readable, filter: Narrowing) {
  return await selectOpportunities(db, readable, { outcome: 'open', ...filter })
    .select(['stageId', 'opportunities.currency', (count) => count.fn.countAll<number>().as('count')])
    .select(sql<number>`coalesce(sum("amount"), 0)`.as('amount'))
    .select(probability)
    .groupBy(['stageId', 'opportunities.currency'])
    .execute()
}

/** The open ones of other currencies with a rate, converted one by one, per stage and currency. */
export async function sumConverted(db: Kysely<Tables>, readable: Readable, filter: Narrowing, rates: Rates) {
  return await selectOpportunities(db, readable, { outcome: 'open', ...filter })
    .select(['stageId', 'opportunities.currency'])
    .select((sum) => sum.fn.sum<number>(inReport(rates, 'opportunities.amount', 'opportunities.currency')).as('amount'))
    .where('opportunities.currency', 'in', [...rates.of.keys()])
    .groupBy(['stageId', 'opportunities.currency'])
    .execute()
}

const addShare = prepared((db, share: Share) =>
  db
    .insertInto('opportunityTotals')
    .values({
      stageId: share.stageId,
      ownerId: share.ownerId,
      currency: share.currency,
      count: share.count,
      amount: share.amount,
    })
    .onConflict((conflict) =>
      conflict.columns(['stageId', 'ownerId', 'currency']).doUpdateSet({
        count: sql`"opportunityTotals"."count" + excluded."count"`,
        amount: sql`"opportunityTotals"."amount" + excluded."amount"`,
      }),
    ),
)

export async function addToTotals(db: Kysely<Tables>, changes: Share[]): Promise<void> {
  for (const change of changes) await addShare(db, change)
}

/** Nobody changes the kept sums until this transaction ends (SQLite has one writer anyway). */
export async function lockTotals(db: Kysely<Tables>, engine: Engine): Promise<void> {
  if (engine === 'postgres') await sql`lock table "opportunityTotals" in exclusive mode`.execute(db)
}

/** The kept sums (places with nothing in them left out) and those the table itself says. */
export async function readTotals(db: Kysely<Tables>): Promise<{ kept: Share[]; counted: Share[] }> {
  const kept = await db
    .selectFrom('opportunityTotals')
    .selectAll()
    .where((where) => where.or([where('count', '<>', 0), where('amount', '<>', 0)]))
    .execute()
  const counted = await db
    .selectFrom('opportunities')
    .select([
      sql<string>`coalesce("stageId", '')`.as('stageId'),
      sql<string>`coalesce("ownerId", '')`.as('ownerId'),
      'currency',
      (count) => count.fn.countAll<number>().as('count'),
      sql<number>`coalesce(sum("amount"), 0)`.as('amount'),
    ])
    .where('outcome', 'is', null)
    .where('deletedAt', 'is', null)
    .groupBy(['stageId', 'ownerId', 'currency'])
    .execute()
  return { kept, counted: counted.map((row) => ({ ...row, count: Number(row.count), amount: Number(row.amount) })) }
}

export async function replaceTotals(db: Kysely<Tables>, totals: Share[]): Promise<void> {
  await db.deleteFrom('opportunityTotals').execute()
  for (let start = 0; start < totals.length; start += 500)
    await db
      .insertInto('opportunityTotals')
      .values(totals.slice(start, start + 500))
      .execute()
}

const opportunityById = prepared((db, { id }: { id: string }) =>
  db.selectFrom('opportunities').selectAll().where('id', '=', id).where('deletedAt', 'is', null),
)

export async function findOpportunity(db: Kysely<Tables>, id: string): Promise<OpportunityRecord | undefined> {
  return (await opportunityById(db, { id }))[0]
}

/** Every live opportunity of a customer, closed ones too. */
const liveOfCustomer = prepared((db, { customerId }: { customerId: string }) =>
  db
    .selectFrom('opportunities')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .orderBy('id'),
)

export async function listOfCustomer(db: Kysely<Tables>, customerId: string): Promise<OpportunityRecord[]> {
  return await liveOfCustomer(db, { customerId })
}

export async function findPerson(db: Kysely<Tables>, id: string) {
  return await db
    .selectFrom('persons')
    .select(['customerId', 'title', 'firstName', 'lastName'])
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

const stageById = prepared((db, { id }: { id: string }) =>
  db.selectFrom('stages').select('id').where('id', '=', id).where('deletedAt', 'is', null),
)

/** True if there is such a stage and it was not removed. */
export async function isStage(db: Kysely<Tables>, id: string): Promise<boolean> {
  return (await stageById(db, { id })).length > 0
}

const firstStage = prepared((db) =>
  db.selectFrom('stages').select('id').where('deletedAt', 'is', null).orderBy('position').limit(1),
)

/** The stage that new opportunities come into. */
export async function findFirstStage(db: Kysely<Tables>): Promise<string | null> {
  return (await firstStage(db, {}))[0]?.id ?? null
}

/** True if that member is still here. */
export async function isMember(db: Kysely<Tables>, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('members')
    .select('id')
    .where('id', '=', id)
    .where('leftAt', 'is', null)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function listMembers(db: Kysely<Tables>) {
  return await db.selectFrom('members').select(['id', 'name', 'email']).limit(10_000).execute()
}

export type HistoryRecord = Selectable<Tables['opportunityHistory']>

/** Adds to the history; what stands in it never changes. */
export const insertHistory = inserting<HistoryRecord>(
  [
    'id',
    'opportunityId',
    'kind',
    'day',
    'enteredAt',
    'importId',
    'stageId',
    'ownerId',
    'amount',
    'currency',
    'expectedClose',
    'known',
    'replacesId',
  ],
  (db, rows) => db.insertInto('opportunityHistory').values(rows),
)

/** What the latest fact of these kinds said that was not corrected itself, as the fact that takes its place begins. */
export async function findLatestFact(db: Kysely<Tables>, opportunityId: string, kinds: readonly string[]) {
  return await db
    .selectFrom('opportunityHistory as fact')
    .select(['id as replacesId', 'stageId', 'ownerId', 'amount', 'currency', 'expectedClose'])
    .where('opportunityId', '=', opportunityId)
    .where('kind', 'in', kinds)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('opportunityHistory as correction')
            .select('correction.id')
            .whereRef('correction.replacesId', '=', 'fact.id')
            .whereRef('correction.opportunityId', '=', 'fact.opportunityId'),
        ),
      ),
    )
    .orderBy('enteredAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The products of an opportunity, as they were added. */
export async function listProductsOf(db: Kysely<Tables>, opportunityId: string) {
  return await db
    .selectFrom('opportunityProducts')
    .innerJoin('products', 'products.id', 'opportunityProducts.productId')
    .select(['opportunityProducts.id', 'productId', 'products.name', 'opportunityProducts.amount'])
    .where('opportunityId', '=', opportunityId)
    .where('opportunityProducts.deletedAt', 'is', null)
    .orderBy('opportunityProducts.id')
    .limit(200)
    .execute()
}

const criteria = prepared((db) =>
  db
    .selectFrom('stageCriteria')
    .select(['id', 'stageId', 'text'])
    .where('deletedAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .limit(1000),
)

export async function listCriteria(db: Kysely<Tables>) {
  return await criteria(db, {})
}

/** Hidden ones too, in order. */
export async function listReasons(db: Kysely<Tables>) {
  return await db
    .selectFrom('closeReasons')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .limit(500)
    .execute()
}

const helpersOf = prepared((db, { opportunityId }: { opportunityId: string }) =>
  db
    .selectFrom('opportunityHelpers')
    .selectAll()
    .where('opportunityId', '=', opportunityId)
    .where('deletedAt', 'is', null)
    .limit(100),
)

/** Who helps with this opportunity, in the order they joined. */
export async function listHelpersOf(db: Kysely<Tables>, opportunityId: string) {
  // A handful: sorting them in the statement costs more than reading them.
  return (await helpersOf(db, { opportunityId })).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Who is who at the customer's; somebody merged into another stands there once. */
export async function listPersonsOf(db: Kysely<Tables>, opportunityId: string) {
  const rows = await db
    .selectFrom('opportunityPersons')
    .innerJoin('persons', 'persons.id', 'opportunityPersons.personId')
    .select(['opportunityPersons.id', 'personId', 'roles', 'title', 'firstName', 'lastName', 'function'])
    .where('opportunityId', '=', opportunityId)
    .where('opportunityPersons.deletedAt', 'is', null)
    .where('persons.deletedAt', 'is', null)
    .orderBy('opportunityPersons.id')
    .limit(100)
    .execute()
  return [...new Map(rows.map((row) => [row.personId, row])).values()]
}

export async function listTicksOf(db: Kysely<Tables>, opportunityId: string) {
  return await db
    .selectFrom('opportunityTicks')
    .selectAll()
    .where('opportunityId', '=', opportunityId)
    .where('deletedAt', 'is', null)
    .limit(1000)
    .execute()
}

/** The facts of its history, the latest entered first. */
export async function listHistoryOf(db: Kysely<Tables>, opportunityId: string) {
  return await db
    .selectFrom('opportunityHistory')
    .select(['id', 'kind', 'day', 'enteredAt', 'replacesId', 'stageId', 'ownerId', 'amount', 'currency'])
    .select('expectedClose')
    .where('opportunityId', '=', opportunityId)
    .orderBy('enteredAt', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

/** Each channel once, by name: from one to the next in the index, however many opportunities there are. */
export async function listChannels(db: Kysely<Tables>): Promise<string[]> {
  const next = (after: RawBuilder<unknown>) =>
    sql`(select min("channel") from "opportunities" where "channel" is not null and "deletedAt" is null and ${after})`
  const { rows } = await sql<{ channel: string }>`
    with recursive "found" ("channel") as (
      select ${next(sql`true`)}
      union all
      select ${next(sql`"channel" > "found"."channel"`)} from "found" where "found"."channel" is not null
    )
    select "channel" from "found" where "channel" is not null limit 100`.execute(db)
  return rows.map((row) => row.channel)
}

/** What worked, newest first. */
export async function listLessons(
  db: Kysely<Tables>,
  readable: Readable,
  { stage, branch, limit }: { stage?: string[] | undefined; branch?: string | undefined; limit: number },
) {
  let query = selectOpportunities(db, readable, { outcome: 'all', stage })
    .select(['opportunities.id', 'opportunities.title', 'customers.name as customerName', 'stageId', 'outcome'])
    .select(['opportunities.ownerId', 'branch', 'lesson', 'lessonAt'])
    .where('lessonAt', 'is not', null)
    .orderBy('lessonAt', 'desc')
    .orderBy('opportunities.id')
    .limit(limit)
  if (branch) query = query.where('branch', '=', branch)
  return await query.execute()
}
