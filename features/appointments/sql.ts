import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'

export type AppointmentRecord = Selectable<Tables['appointments']>

export type AppointmentFilter = {
  from: Day
  to: Day
  customerId?: string | undefined
  personId?: string | undefined
  /** Only those that these hold or take part in. */
  holders: readonly string[] | null
  /** Beside the holders': those of customers that fit this. */
  readable: Expression<SqlBool> | 'all' | null
}

export async function listAppointments(
  db: Kysely<Tables>,
  filter: AppointmentFilter,
  page: { after: [string, string] | null; limit: number },
) {
  const { holders, readable } = filter
  let query = withNames(db)
    .where('customers.deletedAt', 'is', null)
    .where('appointments.day', '>=', filter.from)
    .where('appointments.day', '<=', filter.to)
    .orderBy('appointments.startsAt')
    .orderBy('appointments.id')
    .limit(page.limit)
  if (filter.customerId) query = query.where('appointments.customerId', '=', filter.customerId)
  if (filter.personId) query = query.where('appointments.personId', '=', filter.personId)
  if (holders) {
    query = query.where((where) =>
      where.or([
        where('appointments.memberId', 'in', holders),
        ...holders.map((id) => where('appointments.participants', 'like', `%"memberId":"${id}"%`)),
        ...(readable === 'all' ? [where('appointments.customerId', 'is not', null)] : readable ? [readable] : []),
      ]),
    )
  }
  if (page.after) {
    const [at, id] = page.after
    query = query.where(sql<boolean>`("appointments"."startsAt", "appointments"."id") > (${at}, ${id})`)
  }
  return await query.execute()
}

export async function findAppointment(db: Kysely<Tables>, id: string) {
  return await withNames(db).where('appointments.id', '=', id).executeTakeFirst()
}

export async function listByIds(db: Kysely<Tables>, ids: string[]) {
  return ids.length === 0 ? [] : await withNames(db).where('appointments.id', 'in', ids).execute()
}

function withNames(db: Kysely<Tables>) {
  return db
    .selectFrom('appointments')
    .leftJoin('customers', 'customers.id', 'appointments.customerId')
    .leftJoin('persons', 'persons.id', 'appointments.personId')
    .leftJoin('members', 'members.id', 'appointments.memberId')
    .where('appointments.deletedAt', 'is', null)
    .selectAll('appointments')
    .select([
      'customers.name as customerName',
      'persons.title as personTitle',
      'persons.firstName',
      'persons.lastName',
      'members.name as memberName',
      'members.email as memberEmail',
    ])
}
