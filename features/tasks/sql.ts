import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'

export type TaskRecord = Selectable<Tables['tasks']>

export type TaskFilter = {
  /** Done by one of these. */
  assignee?: readonly string[] | undefined
  /** Set by this member for somebody else. */
  delegatedBy?: string | undefined
  /** Only what these may read: holders, and the condition on the customer. */
  readableBy: { holders: readonly string[]; customer: Expression<SqlBool> | null } | null
  customerId?: string | undefined
  personId?: string | undefined
  kinds?: readonly string[] | undefined
  state: 'open' | 'done'
  until?: Day | undefined
}

function selectTasks(db: Kysely<Tables>, filter: TaskFilter) {
  let query = db
    .selectFrom('tasks')
    .leftJoin('customers', 'customers.id', 'tasks.customerId')
    .where('tasks.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .where('tasks.doneAt', filter.state === 'open' ? 'is' : 'is not', null)
  if (filter.customerId) query = query.where('tasks.customerId', '=', filter.customerId)
  if (filter.personId) query = query.where('tasks.personId', '=', filter.personId)
  if (filter.assignee) query = query.where('tasks.assigneeId', 'in', filter.assignee)
  if (filter.kinds) query = query.where('tasks.kind', 'in', filter.kinds)
  if (filter.until) query = query.where('tasks.dueDay', '<=', filter.until)
  const { delegatedBy, readableBy } = filter
  if (delegatedBy) {
    query = query
      .where('tasks.createdById', '=', delegatedBy)
      .where((where) =>
        where.or([where('tasks.assigneeId', '<>', delegatedBy), where('tasks.delegatedTo', 'is not', null)]),
      )
  }
  if (readableBy) {
    const { holders, customer } = readableBy
    query = query.where((where) =>
      where.or([
        customer ?? where('tasks.customerId', 'is not', null),
        where('tasks.assigneeId', 'in', holders),
        where('tasks.createdById', 'in', holders),
      ]),
    )
  }
  return query
}

// Written out, not bound: it must be word for word what the index tasksOpenByDay is made of.
const openKey = sql<string>`coalesce("tasks"."dueDay", '9999-12-31')`
const doneKey = sql<string>`"tasks"."doneAt"`

/** One page: open tasks by day, those without one last; done ones, the latest first. */
export async function listTasks(
  db: Kysely<Tables>,
  filter: TaskFilter,
  page: { after: [string, string] | null; limit: number },
) {
  const open = filter.state === 'open'
  const key = open ? openKey : doneKey
  let query = withNames(selectTasks(db, filter))
    .select(key.as('sortKey'))
    .orderBy(key, open ? 'asc' : 'desc')
    .orderBy('tasks.id', open ? 'asc' : 'desc')
    .limit(page.limit)
  if (page.after) {
    const compare = open ? sql`>` : sql`<`
    query = query.where(sql<boolean>`(${key}, "tasks"."id") ${compare} (${page.after[0]}, ${page.after[1]})`)
  }
  return await query.execute()
}

/** How many fit, and how many of them are past their day. */
export async function countTasks(db: Kysely<Tables>, filter: TaskFilter, today: Day) {
  const row = await selectTasks(db, filter)
    .select([
      (count) => count.fn.countAll<number>().as('total'),
      sql<number>`coalesce(sum(case when "tasks"."dueDay" < ${today} then 1 else 0 end), 0)`.as('overdue'),
    ])
    .executeTakeFirstOrThrow()
  return { total: Number(row.total), overdue: filter.state === 'open' ? Number(row.overdue) : 0 }
}

/** One live task with the names that are shown with it. */
export async function findTask(db: Kysely<Tables>, id: string) {
  const query = db
    .selectFrom('tasks')
    .leftJoin('customers', 'customers.id', 'tasks.customerId')
    .where('tasks.id', '=', id)
    .where('tasks.deletedAt', 'is', null)
  return await withNames(query).executeTakeFirst()
}

/** The row of a task that is still to be done. */
export async function findOpenTask(db: Kysely<Tables>, id: string): Promise<TaskRecord | undefined> {
  return await db
    .selectFrom('tasks')
    .selectAll()
    .where('id', '=', id)
    .where('doneAt', 'is', null)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

export async function listOfActivity(db: Kysely<Tables>, activityId: string) {
  const query = db
    .selectFrom('tasks')
    .leftJoin('customers', 'customers.id', 'tasks.customerId')
    .where('tasks.activityId', '=', activityId)
    .where('tasks.deletedAt', 'is', null)
  return await withNames(query).orderBy('tasks.id').limit(100).execute()
}

export async function listByIds(db: Kysely<Tables>, ids: string[]) {
  if (ids.length === 0) return []
  const query = db
    .selectFrom('tasks')
    .leftJoin('customers', 'customers.id', 'tasks.customerId')
    .where('tasks.id', 'in', ids)
  return await withNames(query).execute()
}

function withNames(query: ReturnType<typeof selectTasks>) {
  return query
    .leftJoin('persons', 'persons.id', 'tasks.personId')
    .leftJoin('members', 'members.id', 'tasks.assigneeId')
    .selectAll('tasks')
    .select([
      'customers.name as customerName',
      'persons.title as personTitle',
      'persons.firstName',
      'persons.lastName',
      'members.name as assigneeName',
    ])
}

/** Open follow-ups of a customer that a conversation on `day` answers. */
export async function listDueFollowUps(db: Kysely<Tables>, customerId: string, day: Day): Promise<TaskRecord[]> {
  return await db
    .selectFrom('tasks')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('kind', '=', 'followUp')
    .where('doneAt', 'is', null)
    .where('deletedAt', 'is', null)
    .where('dueDay', '<=', day)
    .limit(100)
    .execute()
}

/** True for a colleague who is still there. */
export async function isColleague(db: Kysely<Tables>, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom('members')
    .select('id')
    .where('id', '=', memberId)
    .where('leftAt', 'is', null)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function listMembers(db: Kysely<Tables>) {
  return await db.selectFrom('members').select(['id', 'name', 'email']).limit(10_000).execute()
}
