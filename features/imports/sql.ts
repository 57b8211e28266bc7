import { type ExpressionBuilder, type Insertable, sql as joined, type Kysely, type Selectable } from 'kysely'
import { inserting, prepared } from '#platform/db/prepared.ts'
import type { Tables } from '#platform/db/tables.ts'
import { sumPeriods } from './sums.ts'

export type ImportRecord = Selectable<Tables['imports']>
export type ImportRowRecord = Selectable<Tables['importRows']>
export type ProductRow = Selectable<Tables['products']>
export type MemberRow = Selectable<Tables['members']>
export type OpportunityRow = Selectable<Tables['opportunities']>
export type OrderRow = Selectable<Tables['orders']>
type Db = Kysely<Tables>

const parametersPerStatement = 500

export async function insertImport(
  db: Db,
  row: Pick<ImportRecord, 'id' | 'createdAt' | 'createdById' | 'content' | 'options'>,
): Promise<void> {
  await db.insertInto('imports').values(row).execute()
}

export async function updateImport(db: Db, id: string, values: Partial<Omit<ImportRecord, 'id'>>): Promise<void> {
  await db.updateTable('imports').set(values).where('id', '=', id).execute()
}

export async function deleteImport(db: Db, id: string): Promise<void> {
  await db.deleteFrom('imports').where('id', '=', id).execute()
}

export async function findImport(db: Db, id: string): Promise<ImportRecord | undefined> {
  return await db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listImports(db: Db, memberId: string | null, after: string | null, limit: number) {
  let query = db
    .selectFrom('imports')
    .select([
      'id',
      'createdAt',
      'createdById',
      'content',
      'report',
      'jobId',
      'startedAt',
      'finishedAt',
      'cancelledAt',
      'undoneAt',
      'error',
    ])
    .orderBy('id', 'desc')
    .limit(limit)
  if (memberId !== null) query = query.where('createdById', '=', memberId)
  if (after) query = query.where('id', '<', after)
  return await query.execute()
}

export async function saveContent(db: Db, fileId: string, bytes: Uint8Array): Promise<void> {
  await db.insertInto('fileContents').values({ id: fileId, bytes }).execute()
}

export async function readContent(db: Db, fileId: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom('fileContents').select('bytes').where('id', '=', fileId).executeTakeFirst()
  return row?.bytes ?? null
}

export async function findJob(db: Db, id: string) {
  return await db
    .selectFrom('jobs')
    .select(['kind', 'doneAt', 'failedAt', 'cancelledAt', 'startedAt', 'progress', 'error'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Whether an import is about to be taken back. */
export async function isUndoWaiting(db: Db, importId: string): Promise<boolean> {
  const row = await db
    .selectFrom('imports')
    .innerJoin('jobs', 'jobs.id', 'imports.jobId')
    .select('jobs.id')
    .where('imports.id', '=', importId)
    .where('jobs.kind', '=', 'undoImport')
    .where('jobs.doneAt', 'is', null)
    .where('jobs.failedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function cancelJob(db: Db, id: string, now: string): Promise<void> {
  await db.updateTable('jobs').set({ cancelledAt: now }).where('id', '=', id).where('doneAt', 'is', null).execute()
}

export async function listLearned(db: Db) {
  return await db
    .selectFrom('importHeaders')
    .select(['kind', 'header', 'target'])
    .orderBy('learnedAt', 'desc')
    .limit(5000)
    .execute()
}

export async function saveLearned(db: Db, row: Insertable<Tables['importHeaders']>): Promise<void> {
  await db
    .insertInto('importHeaders')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['kind', 'header']).doUpdateSet({ target: row.target ?? null, learnedAt: row.learnedAt }),
    )
    .execute()
}

export async function forgetLearned(db: Db, kind: string, header: string): Promise<void> {
  await db.deleteFrom('importHeaders').where('kind', '=', kind).where('header', '=', header).execute()
}

/** A page of the stock, as duplicates are found by. */
export async function listStock(db: Db, after: string, limit: number) {
  // Who was merged into another is still found by what stood there, and means the one that stayed.
  const live = db.selectFrom('customers').select('id').where('deletedAt', 'is', null)
  return await db
    .selectFrom('customers')
    .select(['id', 'name', 'customerNumber', 'vatId', 'street', 'postcode', 'city', 'phones', 'emails', 'web'])
    .select('mergedIntoId')
    .where((where) => where.or([where('deletedAt', 'is', null), where('mergedIntoId', 'in', live)]))
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
}

const ownersAsMade = prepared((db, { id }: { id: string }) =>
  db
    .selectFrom('customers')
    .select(['ownerId', 'insideSalesId'])
    .where('id', '=', id)
    .where('version', '=', 1)
    .where('deletedAt', 'is', null),
)

/** Who has to do with a customer whom nobody changed since it was made. */
export async function findOwnersAsMade(db: Db, id: string) {
  return (await ownersAsMade(db, { id }))[0]
}

export async function listMembers(db: Db) {
  return await db
    .selectFrom('members')
    .select(['id', 'name', 'email'])
    .where('deletedAt', 'is', null)
    .where('leftAt', 'is', null)
    .limit(5000)
    .execute()
}

/** In place of the hash of a row that is not known any more. */
const forgotten = ''

/** Which of these rows came in before, by an import that still stands. */
export async function listKnownHashes(db: Db, hashes: string[]) {
  if (hashes.length === 0) return []
  return await db
    .selectFrom('importRows')
    .innerJoin('imports', 'imports.id', 'importRows.importId')
    .select(['importRows.hash', 'importRows.record', 'importRows.recordId'])
    .where('importRows.hash', 'in', hashes)
    .where('importRows.outcome', '<>', 'rejected')
    .where('imports.undoneAt', 'is', null)
    .where('imports.cancelledAt', 'is', null)
    .execute()
}

/** A page of what rows are known by that ever came in, of those that came several times too, in its order. */
export async function listHashes(db: Db, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('importRows')
    .select('hash')
    .distinct()
    .where('hash', '>', after)
    .orderBy('hash')
    .limit(limit)
    .execute()
  return rows.map((row) => row.hash)
}

/** How a record stood in the imports before this one, the latest first. */
export async function listEarlierRows(db: Db, recordId: string, importId: string) {
  return await db
    .selectFrom('importRows')
    .innerJoin('imports', 'imports.id', 'importRows.importId')
    .select(['importRows.importId', 'importRows.tableIndex', 'importRows.cells'])
    .where('importRows.recordId', '=', recordId)
    .where('importRows.importId', '<>', importId)
    .where('importRows.outcome', '<>', 'rejected')
    .where('importRows.hash', '<>', forgotten)
    .where('imports.undoneAt', 'is', null)
    .where('imports.cancelledAt', 'is', null)
    .orderBy('importRows.importId', 'desc')
    .limit(20)
    .execute()
}

/** A page of the rows of an import, in their order: what each of them did, and to which record. */
export async function listOutcomes(
  db: Db,
  importId: string,
  after: { tableIndex: number; number: number },
  limit: number,
) {
  return await db
    .selectFrom('importRows')
    .select(['tableIndex', 'number', 'outcome', 'recordId'])
    .where('importId', '=', importId)
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('tableIndex', 'number'), '>', tuple(after.tableIndex, after.number)),
    )
    .orderBy('tableIndex')
    .orderBy('number')
    .limit(limit)
    .execute()
}

/** Whether another import left one of these records unchanged, and still knows its row. */
export async function isKnownElsewhere(db: Db, importId: string, recordIds: string[]): Promise<boolean> {
  if (recordIds.length === 0) return false
  const row = await db
    .selectFrom('importRows')
    .select('number')
    .where('recordId', 'in', recordIds)
    .where('importId', '<>', importId)
    .where('outcome', '=', 'unchanged')
    .where('hash', '<>', forgotten)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets the rows of other imports that left these records unchanged. */
export async function forgetRows(db: Db, importId: string, recordIds: string[]): Promise<void> {
  await db
    .updateTable('importRows')
    .set({ hash: forgotten })
    .where('recordId', 'in', recordIds)
    .where('importId', '<>', importId)
    .where('outcome', '=', 'unchanged')
    .execute()
}

/** Notes what became of rows. */
export const insertRows = inserting<ImportRowRecord>(
  ['importId', 'tableIndex', 'number', 'hash', 'cells', 'record', 'recordId', 'outcome', 'detail'],
  (db, rows) => db.insertInto('importRows').values(rows),
)

/** The last row of a table that this import has worked off (it goes on behind it after a restart). */
export async function findLastNumber(db: Db, importId: string, tableIndex: number): Promise<number> {
  const row = await db
    .selectFrom('importRows')
    .select((max) => max.fn.max('number').as('last'))
    .where('importId', '=', importId)
    .where('tableIndex', '=', tableIndex)
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}

export async function listRows(
  db: Db,
  importId: string,
  outcome: string,
  after: { tableIndex: number; number: number } | null,
  limit: number,
): Promise<ImportRowRecord[]> {
  let query = db
    .selectFrom('importRows')
    .selectAll()
    .where('importId', '=', importId)
    .where('outcome', '=', outcome)
    .orderBy('tableIndex')
    .orderBy('number')
    .limit(limit)
  if (after) {
    query = query.where((where) =>
      where.or([
        where('tableIndex', '>', after.tableIndex),
        where.and([where('tableIndex', '=', after.tableIndex), where('number', '>', after.number)]),
      ]),
    )
  }
  return await query.execute()
}

export async function listPersonsOf(db: Db, customerId: string) {
  return await db
    .selectFrom('persons')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(2000)
    .execute()
}

/** Persons without a customer, by a beginning of their sort name. */
export async function listLonePersons(db: Db, sortName: string) {
  return await db
    .selectFrom('persons')
    .selectAll()
    .where('customerId', 'is', null)
    .where('deletedAt', 'is', null)
    .where('sortName', '>=', sortName)
    .where('sortName', '<', `${sortName}\uffff`)
    .limit(50)
    .execute()
}

export async function hasActivity(db: Db, customerId: string, day: string, text: string): Promise<boolean> {
  const row = await db
    .selectFrom('activities')
    .select('id')
    .where('customerId', '=', customerId)
    .where('day', '=', day)
    .where('text', '=', text)
    .where('deletedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function findLastContact(db: Db, customerId: string): Promise<string | null> {
  const row = await db
    .selectFrom('activities')
    .select((max) => max.fn.max('contactDay').as('day'))
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row?.day ?? null
}

export async function hasTask(db: Db, customerId: string, dueDay: string | null, text: string): Promise<boolean> {
  const row = await db
    .selectFrom('tasks')
    .select('id')
    .where('customerId', '=', customerId)
    .where('dueDay', dueDay === null ? 'is' : '=', dueDay)
    .where('text', '=', text)
    .where('deletedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the day of an order came in with a list before. */
export async function hasLastOrder(db: Db, customerId: string, day: string): Promise<boolean> {
  const row = await db
    .selectFrom('revenues')
    .select('id')
    .where('customerId', '=', customerId)
    .where('period', '=', 'lastOrder')
    .where('day', '=', day)
    .where('deletedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The days on which sums of a customer count. */
export async function listSumDays(db: Db, customerId: string) {
  return await db
    .selectFrom('revenues')
    .select(['period', 'day'])
    .distinct()
    .where('customerId', '=', customerId)
    .where('period', 'in', sumPeriods)
    .where('deletedAt', 'is', null)
    .execute()
}

/** Revenue of a customer by day, currency and what it is. */
export async function listDaySums(db: Db, customerId: string) {
  return await db
    .selectFrom('revenues')
    .select(['period', 'day', 'currency', (sum) => sum.fn.sum<number>('amount').as('amount')])
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .groupBy(['period', 'day', 'currency'])
    .orderBy('day')
    .execute()
}

/** Customers with revenue of an import, taken back or not, who have both sums of lists and single revenue, or had. */
export async function listToCover(db: Db, importId: string): Promise<string[]> {
  const has = (
    where: ExpressionBuilder<Tables & { one: Tables['revenues'] }, 'one'>,
    periods: string[],
    orNone: boolean,
  ) =>
    where
      .selectFrom('revenues as other')
      .select('other.id')
      .whereRef('other.customerId', '=', 'one.customerId')
      .where('other.deletedAt', 'is', null)
      .where((where) =>
        where.or([where('other.period', 'in', periods), ...(orNone ? [where('other.period', 'is', null)] : [])]),
      )
  const rows = await db
    .selectFrom('revenues as one')
    .select('one.customerId')
    .distinct()
    .where('one.importId', '=', importId)
    .where('one.customerId', 'is not', null)
    .where((where) => where.exists(has(where, ['month', 'covered', ...sumPeriods.slice(0, 2)], true)))
    .where((where) => where.exists(has(where, [...sumPeriods, 'covered'], false)))
    .execute()
  return rows.map((row) => row.customerId!)
}

/** Customers that were merged into one. */
export async function listMergedInto(db: Db, customerId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('customers')
    .select('id')
    .where('mergedIntoId', '=', customerId)
    .limit(1000)
    .execute()
  return rows.map((row) => row.id)
}

/** Revenue of a customer from other imports or by hand under an invoice or order number, and of one product if it names one. */
export async function listNumberedRevenue(
  db: Db,
  customerId: string,
  named: { invoice: string | null; orderNumber: string | null; product: string | null },
  importId: string,
) {
  let query = db
    .selectFrom('revenues')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .where((where) => where.or([where('importId', 'is', null), where('importId', '<>', importId)]))
    .limit(2)
  for (const column of ['invoice', 'orderNumber', 'product'] as const) {
    const value = named[column]
    query = value === null ? query.where(column, 'is', null) : query.where(column, '=', value)
  }
  return await query.execute()
}

/** A page of what an import did, the newest first. */
export async function listEvents(db: Db, commandId: string, before: string | null, limit: number) {
  let query = db
    .selectFrom('events')
    .selectAll()
    .where('commandId', '=', commandId)
    .where('undoneAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
  if (before) query = query.where('id', '<', before)
  return await query.execute()
}

/** A page of what an import did to these tables, in the order of the events. */
export async function listEventsOn(
  db: Db,
  commandId: string,
  records: readonly string[],
  after: string,
  limit: number,
) {
  return await db
    .selectFrom('events')
    .select(['id', 'record', 'recordId', 'customerId', 'before', 'after'])
    .where('commandId', '=', commandId)
    .where('record', 'in', records)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function markUndone(db: Db, ids: string[], now: string): Promise<void> {
  for (let start = 0; start < ids.length; start += parametersPerStatement) {
    await db
      .updateTable('events')
      .set({ undoneAt: now })
      .where('id', 'in', ids.slice(start, start + parametersPerStatement))
      .execute()
  }
}

const usedBy = {
  customers: [
    ['activities', 'customerId'],
    ['persons', 'customerId'],
    ['tasks', 'customerId'],
    ['revenues', 'customerId'],
    ['appointments', 'customerId'],
    ['fires', 'customerId'],
    ['complaints', 'customerId'],
    ['samples', 'customerId'],
    ['contracts', 'customerId'],
    ['frameworks', 'customerId'],
    ['bonuses', 'customerId'],
    ['orders', 'customerId'],
    ['customerReferences', 'customerId'],
    ['experimentCustomers', 'customerId'],
    ['strategicScores', 'customerId'],
    ['careFits', 'customerId'],
    ['stakeholders', 'customerId'],
    ['sites', 'customerId'],
    ['potentials', 'customerId'],
    ['suggestionAnswers', 'customerId'],
    ['accountPlans', 'customerId'],
    ['accountTerms', 'customerId'],
    ['customerProjects', 'customerId'],
    ['handovers', 'customerId'],
    ['meetings', 'customerId'],
    ['creditShares', 'customerId'],
    ['surveys', 'customerId'],
    ['commissionLines', 'customerId'],
    ['needs', 'customerId'],
    ['newsAccounts', 'customerId'],
    ['priceRoundLines', 'customerId'],
    ['partners', 'customerId'],
    ['protections', 'customerId'],
    ['protectionDisputes', 'customerId'],
    ['endCustomers', 'customerId'],
    ['opportunities', 'customerId'],
    ['offers', 'customerId'],
    ['customers', 'parentId'],
    ['leads', 'customerId'],
  ],
  persons: [
    ['activities', 'personId'],
    ['tasks', 'personId'],
    ['appointments', 'personId'],
    ['opportunities', 'personId'],
    ['offers', 'personId'],
    ['complaints', 'personId'],
    ['samples', 'personId'],
    ['customerReferences', 'personId'],
    ['leads', 'personId'],
    ['stakeholders', 'personId'],
    ['surveys', 'personId'],
    ['priceRoundLines', 'personId'],
  ],
  leads: [['leadReactions', 'leadId']],
  products: [
    ['opportunityProducts', 'productId'],
    ['offerLines', 'productId'],
    ['prices', 'productId'],
  ],
  opportunities: [
    ['opportunityProducts', 'opportunityId'],
    ['contracts', 'renewalId'],
    ['orders', 'opportunityId'],
    ['offers', 'opportunityId'],
    ['protections', 'opportunityId'],
    ['endCustomers', 'opportunityId'],
  ],
  members: [
    ['opportunities', 'ownerId'],
    ['members', 'leadId'],
    ['customers', 'ownerId'],
    ['customers', 'insideSalesId'],
    ['activities', 'memberId'],
    ['tasks', 'assigneeId'],
    ['leads', 'ownerId'],
    ['planMembers', 'memberId'],
    ['handovers', 'fromId'],
    ['handovers', 'toId'],
    ['partners', 'memberId'],
  ],
} as const

/** Whether anything that is still there hangs on a record. */
export async function isUsed(db: Db, record: string, id: string): Promise<boolean> {
  for (const [table, column] of usedBy[record as keyof typeof usedBy] ?? []) {
    const row = await db
      .selectFrom(table as 'activities')
      .select('id')
      .where(column as 'customerId', '=', id)
      .where('deletedAt', 'is', null)
      .limit(1)
      .executeTakeFirst()
    if (row) return true
  }
  return false
}

const mostUsers = 2000

/**
 * What is there and hangs on these records: their ids by the record on which they hang. `null` for one table's column on
 * which more hangs than is read at once.
 */
export async function listUsers(db: Db, record: string, ids: string[]): Promise<Map<string, string[]> | null> {
  const users = new Map<string, string[]>()
  for (const [table, column] of usedBy[record as keyof typeof usedBy] ?? []) {
    const rows = await db
      .selectFrom(table as 'activities')
      .select(['id', `${column as 'customerId'} as of`])
      .where(column as 'customerId', 'in', ids)
      .where('deletedAt', 'is', null)
      .limit(mostUsers)
      .execute()
    if (rows.length === mostUsers) return null
    for (const { id, of } of rows) users.set(of!, [...(users.get(of!) ?? []), id])
  }
  return users
}

/** Records whatever their state, for undo. */
export async function listAny(db: Db, table: string, ids: string[]) {
  return await db
    .selectFrom(table as 'customers')
    .selectAll()
    .where('id', 'in', ids)
    .execute()
}

/**
 * Those of these records that a command also changed. Which command is looked at here: asked for in the statement, SQLite
 * would go through all that the command did.
 */
export async function listChanged(db: Db, commandId: string, record: string, ids: string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('events')
    .select(['recordId', 'commandId'])
    .where('record', '=', record)
    .where('recordId', 'in', ids)
    .where('before', 'is not', null)
    .execute()
  return rows.flatMap((row) => (row.commandId === commandId ? [row.recordId] : []))
}

/** Whether the taking back of an import has begun. */
export async function isUndoBegun(db: Db, commandId: string): Promise<boolean> {
  const row = await db
    .selectFrom('events')
    .select('id')
    .where('commandId', '=', commandId)
    .where('undoneAt', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** How often a command changed a record after making it. */
export async function countChanges(db: Db, commandId: string, record: string, recordId: string): Promise<number> {
  const row = await db
    .selectFrom('events')
    .select((one) => one.fn.countAll<number>().as('count'))
    .where('commandId', '=', commandId)
    .where('record', '=', record)
    .where('recordId', '=', recordId)
    .where('before', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** A record whatever its state, for undo. */
export async function findAny(db: Db, table: string, id: string) {
  return await db
    .selectFrom(table as 'customers')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function countOutcomes(db: Db, importId: string) {
  return await db
    .selectFrom('importRows')
    .select(['tableIndex', 'outcome', (one) => one.fn.countAll<number>().as('count')])
    .where('importId', '=', importId)
    .groupBy(['tableIndex', 'outcome'])
    .execute()
}

export async function isCancelled(db: Db, importId: string): Promise<boolean> {
  const row = await db.selectFrom('imports').select('cancelledAt').where('id', '=', importId).executeTakeFirst()
  return row?.cancelledAt != null
}

/** Files of imports whose content is still there though they came before that day, with their import. */
export async function listKeptFiles(db: Db, before: string, limit: number) {
  return await db
    .selectFrom('files')
    .innerJoin('fileContents', 'fileContents.id', 'files.id')
    .select(['files.id', 'files.recordId as importId'])
    .where('files.record', '=', 'imports')
    .where('files.createdAt', '<', before)
    .limit(limit)
    .execute()
}

export async function deleteContents(db: Db, ids: string[]): Promise<void> {
  await db.deleteFrom('fileContents').where('id', 'in', ids).execute()
}

const mostProducts = 50_000

/** What products are called, the oldest first. */
export async function listProductNames(db: Db) {
  return await db
    .selectFrom('products')
    .select(['id', 'number', 'name'])
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(mostProducts)
    .execute()
}

/** Whether a mail address belongs to somebody, were they gone. */
export async function isEmailTaken(db: Db, email: string): Promise<boolean> {
  const row = await db.selectFrom('members').select('id').where('email', '=', email).limit(1).executeTakeFirst()
  return row !== undefined
}

export async function findOpportunityByNumber(db: Db, number: string): Promise<string | null> {
  const row = await db
    .selectFrom('opportunities')
    .select('id')
    .where('number', '=', number)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** An opportunity from elsewhere than this import with the same customer, title and first day. */
export async function findOpportunityAlike(
  db: Db,
  deal: { customerId: string | null; title: string; createdDay: string | null },
  importId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('opportunities')
    .select('id')
    .where('customerId', deal.customerId === null ? 'is' : '=', deal.customerId)
    .where('title', '=', deal.title)
    .where('createdDay', deal.createdDay === null ? 'is' : '=', deal.createdDay)
    .where('deletedAt', 'is', null)
    .where((where) => where.or([where('importId', 'is', null), where('importId', '<>', importId)]))
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function hasProduct(db: Db, opportunityId: string, productId: string): Promise<boolean> {
  const row = await db
    .selectFrom('opportunityProducts')
    .select('id')
    .where('opportunityId', '=', opportunityId)
    .where('productId', '=', productId)
    .where('deletedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Persons that an import made and that are still there, in leads too. */
export async function countPersonsOf(db: Db, importId: string): Promise<number> {
  const row = await db
    .selectFrom('persons')
    .select((one) => one.fn.countAll<number>().as('count'))
    .where('importId', '=', importId)
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  const inLeads = await db
    .selectFrom('events')
    .innerJoin('leads', 'leads.id', 'events.recordId')
    .select((one) => one.fn.countAll<number>().as('count'))
    // Put so that leads are looked through, not all that the import did.
    .where(joined<string>`"events"."commandId" || ''`, '=', importId)
    .where('events.record', '=', 'leads')
    .where('events.before', 'is', null)
    .where('leads.lastName', 'is not', null)
    .where('leads.deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count) + Number(inLeads.count)
}

/** Orders of a customer under a number, from other imports or by hand. */
export async function listOrdersNumbered(
  db: Db,
  customerId: string,
  number: string,
  importId: string,
): Promise<OrderRow[]> {
  return await db
    .selectFrom('orders')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('number', '=', number)
    .where('deletedAt', 'is', null)
    .where((where) => where.or([where('importId', 'is', null), where('importId', '<>', importId)]))
    .limit(2)
    .execute()
}

/** A won opportunity of a customer by its own number or that of an offer for it. */
export async function findWonByNumber(db: Db, customerId: string, number: string): Promise<string | null> {
  const won = db
    .selectFrom('opportunities')
    .select('opportunities.id')
    .where('opportunities.customerId', '=', customerId)
    .where('opportunities.outcome', '=', 'won')
    .where('opportunities.deletedAt', 'is', null)
    .orderBy('opportunities.id')
    .limit(1)
  const own = await won.where('opportunities.number', '=', number).executeTakeFirst()
  const offered = won
    .innerJoin('offers', 'offers.opportunityId', 'opportunities.id')
    .where('offers.number', '=', number)
    .where('offers.deletedAt', 'is', null)
  return (own ?? (await offered.executeTakeFirst()))?.id ?? null
}

const mostOpenLeads = 50_000

/** Leads that nobody has decided about yet, the oldest first. */
export async function listOpenLeads(db: Db) {
  return await db
    .selectFrom('leads')
    .select(['id', 'company', 'lastName', 'email', 'phone'])
    .where('convertedAt', 'is', null)
    .where('rejectedAt', 'is', null)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(mostOpenLeads)
    .execute()
}
