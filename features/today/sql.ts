import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import { addDays, type Day, type Instant } from '#shared/days.ts'

type Db = Kysely<Tables>

export async function hasCustomers(db: Db): Promise<boolean> {
  const row = await db.selectFrom('customers').select('id').where('deletedAt', 'is', null).limit(1).executeTakeFirst()
  return row !== undefined
}

/** Open fires that concern these members (`null`: all), the longest burning first. */
export async function listFireIds(db: Db, concerning: readonly string[] | null, limit: number): Promise<string[]> {
  let query = db
    .selectFrom('fires')
    .innerJoin('customers', 'customers.id', 'fires.customerId')
    .select('fires.id')
    .where('fires.solvedAt', 'is', null)
    .where('fires.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .orderBy('fires.raisedAt')
    .limit(limit)
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
  return (await query.execute()).map((row) => row.id)
}

/** Appointments of the day that these hold or take part in and that were not called off, nor their customer deleted. */
export async function listAppointmentIds(db: Db, mine: readonly string[], today: Day, limit: number) {
  const rows = await db
    .selectFrom('appointments')
    .leftJoin('customers', 'customers.id', 'appointments.customerId')
    .select('appointments.id')
    .where('appointments.day', '=', today)
    .where('appointments.deletedAt', 'is', null)
    .where('appointments.cancelledAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .where((where) =>
      where.or([
        where('appointments.memberId', 'in', mine),
        ...mine.map((id) => where('appointments.participants', 'like', `%"memberId":"${id}"%`)),
      ]),
    )
    .orderBy('appointments.startsAt')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/**
 * Promises and tasks of these that are due, and the follow-ups whose customer stands with somebody
 * else or with nobody: those of own customers are shown among the customers to contact again.
 */
function selectDue(db: Db, mine: readonly string[], today: Day) {
  return db
    .selectFrom('tasks')
    .leftJoin('customers', 'customers.id', 'tasks.customerId')
    .where('tasks.assigneeId', 'in', mine)
    .where('tasks.doneAt', 'is', null)
    .where('tasks.dueDay', '<=', today)
    .where('tasks.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .where((where) =>
      where.or([
        where('tasks.kind', '<>', 'followUp'),
        where('customers.ownerId', 'is', null),
        where('customers.ownerId', 'not in', mine),
      ]),
    )
}

export async function listDueTaskIds(db: Db, mine: readonly string[], today: Day, limit: number): Promise<string[]> {
  const rows = await selectDue(db, mine, today)
    .select('tasks.id')
    // As an expression: else SQLite walks everybody's tasks in the order of their days to save this sort.
    .orderBy(sql`coalesce("tasks"."dueDay", '')`)
    .orderBy('tasks.id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

export async function countDueTasks(db: Db, mine: readonly string[], today: Day) {
  const row = await selectDue(db, mine, today)
    .select([
      sql<number>`coalesce(sum(case when "tasks"."kind" = 'promise' then 1 else 0 end), 0)`.as('promises'),
      sql<number>`coalesce(sum(case when "tasks"."kind" = 'promise' then 0 else 1 end), 0)`.as('tasks'),
      sql<number>`coalesce(sum(case when "tasks"."dueDay" < ${today} then 1 else 0 end), 0)`.as('overdue'),
    ])
    .executeTakeFirstOrThrow()
  return { promises: Number(row.promises), tasks: Number(row.tasks), overdue: Number(row.overdue) }
}

/** Persons of these members' customers with one of these birthdays. */
export async function listBirthdays(db: Db, mine: readonly string[], keys: string[], limit: number) {
  return await db
    .selectFrom('persons')
    // Few have their birthday: SQLite takes tables of a cross join in the order written.
    .crossJoin('customers')
    .whereRef('customers.id', '=', 'persons.customerId')
    .select([
      'persons.id',
      'persons.title',
      'persons.firstName',
      'persons.lastName',
      'persons.function',
      'persons.phones',
      'persons.birthday',
      'persons.birthdayKey',
      'customers.id as customerId',
      'customers.name as customerName',
    ])
    .where('persons.birthdayKey', 'in', keys)
    .where('customers.ownerId', 'in', mine)
    .where('persons.deletedAt', 'is', null)
    .where('persons.leftAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .orderBy('persons.birthdayKey')
    .orderBy('persons.sortName')
    .limit(limit)
    .execute()
}

/** What a member logged on a day, the latest first. */
export async function listLogged(db: Db, memberId: string, today: Day, limit: number) {
  return await db
    .selectFrom('activities')
    .leftJoin('customers', 'customers.id', 'activities.customerId')
    .select([
      'activities.id',
      'activities.at',
      'activities.kind',
      'activities.text',
      'activities.customerId',
      'customers.name as customerName',
    ])
    .where('activities.memberId', '=', memberId)
    // The index is in the order of time; the day of an instant depends on the time zone, so a day more is read.
    .where('activities.at', '>=', addDays(today, -1))
    .where('activities.day', '=', today)
    .where('activities.deletedAt', 'is', null)
    .orderBy('activities.at', 'desc')
    .limit(limit)
    .execute()
}

/** A member's tasks that were done since an instant, the latest first. */
export async function listFinished(db: Db, memberId: string, since: Instant, limit: number) {
  return await db
    .selectFrom('tasks')
    .leftJoin('customers', 'customers.id', 'tasks.customerId')
    .select([
      'tasks.id',
      'tasks.doneAt',
      'tasks.kind',
      'tasks.text',
      'tasks.customerId',
      'customers.name as customerName',
    ])
    .where('tasks.assigneeId', '=', memberId)
    .where('tasks.doneAt', '>=', since)
    .where('tasks.deletedAt', 'is', null)
    .orderBy('tasks.doneAt', 'desc')
    .limit(limit)
    .execute()
}
