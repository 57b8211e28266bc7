import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'

export type ComplaintRecord = Selectable<Tables['complaints']>

export type ComplaintFilter = {
  state: 'open' | 'closed' | 'all'
  ids?: readonly string[]
  customerId?: string | undefined
  /** Only those that these see to: who took it; before that who cares for the customer, else who entered it. */
  seenToBy?: readonly string[] | null
  readable?: Expression<SqlBool> | null
  /** Only unanswered ones whose answer is due by then. */
  dueUntil?: Day
}

// Word for word what `answerDue` of the rules says, those answered last.
const dueKey = sql<string>`case when "complaints"."answeredOn" is null
  then coalesce("complaints"."promisedUntil", "complaints"."receivedDay") else '9999-12-31' end`

function selectComplaints(db: Kysely<Tables>, filter: ComplaintFilter) {
  const { state, ids, customerId, seenToBy, readable, dueUntil } = filter
  let query = db
    .selectFrom('complaints')
    .innerJoin('customers', 'customers.id', 'complaints.customerId')
    .where('complaints.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
  if (state !== 'all') query = query.where('complaints.closedAt', state === 'open' ? 'is' : 'is not', null)
  if (ids) query = query.where('complaints.id', 'in', ids)
  if (customerId) query = query.where('complaints.customerId', '=', customerId)
  if (readable) query = query.where(readable)
  if (dueUntil) query = query.where('complaints.answeredOn', 'is', null).where(dueKey, '<=', dueUntil)
  if (seenToBy) {
    query = query.where((where) =>
      where.or([
        where('complaints.takenById', 'in', seenToBy),
        where.and([
          where('complaints.takenById', 'is', null),
          where.or([
            where('customers.ownerId', 'in', seenToBy),
            where('customers.insideSalesId', 'in', seenToBy),
            where.and([where('customers.ownerId', 'is', null), where('complaints.createdById', 'in', seenToBy)]),
          ]),
        ]),
      ]),
    )
  }
  return query
}

/** One page: open ones by the day an answer is due, answered ones after them; closed ones the latest first. */
export async function listComplaints(
  db: Kysely<Tables>,
  filter: ComplaintFilter & { state: 'open' | 'closed' },
  page: { after: [string, string] | null; limit: number },
) {
  const open = filter.state === 'open'
  const key = open ? dueKey : sql<string>`"complaints"."closedAt"`
  let query = withNames(selectComplaints(db, filter))
    .select(key.as('sortKey'))
    .orderBy(key, open ? 'asc' : 'desc')
    .orderBy('complaints.id', open ? 'asc' : 'desc')
    .limit(page.limit)
  if (page.after) {
    const compare = open ? sql`>` : sql`<`
    query = query.where(sql<boolean>`(${key}, "complaints"."id") ${compare} (${page.after[0]}, ${page.after[1]})`)
  }
  return await query.execute()
}

/** How many fit, and how many of them have no answer by the promised day. */
export async function countComplaints(db: Kysely<Tables>, filter: ComplaintFilter, today: Day) {
  const row = await selectComplaints(db, filter)
    .select([
      (count) => count.fn.countAll<number>().as('total'),
      sql<number>`coalesce(sum(case when "complaints"."answeredOn" is null
        and "complaints"."promisedUntil" < ${today} then 1 else 0 end), 0)`.as('overdue'),
    ])
    .executeTakeFirstOrThrow()
  return { total: Number(row.total), overdue: Number(row.overdue) }
}

/** Those of these that are there and may be read, open and closed ones. */
export async function listReadable(db: Kysely<Tables>, ids: readonly string[], readable: ComplaintFilter['readable']) {
  if (ids.length === 0) return []
  return await withNames(selectComplaints(db, { state: 'all', ids, readable: readable ?? null })).execute()
}

export async function listByIds(db: Kysely<Tables>, ids: string[]) {
  if (ids.length === 0) return []
  const query = db
    .selectFrom('complaints')
    .innerJoin('customers', 'customers.id', 'complaints.customerId')
    .where('complaints.id', 'in', ids)
    .where('complaints.deletedAt', 'is', null)
  return await withNames(query).execute()
}

function withNames(query: ReturnType<typeof selectComplaints>) {
  return query
    .leftJoin('persons', 'persons.id', 'complaints.personId')
    .leftJoin('members as takers', 'takers.id', 'complaints.takenById')
    .leftJoin('members as answerers', 'answerers.id', 'complaints.answeredById')
    .leftJoin('members as closers', 'closers.id', 'complaints.closedById')
    .leftJoin('members as creators', 'creators.id', 'complaints.createdById')
    .selectAll('complaints')
    .select([
      'customers.name as customerName',
      'persons.title as personTitle',
      'persons.firstName',
      'persons.lastName',
      'takers.name as takenByName',
      'answerers.name as answeredByName',
      'closers.name as closedByName',
      'creators.name as createdByName',
    ])
}

/** The highest number given in a year, deleted ones too: none is given twice. 0: none yet. */
export async function lastSequence(db: Kysely<Tables>, year: number): Promise<number> {
  const row = await db
    .selectFrom('complaints')
    .select('sequence')
    .where('year', '=', year)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.sequence ?? 0
}

/** True while there has never been a complaint. */
export async function isFirst(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom('complaints').select('id').limit(1).executeTakeFirst()) === undefined
}

/** The live tasks that came out of a complaint, the oldest first. */
export async function listTaskIds(db: Kysely<Tables>, complaintId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('complaintTasks')
    .innerJoin('tasks', 'tasks.id', 'complaintTasks.taskId')
    .select('tasks.id')
    .where('complaintTasks.complaintId', '=', complaintId)
    .where('complaintTasks.deletedAt', 'is', null)
    .where('tasks.deletedAt', 'is', null)
    .orderBy('tasks.id')
    .limit(100)
    .execute()
  return rows.map((row) => row.id)
}
