import { type Expression, type Insertable, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Cursor } from '#shared/cursor.ts'
import type { Day, Instant } from '#shared/days.ts'

type Db = Kysely<Tables>
export type SurveyRecord = Selectable<Tables['surveys']>
export type Readable = Expression<SqlBool> | null

/** Which surveys: of one customer, or of all whose answers may be seen. */
export type Scope = { customerId: string | undefined; readable: Readable }

function selectShown(db: Db) {
  return db
    .selectFrom('surveys')
    .innerJoin('customers', 'customers.id', 'surveys.customerId')
    .leftJoin('persons', (join) =>
      join.onRef('persons.id', '=', 'surveys.personId').on('persons.deletedAt', 'is', null),
    )
    .leftJoin('members', 'members.id', 'surveys.createdById')
    .leftJoin('members as enders', 'enders.id', 'surveys.resultById')
    .where('surveys.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .selectAll('surveys')
    .select(['customers.name as customerName', 'members.name as byName', 'enders.name as resultByName'])
    .select(['persons.title', 'persons.firstName', 'persons.lastName'])
}
export type ShownRow = Awaited<ReturnType<ReturnType<typeof selectShown>['execute']>>[number]

/** One page: answers, or those asked without an answer and not called off; the latest first. */
export async function listShown(
  db: Db,
  { customerId, readable, answered }: Scope & { answered: boolean },
  page: { after: Cursor | null; limit: number },
): Promise<ShownRow[]> {
  const key = answered ? 'surveys.answeredAt' : 'surveys.createdAt'
  let query = selectShown(db)
    .where('surveys.answeredAt', answered ? 'is not' : 'is', null)
    .orderBy(key, 'desc')
    .orderBy('surveys.id', 'desc')
    .limit(page.limit)
  if (!answered) query = query.where('surveys.cancelledAt', 'is', null)
  if (customerId) query = query.where('surveys.customerId', '=', customerId)
  if (readable) query = query.where(readable)
  if (page.after)
    query = query.where(sql<SqlBool>`(${sql.ref(key)}, "surveys"."id") < (${page.after[0]}, ${page.after[1]})`)
  return await query.execute()
}

export async function listByIds(db: Db, ids: string[]): Promise<ShownRow[]> {
  return ids.length === 0 ? [] : await selectShown(db).where('surveys.id', 'in', ids).execute()
}

/** Scores since an instant, the latest first. */
export async function listScores(db: Db, { customerId, readable }: Scope, since: Instant, limit: number) {
  let query = db
    .selectFrom('surveys')
    .innerJoin('customers', 'customers.id', 'surveys.customerId')
    .leftJoin('persons', (join) =>
      join.onRef('persons.id', '=', 'surveys.personId').on('persons.deletedAt', 'is', null),
    )
    .select(['surveys.personId', 'surveys.score', 'persons.title', 'persons.firstName', 'persons.lastName'])
    .where('surveys.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .where('surveys.answeredAt', '>=', since)
    .orderBy('surveys.answeredAt', 'desc')
    .orderBy('surveys.id', 'desc')
    .limit(limit)
  if (customerId) query = query.where('surveys.customerId', '=', customerId)
  if (readable) query = query.where(readable)
  return await query.execute()
}

/** When a person was asked last; what never left us does not count. */
export async function findLastAsked(db: Db, personId: string): Promise<Instant | null> {
  const row = await db
    .selectFrom('surveys')
    .select('createdAt')
    .where('personId', '=', personId)
    .where('deletedAt', 'is', null)
    .where((where) =>
      where.or([
        where('sentAt', 'is not', null),
        where('answeredAt', 'is not', null),
        where.and([where('failedAt', 'is', null), where('cancelledAt', 'is', null)]),
      ]),
    )
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.createdAt ?? null
}

export async function insertLink(db: Db, row: Insertable<Tables['surveyLinks']>): Promise<void> {
  await db.insertInto('surveyLinks').values(row).execute()
}

/** The question that a link opens, whose person is still there. */
export async function findByToken(db: Db, tokenHash: string): Promise<SurveyRecord | undefined> {
  return await db
    .selectFrom('surveyLinks')
    .innerJoin('surveys', 'surveys.id', 'surveyLinks.surveyId')
    .innerJoin('persons', 'persons.id', 'surveys.personId')
    .innerJoin('customers', 'customers.id', 'surveys.customerId')
    .selectAll('surveys')
    .where('surveyLinks.tokenHash', '=', tokenHash)
    .where('surveys.deletedAt', 'is', null)
    .where('persons.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .executeTakeFirst()
}

/** Whose answer it is, of which customer, for task and news. */
export async function findNames(db: Db, id: string) {
  return await db
    .selectFrom('surveys')
    .innerJoin('customers', 'customers.id', 'surveys.customerId')
    .innerJoin('persons', 'persons.id', 'surveys.personId')
    .select(['customers.name as customerName', 'customers.ownerId', 'customers.insideSalesId'])
    .select(['persons.title', 'persons.firstName', 'persons.lastName'])
    .where('surveys.id', '=', id)
    .executeTakeFirstOrThrow()
}

/** Colleagues with their roles, who works with the customer, and who stands in for whom today. */
export async function listConcerned(db: Db, customerId: string, today: Day) {
  const members = await db
    .selectFrom('members')
    .select(['id', 'roles'])
    .where('leftAt', 'is', null)
    .where('deletedAt', 'is', null)
    .limit(1000)
    .execute()
  const helpers = await db
    .selectFrom('customerHelpers')
    .select('memberId')
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .limit(200)
    .execute()
  const absences = await db
    .selectFrom('absences')
    .select(['memberId', 'deputyId'])
    .where('fromDay', '<=', today)
    .where('toDay', '>=', today)
    .where('deletedAt', 'is', null)
    .limit(1000)
    .execute()
  return { members, helperIds: helpers.map(({ memberId }) => memberId), absences }
}

/** Where answers to a mail go. */
export async function findMember(db: Db, id: string | null) {
  if (!id) return undefined
  return await db.selectFrom('members').select(['name', 'email']).where('id', '=', id).executeTakeFirst()
}

/** How a person is written to. */
export async function findAddressee(db: Db, personId: string) {
  return await db
    .selectFrom('persons')
    .select(['salutation', 'title', 'firstName', 'lastName', 'language', 'emails'])
    .where('id', '=', personId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}
