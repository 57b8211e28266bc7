import { type Expression, type ExpressionBuilder, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import { inserting } from '#platform/db/prepared.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { DuplicateRecord } from './rules.ts'

type Db = Kysely<Tables>
export type PairRow = Selectable<Tables['duplicatePairs']>
export type CheckRow = Selectable<Tables['duplicateChecks']>

/** Values per statement that every engine takes. */
const perStatement = 400

function* inParts<Item>(items: readonly Item[], size = perStatement): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}

/** Live rows as they are compared; those without an id among `ids` or gone are left out. */
export async function readCustomers(db: Db, ids: readonly string[]) {
  const rows = []
  for (const some of inParts(ids)) {
    rows.push(
      ...(await db
        .selectFrom('customers')
        .select(['id', 'name', 'customerNumber', 'vatId', 'street', 'postcode', 'city', 'phones', 'emails', 'web'])
        .select('parentId')
        .where('id', 'in', some)
        .where('deletedAt', 'is', null)
        .execute()),
    )
  }
  return rows
}

export async function readPersons(db: Db, ids: readonly string[]) {
  const rows = []
  for (const some of inParts(ids)) {
    rows.push(
      ...(await db
        .selectFrom('persons')
        .select(['id', 'firstName', 'lastName', 'customerId', 'phones', 'emails', 'birthday'])
        .where('id', 'in', some)
        .where('deletedAt', 'is', null)
        .execute()),
    )
  }
  return rows
}

export async function queueChecks(db: Db, record: DuplicateRecord, ids: readonly string[], at: string): Promise<void> {
  await insertChecks(
    db,
    ids.map((recordId) => ({ recordId, record, at })),
  )
}

const insertChecks = inserting<CheckRow>(['recordId', 'record', 'at'], (db, rows) =>
  db
    .insertInto('duplicateChecks')
    .values(rows)
    .onConflict((conflict) => conflict.column('recordId').doUpdateSet((set) => ({ at: set.ref('excluded.at') }))),
)

export async function listChecks(db: Db, limit: number): Promise<CheckRow[]> {
  return await db.selectFrom('duplicateChecks').selectAll().orderBy('recordId').limit(limit).execute()
}

export async function countChecks(db: Db, most: number): Promise<number> {
  const some = db.selectFrom('duplicateChecks').select('recordId').limit(most).as('some')
  const row = await db
    .selectFrom(some)
    .select((count) => count.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Takes checks off the list; one that was asked for again meanwhile stays. */
export async function removeChecks(db: Db, checks: readonly CheckRow[]): Promise<void> {
  for (const [at, group] of Map.groupBy(checks, (check) => check.at)) {
    for (const some of inParts(group.map((check) => check.recordId)))
      await db.deleteFrom('duplicateChecks').where('recordId', 'in', some).where('at', '=', at).execute()
  }
}

export async function replaceKeys(db: Db, keys: ReadonlyMap<string, readonly string[]>): Promise<void> {
  for (const some of inParts([...keys.keys()]))
    await db.deleteFrom('duplicateKeys').where('recordId', 'in', some).execute()
  await insertKeys(
    db,
    [...keys].flatMap(([recordId, own]) => own.map((key) => ({ key, recordId }))),
  )
}

const insertKeys = inserting<{ key: string; recordId: string }>(['key', 'recordId'], (db, rows) =>
  db.insertInto('duplicateKeys').values(rows),
)

/** Who has any of these keys; of one key no more than `most` + 1. */
export async function listByKeys(db: Db, keys: readonly string[], most: number): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const some of inParts(keys)) {
    const { rows } = await sql<{ key: string; recordId: string }>`
      select "key", "recordId" from (
        select "key", "recordId", row_number() over (partition by "key") as "nr"
        from "duplicateKeys" where "key" in (${sql.join(some)})) as "numbered"
      where "nr" <= ${most + 1}`.execute(db)
    for (const { key, recordId } of rows) {
      const ids = found.get(key)
      if (ids) ids.push(recordId)
      else found.set(key, [recordId])
    }
  }
  return found
}

/** The pairs of any of these records. */
export async function listPairsOf(db: Db, ids: readonly string[]): Promise<PairRow[]> {
  const pairs = new Map<string, PairRow>()
  for (const some of inParts(ids)) {
    for (const side of ['firstId', 'secondId'] as const) {
      const rows = await db.selectFrom('duplicatePairs').selectAll().where(side, 'in', some).limit(5000).execute()
      for (const row of rows) pairs.set(`${row.firstId} ${row.secondId}`, row)
    }
  }
  return [...pairs.values()]
}

export async function deletePairsOf(db: Db, ids: readonly string[]): Promise<void> {
  for (const some of inParts(ids)) {
    await db.deleteFrom('duplicatePairs').where('firstId', 'in', some).execute()
    await db.deleteFrom('duplicatePairs').where('secondId', 'in', some).execute()
  }
}

export const savePairs = inserting<PairRow>(
  ['firstId', 'secondId', 'record', 'groupId', 'score', 'verdict', 'reasons'],
  (db, pairs) =>
    db
      .insertInto('duplicatePairs')
      .values(pairs)
      .onConflict((conflict) =>
        conflict.columns(['firstId', 'secondId']).doUpdateSet((set) => ({
          score: set.ref('excluded.score'),
          verdict: set.ref('excluded.verdict'),
          reasons: set.ref('excluded.reasons'),
          groupId: set.ref('excluded.groupId'),
        })),
      ),
)

export async function setGroup(db: Db, pair: Pick<PairRow, 'firstId' | 'secondId'>, groupId: string): Promise<void> {
  await db
    .updateTable('duplicatePairs')
    .set({ groupId })
    .where('firstId', '=', pair.firstId)
    .where('secondId', '=', pair.secondId)
    .execute()
}

/** Pairs that somebody said are not the same, among these records. */
export async function listDistinct(db: Db, ids: readonly string[]) {
  const rows = []
  for (const some of inParts(ids)) {
    for (const side of ['firstId', 'secondId'] as const)
      rows.push(
        ...(await db
          .selectFrom('distinctPairs')
          .selectAll()
          .where(side, 'in', some)
          .where('deletedAt', 'is', null)
          .limit(5000)
          .execute()),
      )
  }
  return rows
}

export type Readable = Record<'first' | 'second', Expression<SqlBool>> | null

function openPairs(db: Db, record: DuplicateRecord, readable: Readable) {
  let query = db.selectFrom('duplicatePairs').where('record', '=', record)
  if (readable) query = query.where(readable.first).where(readable.second)
  return query
}

type Page = { verdict: 'same' | 'probably' | undefined; after: [number, string] | null; limit: number }

/** Groups, the surest first; `after` is score and id of the last one of the page before. */
export async function listGroups(db: Db, record: DuplicateRecord, readable: Readable, page: Page) {
  const best = (eb: ExpressionBuilder<Tables, 'duplicatePairs'>) => eb.fn.max<number>('score')
  let query = openPairs(db, record, readable)
    .select('groupId')
    .select((eb) => best(eb).as('score'))
    .groupBy('groupId')
    .orderBy('score', 'desc')
    .orderBy('groupId')
    .limit(page.limit)
  const same = sql<SqlBool>`max("verdict") = 'same'`
  if (page.verdict) query = query.having(page.verdict === 'same' ? same : sql<SqlBool>`not ${same}`)
  if (page.after) {
    const [score, groupId] = page.after
    query = query.having(
      sql<SqlBool>`(max("score") < ${score} or (max("score") = ${score} and "groupId" > ${groupId}))`,
    )
  }
  return await query.execute()
}

export async function countGroups(db: Db, record: DuplicateRecord, readable: Readable, verdict: Page['verdict']) {
  const groups = openPairs(db, record, readable)
    .select('groupId')
    .select(sql<string>`max("verdict")`.as('best'))
    .groupBy('groupId')
    .as('groups')
  let query = db.selectFrom(groups).select((count) => count.fn.countAll<number>().as('count'))
  if (verdict) query = query.where('best', '=', verdict)
  return Number((await query.executeTakeFirstOrThrow()).count)
}

export async function listPairsOfGroups(db: Db, record: DuplicateRecord, readable: Readable, groupIds: string[]) {
  if (groupIds.length === 0) return []
  return await openPairs(db, record, readable)
    .selectAll()
    .where('groupId', 'in', groupIds)
    .orderBy('score', 'desc')
    .limit(5000)
    .execute()
}

/** What a row of the list says about a customer or a person. */
export async function listNames(db: Db, record: DuplicateRecord, ids: readonly string[]) {
  if (ids.length === 0) return []
  if (record === 'customers')
    return (
      await db
        .selectFrom('customers')
        .select(['id', 'name', 'customerNumber', 'street', 'postcode', 'city', 'ownerId', 'createdAt'])
        .where('id', 'in', ids)
        .where('deletedAt', 'is', null)
        .execute()
    ).map((row) => ({
      id: row.id,
      name: row.name,
      note: [row.customerNumber, row.street, [row.postcode, row.city].filter(Boolean).join(' ')]
        .filter(Boolean)
        .join(' · '),
      ownerId: row.ownerId,
    }))
  const rows = await db
    .selectFrom('persons')
    .leftJoin('customers', 'customers.id', 'persons.customerId')
    .select(['persons.id', 'title', 'firstName', 'lastName', 'function', 'customers.name', 'customers.ownerId'])
    .where('persons.id', 'in', ids)
    .where('persons.deletedAt', 'is', null)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: [row.title, row.firstName, row.lastName].filter(Boolean).join(' '),
    note: [row.function, row.name].filter(Boolean).join(' · '),
    ownerId: row.ownerId,
  }))
}

/** Day and time of the last change of each, from the audit trail. */
export async function listLastChanges(db: Db, record: DuplicateRecord, ids: readonly string[]) {
  const rows = await db
    .selectFrom('events')
    .select(['recordId', (max) => max.fn.max('at').as('at')])
    .where('record', '=', record)
    .where('recordId', 'in', ids)
    .groupBy('recordId')
    .execute()
  return new Map(rows.map(({ recordId, at }) => [recordId, at]))
}

/** Tables whose rows hang on a customer or a person. */
export const hanging = {
  customers: [
    'persons',
    'activities',
    'tasks',
    'appointments',
    'fires',
    'files',
    'opportunities',
    'offers',
    'revenues',
    'complaints',
    'samples',
    'leads',
    'contracts',
    'frameworks',
    'bonuses',
    'orders',
    'customerReferences',
    'experimentCustomers',
    'prices',
    'priceListUses',
    'priceRoundLines',
    'strategicScores',
    'careFits',
    'nominations',
    'declinedNominations',
    'stakeholders',
    'sites',
    'potentials',
    'suggestionAnswers',
    'accountPlans',
    'accountValues',
    'accountTerms',
    'customerProjects',
    'handovers',
    'commissionLines',
    'meetings',
    'creditShares',
    'surveys',
    'needs',
    'newsAccounts',
    'partners',
    'protections',
    'protectionDisputes',
    'endCustomers',
    'customerHelpers',
  ],
  persons: [
    'activities',
    'tasks',
    'appointments',
    'opportunities',
    'opportunityPersons',
    'offers',
    'offerMails',
    'complaints',
    'samples',
    'leads',
    'customerReferences',
    'stakeholders',
    'surveys',
    'priceRoundLines',
  ],
} as const
export type HangingTable = (typeof hanging)[DuplicateRecord][number]

/** Live rows of a table that hang on these records, `limit` at most. */
export async function listHanging(
  db: Db,
  table: HangingTable,
  column: 'customerId' | 'personId',
  ids: readonly string[],
  limit: number,
) {
  return await db
    .selectFrom(table as 'tasks')
    .selectAll()
    .where(column, 'in', ids)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** What is noted of product groups at these customers themselves, the elder first; cells of sites stay theirs. */
export async function listCells(db: Db, customerIds: readonly string[], limit: number) {
  return await db
    .selectFrom('potentials')
    .selectAll()
    .where('customerId', 'in', customerIds)
    .where('siteId', 'is', null)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** What is noted of people who report to these persons. */
export async function listReporting(db: Db, ids: readonly string[], limit: number) {
  return await db
    .selectFrom('stakeholders')
    .selectAll()
    .where('reportsToId', 'in', ids)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** How much hangs on each of these records. */
export async function countHanging(
  db: Db,
  table: HangingTable,
  column: 'customerId' | 'personId',
  ids: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom(table as 'tasks')
    .select([column, (count) => count.fn.countAll<number>().as('count')])
    .where(column, 'in', ids)
    .where('deletedAt', 'is', null)
    .groupBy(column)
    .execute()
  return new Map(rows.map((row) => [row[column] as string, Number(row.count)]))
}

/** Files that hang on one of these records itself. */
export async function listFilesOn(db: Db, record: DuplicateRecord, ids: readonly string[], limit: number) {
  return await db
    .selectFrom('files')
    .selectAll()
    .where('record', '=', record)
    .where('recordId', 'in', ids)
    .where('deletedAt', 'is', null)
    .limit(limit)
    .execute()
}

/** Customers that stand below one of these. */
export async function listBelow(db: Db, ids: readonly string[], limit: number) {
  return await db
    .selectFrom('customers')
    .selectAll()
    .where('parentId', 'in', ids)
    .where('deletedAt', 'is', null)
    .limit(limit)
    .execute()
}

/** What was merged into one of these before. */
export async function listMergedInto(db: Db, record: DuplicateRecord, ids: readonly string[], limit: number) {
  return await db
    .selectFrom(record as 'customers')
    .selectAll()
    .where('mergedIntoId', 'in', ids)
    .limit(limit)
    .execute()
}

/** Whether a job of this kind waits or runs. */
export async function isJobOpen(db: Db, kind: string): Promise<boolean> {
  const job = await db
    .selectFrom('jobs')
    .select('id')
    .where('kind', '=', kind)
    .where('doneAt', 'is', null)
    .where('failedAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return job !== undefined
}

/** The members that work on a customer: owner, inside sales, helpers. */
export async function listHelperIds(db: Db, customerId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('customerHelpers')
    .select('memberId')
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.memberId))
}

/** The customer and everything above it. */
export async function listAbove(db: Db, id: string, limit: number): Promise<string[]> {
  const above: string[] = []
  for (let at: string | null = id; at && above.length < limit && !above.includes(at); ) {
    above.push(at)
    const row: { parentId: string | null } | undefined = await db
      .selectFrom('customers')
      .select('parentId')
      .where('id', '=', at)
      .executeTakeFirst()
    at = row?.parentId ?? null
  }
  return above
}

/** Names of members and customers that rows refer to. */
export async function listReferences(db: Db, record: DuplicateRecord, rows: readonly Record<string, unknown>[]) {
  const idsIn = (columns: string[]) =>
    rows.flatMap((row) => columns.map((column) => row[column])).filter((value) => typeof value === 'string')
  const members = record === 'customers' ? idsIn(['ownerId', 'insideSalesId']) : []
  const customers = idsIn([record === 'customers' ? 'parentId' : 'customerId'])
  const names = [
    ...(members.length > 0
      ? await db.selectFrom('members').select(['id', 'name']).where('id', 'in', members).execute()
      : []),
    ...(customers.length > 0
      ? await db.selectFrom('customers').select(['id', 'name']).where('id', 'in', customers).execute()
      : []),
  ]
  return new Map(names.map(({ id, name }) => [id, name]))
}

export async function listCustomers(db: Db, ids: readonly string[], readable: Expression<SqlBool> | null) {
  if (ids.length === 0) return []
  let query = db
    .selectFrom('customers')
    .select(['id', 'name', 'customerNumber as number', 'city', 'ownerId'])
    .where('id', 'in', ids)
    .where('deletedAt', 'is', null)
  if (readable) query = query.where(readable)
  return await query.execute()
}

/** A person of a pair whose customer can be read. */
export function personReadable(column: 'firstId' | 'secondId', customer: Expression<SqlBool>): Expression<SqlBool> {
  return sql<SqlBool>`exists (select 1 from "persons" where "persons"."id" = ${sql.ref(column)} and ${customer})`
}
