import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Cursor } from '#shared/cursor.ts'

type Db = Kysely<Tables>
export type MeetingRecord = Selectable<Tables['meetings']>

/** Entries of one meeting; nobody sits through more. */
export const mostEntries = 200

/** One page, the latest first: the talks with a customer, or the series in which one of `members` takes part (none: all). */
export async function listMeetings(
  db: Db,
  filter: { customerId: string | null; members: readonly string[] | null },
  page: { after: Cursor | null; limit: number },
): Promise<MeetingRecord[]> {
  let query = db
    .selectFrom('meetings')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
  query = query.where('customerId', filter.customerId ? '=' : 'is', filter.customerId)
  const { members } = filter
  if (members) query = query.where((where) => where.or(members.map((id) => where('memberIds', 'like', `%"${id}"%`))))
  if (page.after) query = query.where(sql<SqlBool>`("day", "id") < (${page.after[0]}, ${page.after[1]})`)
  return await query.execute()
}

/** The last meeting of the same series before this one that has begun. */
export async function findPrevious(db: Db, { id, kind, customerId, day }: MeetingRecord) {
  let query = db
    .selectFrom('meetings')
    .selectAll()
    .where('kind', '=', kind)
    .where('id', '<>', id)
    .where('begunAt', 'is not', null)
    .where('deletedAt', 'is', null)
    .where(sql<SqlBool>`("day", "id") < (${day}, ${id})`)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
  if (customerId) query = query.where('customerId', '=', customerId)
  return await query.executeTakeFirst()
}

const decisions = (db: Db) =>
  db
    .selectFrom('meetingDecisions')
    .leftJoin('tasks', (join) =>
      join.onRef('tasks.id', '=', 'meetingDecisions.taskId').on('tasks.deletedAt', 'is', null),
    )
    .leftJoin('members', 'members.id', 'tasks.assigneeId')
    .selectAll('meetingDecisions')
    .select(['tasks.id as liveTaskId', 'tasks.dueDay', 'tasks.doneAt', 'members.name as member'])
    .where('meetingDecisions.deletedAt', 'is', null)

export async function listDecisions(db: Db, meetingId: string) {
  return await decisions(db)
    .where('meetingId', '=', meetingId)
    .orderBy('meetingDecisions.id')
    .limit(mostEntries)
    .execute()
}

/** What was decided in the meeting before, and what is still open of those earlier; the oldest first. */
export async function listAgreed(db: Db, previous: MeetingRecord) {
  const { kind, customerId, day, id } = previous
  return await decisions(db)
    .innerJoin('meetings', 'meetings.id', 'meetingDecisions.meetingId')
    .where('meetings.kind', '=', kind)
    .where('meetings.deletedAt', 'is', null)
    .where(customerId ? sql<SqlBool>`"meetings"."customerId" = ${customerId}` : sql<SqlBool>`1 = 1`)
    .where(sql<SqlBool>`("meetings"."day", "meetings"."id") <= (${day}, ${id})`)
    .where((where) =>
      where.or([
        where('meetingDecisions.meetingId', '=', id),
        where.and([where('tasks.id', 'is not', null), where('tasks.doneAt', 'is', null)]),
      ]),
    )
    .orderBy('meetings.day', 'desc')
    .orderBy('meetingDecisions.id')
    .limit(mostEntries)
    .execute()
}

export async function listPoints(db: Db, meetingId: string) {
  return await db
    .selectFrom('meetingPoints')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .where('deletedAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .limit(mostEntries)
    .execute()
}

/** Names of those who take part, also of who left since. */
export async function listMemberNames(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return await db.selectFrom('members').select(['id', 'name']).where('id', 'in', ids).orderBy('name').execute()
}

export async function listPersonNames(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return await db
    .selectFrom('persons')
    .select(['id', 'title', 'firstName', 'lastName'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
}

/** Which of these are people of the customer, or colleagues who are still there. */
export async function listKnownPersons(db: Db, customerId: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  return await db
    .selectFrom('persons')
    .select('id')
    .where('id', 'in', ids)
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .execute()
}

/** Which of these customers meet the condition; those that are gone do not. */
export async function listReadable(db: Db, ids: readonly string[], readable: Expression<SqlBool>) {
  if (ids.length === 0) return []
  return await db.selectFrom('customers').select('id').where('id', 'in', ids).where(readable).execute()
}

/** Numbers and texts of what a customer complained of and what burned, open or touched since that day. */
export async function listFires(db: Db, customerId: string, since: string) {
  return await db
    .selectFrom('fires')
    .select(['text', 'raisedAt', 'solvedAt'])
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .where((where) => where.or([where('solvedAt', 'is', null), where('solvedAt', '>=', since)]))
    .orderBy('raisedAt', 'desc')
    .limit(20)
    .execute()
}

type Readable = Expression<SqlBool> | null
type Reached = { since: string; keyAccountsOnly: boolean; readable: Readable }

const deals = (db: Db) =>
  db
    .selectFrom('opportunities')
    .leftJoin('customers', 'customers.id', 'opportunities.customerId')
    .where('opportunities.deletedAt', 'is', null)

function closedSince(db: Db, outcome: 'won' | 'lost', { since, keyAccountsOnly, readable }: Reached) {
  let query = deals(db)
    .leftJoin('closeReasons', 'closeReasons.id', 'opportunities.reason')
    .where('opportunities.outcome', '=', outcome)
    .where('opportunities.closedDay', '>=', since)
  if (keyAccountsOnly) query = query.where('customers.mode', '=', 'keyAccount')
  if (readable) query = query.where(readable)
  return query
}

/** What was won since that day, with why; the largest first. */
export async function listWon(db: Db, reached: Reached) {
  return await closedSince(db, 'won', reached)
    .select(['opportunities.title', 'opportunities.customerId', 'customers.name as customer'])
    .select(['opportunities.ownerId as memberId', 'opportunities.amount', 'opportunities.currency'])
    .select(sql<string | null>`coalesce("opportunities"."reasonNote", "closeReasons"."name")`.as('reason'))
    .orderBy(sql`coalesce("opportunities"."amount", 0)`, 'desc')
    .orderBy('opportunities.id')
    .limit(mostEntries)
    .execute()
}

/** Why others were lost since that day, the most frequent reason first. */
export async function countLost(db: Db, reached: Reached) {
  const rows = await closedSince(db, 'lost', reached)
    .select(sql<string>`coalesce("closeReasons"."name", '')`.as('reason'))
    .select((count) => count.fn.countAll<number>().as('count'))
    .groupBy(sql`coalesce("closeReasons"."name", '')`)
    .orderBy('count', 'desc')
    .limit(50)
    .execute()
  return rows.map(({ reason, count }) => ({ reason: reason || null, count: Number(count) }))
}

export async function listDeals(db: Db, ids: readonly string[], readable: Readable) {
  if (ids.length === 0) return []
  const query = deals(db)
    .select(['opportunities.id', 'opportunities.title', 'opportunities.customerId', 'customers.name as customer'])
    .where('opportunities.id', 'in', ids)
  return await (readable ? query.where(readable) : query).execute()
}

type AtCustomers = { keyAccountsOnly: boolean; readable: Readable }

export async function listKeyAccountIds(db: Db, { readable }: AtCustomers) {
  const query = db
    .selectFrom('customers')
    .select('id')
    .where('mode', '=', 'keyAccount')
    .where('deletedAt', 'is', null)
    .limit(5000)
  return await (readable ? query.where(readable) : query).execute()
}

/** Promises that are past their day, of these members or of all; the longest overdue first. */
export async function listLatePromises(
  db: Db,
  { keyAccountsOnly, readable, today, of }: AtCustomers & { today: string; of: readonly string[] | null },
) {
  let query = db
    .selectFrom('tasks')
    .innerJoin('customers', 'customers.id', 'tasks.customerId')
    .leftJoin('members', 'members.id', 'tasks.assigneeId')
    .select(['tasks.text', 'tasks.customerId', 'customers.name as customer', 'tasks.dueDay', 'members.name as who'])
    .where('tasks.kind', '=', 'promise')
    .where('tasks.doneAt', 'is', null)
    .where('tasks.deletedAt', 'is', null)
    .where('tasks.dueDay', '<', today)
    .orderBy('tasks.dueDay')
    .orderBy('tasks.id')
    .limit(50)
  if (keyAccountsOnly) query = query.where('customers.mode', '=', 'keyAccount')
  if (of) query = query.where('tasks.assigneeId', 'in', of)
  if (readable) query = query.where(readable)
  return await query.execute()
}

/** What was promised to a customer: done or due since that day, and what is open. */
export async function listPromises(db: Db, customerId: string, since: string) {
  return await db
    .selectFrom('tasks')
    .select(['text', 'dueDay', 'doneAt'])
    .where('kind', '=', 'promise')
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .where((where) =>
      where.or([where('doneAt', 'is', null), where('doneAt', '>=', since), where('dueDay', '>=', since)]),
    )
    .orderBy('dueDay')
    .orderBy('id')
    .limit(mostEntries)
    .execute()
}

/** Leads that came in since that day, by where they came from. */
export async function countLeads(db: Db, since: string, readable: Readable) {
  const query = db
    .selectFrom('leads')
    .select('origin')
    .select((count) => count.fn.countAll<number>().as('count'))
    .select(sql<number>`sum(case when "convertedAt" is null then 0 else 1 end)`.as('converted'))
    .where('deletedAt', 'is', null)
    .where('receivedAt', '>=', since)
    .groupBy('origin')
    .orderBy('count', 'desc')
    .orderBy('origin')
    .limit(50)
  return await (readable ? query.where(orWithout(readable)) : query).execute()
}

/** Leads that nobody answered yet. */
export async function countWaitingLeads(db: Db, readable: Readable): Promise<number> {
  const query = db
    .selectFrom('leads')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('deletedAt', 'is', null)
    .where('reactedAt', 'is', null)
    .where('rejectedAt', 'is', null)
    .where('convertedAt', 'is', null)
  const row = await (readable ? query.where(orWithout(readable)) : query).executeTakeFirstOrThrow()
  return Number(row.count)
}

function orWithout(readable: Expression<SqlBool>): Expression<SqlBool> {
  return sql<SqlBool>`(${readable} or "leads"."customerId" is null)`
}

/** Who changed a point last. */
export async function findLastWriter(db: Db, pointId: string): Promise<string | null> {
  const row = await db
    .selectFrom('events')
    .innerJoin('members', 'members.id', 'events.actorId')
    .select('members.name')
    .where('events.record', '=', 'meetingPoints')
    .where('events.recordId', '=', pointId)
    .orderBy('events.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.name ?? null
}
