import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { inReport } from '#platform/db/rates.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Day, Instant } from '#shared/days.ts'
import type { Rates } from '#shared/rates.ts'

/** Condition on the customers that the caller may read; none: all. */
type Readable = Expression<SqlBool> | null

const inPerson = ['visit', 'meeting']
const columns = ['customers.id', 'name', 'ownerId', 'potential', 'currency', 'branch', 'mode'] as const

/** Key accounts, and whoever has a potential or was rated: all that a limit may be about, but revenue. */
export async function listCandidates(
  db: Kysely<Tables>,
  readable: Readable,
  potential: number | null,
  limit: number,
  rates: Rates,
) {
  const inOwn = inReport(rates, 'potential', 'currency')
  let query = db
    .selectFrom('customers')
    .select(columns)
    .where('deletedAt', 'is', null)
    .where((where) =>
      where.or([
        where('mode', '=', 'keyAccount'),
        ...(potential === null ? [] : [where(inOwn, '>=', potential)]),
        where('customers.id', 'in', (scores) =>
          scores.selectFrom('strategicScores').select('customerId').where('strategicScores.deletedAt', 'is', null),
        ),
      ]),
    )
    .orderBy('mode', 'desc')
    .orderBy(inOwn, 'desc')
    .limit(limit)
  if (readable) query = query.where(readable)
  return await query.execute()
}

export async function listCustomers(db: Kysely<Tables>, ids: string[], readable: Readable) {
  let query = db.selectFrom('customers').select(columns).where('customers.id', 'in', ids).where('deletedAt', 'is', null)
  if (readable) query = query.where(readable)
  return await query.execute()
}

export async function listScores(db: Kysely<Tables>, customerIds: string[]) {
  return await db
    .selectFrom('strategicScores')
    .selectAll()
    .where('customerId', 'in', customerIds)
    .where('deletedAt', 'is', null)
    .execute()
}

/** What was declined from a day on, the newest first. */
export async function listDeclined(db: Kysely<Tables>, since: Day, customerIds?: string[]) {
  let query = db
    .selectFrom('declinedNominations')
    .selectAll()
    .where('deletedAt', 'is', null)
    .where('day', '>=', since)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
  if (customerIds) query = query.where('customerId', 'in', customerIds)
  return await query.execute()
}

/** Which of these customers were proposed since a day. */
export async function listNominations(db: Kysely<Tables>, since: Day, customerIds: string[]) {
  if (customerIds.length === 0) return []
  return await db
    .selectFrom('nominations')
    .select('customerId')
    .where('customerId', 'in', customerIds)
    .where('deletedAt', 'is', null)
    .where('day', '>=', since)
    .execute()
}

/** The tasks about the proposals of a customer that are still to be done. */
export async function listNominationTasks(db: Kysely<Tables>, customerId: string) {
  return await db
    .selectFrom('nominations')
    .innerJoin('tasks', 'tasks.id', 'nominations.taskId')
    .selectAll('tasks')
    .where('nominations.customerId', '=', customerId)
    .where('nominations.deletedAt', 'is', null)
    .where('tasks.doneAt', 'is', null)
    .where('tasks.deletedAt', 'is', null)
    .limit(10)
    .execute()
}

/** To whom is proposed: the first sales lead who is there, else the management. */
export async function findLead(db: Kysely<Tables>): Promise<string | null> {
  const rows = await db
    .selectFrom('members')
    .select(['id', 'roles'])
    .where('leftAt', 'is', null)
    .where('deletedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(1000)
    .execute()
  const first = (role: string) => rows.find(({ roles }) => (JSON.parse(roles) as string[]).includes(role))?.id
  return first('salesLead') ?? first('management') ?? null
}

/**
 * The people of these customers who are still there, with their contacts as far as the relationship asks: each number is a
 * step into the index of one person, however many conversations there were.
 */
export async function listRelations(db: Kysely<Tables>, customerIds: string[], halfYear: Day, limit: number) {
  const contacts = sql`from "activities" where "activities"."personId" = "persons"."id"
    and "activities"."contactDay" is not null and "activities"."deletedAt" is null`
  const recent = sql`${contacts} and "activities"."contactDay" >= ${halfYear}`
  return await db
    .selectFrom('persons')
    .select(['persons.id', 'persons.customerId', 'title', 'firstName', 'lastName', 'function'])
    .select([
      sql<number>`(select count(*) from (select 1 ${recent} limit 3) as "some")`.as('inHalfYear'),
      sql<number>`case when exists (select 1 ${recent} and "activities"."kind" in (${sql.join(inPerson)}))
        then 1 else 0 end`.as('inPerson'),
      sql<Day | null>`(select max("activities"."contactDay") ${contacts})`.as('lastContact'),
    ])
    .where('persons.customerId', 'in', customerIds)
    .where('persons.deletedAt', 'is', null)
    .where('persons.leftAt', 'is', null)
    .limit(limit)
    .execute()
}

/** The last contact with each customer, whoever it was with. */
export async function listLastContacts(db: Kysely<Tables>, customerIds: string[]) {
  return await db
    .selectFrom('activities')
    .select(['customerId', (max) => max.fn.max('contactDay').as('day')])
    .where('customerId', 'in', customerIds)
    .where('contactDay', 'is not', null)
    .where('deletedAt', 'is', null)
    .groupBy('customerId')
    .execute()
}

/** Live ratings of these customers, or of segments. */
export async function listFits(db: Kysely<Tables>, of: { customerIds: string[] } | { branches: string[] }) {
  const query = db.selectFrom('careFits').selectAll().where('deletedAt', 'is', null)
  return 'customerIds' in of
    ? await query.where('customerId', 'in', of.customerIds).execute()
    : await query.where('branch', 'in', of.branches).execute()
}

/** The branches by how many customers they have. */
export async function countBranches(db: Kysely<Tables>, readable: Readable, limit: number) {
  let query = db
    .selectFrom('customers')
    .select(['branch', (all) => all.fn.countAll<number>().as('customers')])
    .where('branch', 'is not', null)
    .where('deletedAt', 'is', null)
    .groupBy('branch')
    .orderBy('customers', 'desc')
    .orderBy('branch')
    .limit(limit)
  if (readable) query = query.where(readable)
  return await query.execute()
}

/** How many members look after key accounts. */
export async function countManagers(db: Kysely<Tables>): Promise<number> {
  const rows = await db
    .selectFrom('members')
    .select('roles')
    .where('leftAt', 'is', null)
    .where('deletedAt', 'is', null)
    .limit(10_000)
    .execute()
  return rows.filter(({ roles }) => (JSON.parse(roles) as string[]).includes('keyAccountManager')).length
}

/** How many key accounts there are, counted up to a number. */
export async function countKeyAccounts(db: Kysely<Tables>, upTo: number): Promise<number> {
  const rows = await db
    .selectFrom('customers')
    .select('id')
    .where('mode', '=', 'keyAccount')
    .where('deletedAt', 'is', null)
    .limit(upTo)
    .execute()
  return rows.length
}

/** What the rhythm of customers depends on, and who cares for them. */
export async function listRhythmFacts(db: Kysely<Tables>, ids: string[]) {
  return await db
    .selectFrom('customers')
    .select(['id', 'ownerId', 'insideSalesId', 'rhythmDays', 'mode', 'standing', 'class'])
    .where('id', 'in', ids)
    .execute()
}

export async function listOpenFires(db: Kysely<Tables>, customerIds: string[]) {
  return await db
    .selectFrom('fires')
    .select(['customerId', 'raisedAt'])
    .where('customerId', 'in', customerIds)
    .where('solvedAt', 'is', null)
    .where('deletedAt', 'is', null)
    .execute()
}

export async function countOpenComplaints(db: Kysely<Tables>, customerIds: string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('complaints')
    .select(['customerId', (all) => all.fn.countAll<number>().as('count')])
    .where('customerId', 'in', customerIds)
    .where('closedAt', 'is', null)
    .where('deletedAt', 'is', null)
    .groupBy('customerId')
    .execute()
  return new Map(rows.map(({ customerId, count }) => [customerId, Number(count)]))
}

/** The contracts of these customers that run on this day, or that run on until somebody ends them. */
export async function listTerms(db: Kysely<Tables>, customerIds: string[], today: Day) {
  return await db
    .selectFrom('contracts')
    .select(['customerId', 'endDay', 'endedAt', 'renewalId', 'noticeMonths', 'autoRenewMonths', 'leadDays'])
    .where('customerId', 'in', customerIds)
    .where('deletedAt', 'is', null)
    .where((where) =>
      where.or([
        where('endDay', 'is', null),
        where('endDay', '>=', today),
        where.and([where('autoRenewMonths', 'is not', null), where('endedAt', 'is', null)]),
      ]),
    )
    .execute()
}

/** What is noted of people of these customers, with the person as they are today. */
export async function listStakeholders(db: Kysely<Tables>, customerIds: string[], limit: number) {
  return await db
    .selectFrom('stakeholders')
    .innerJoin('persons', 'persons.id', 'stakeholders.personId')
    .selectAll('stakeholders')
    .select(['title', 'firstName', 'lastName', 'function', 'leftAt'])
    .select(['persons.customerId as worksAt', 'persons.deletedAt as personDeletedAt'])
    .where('stakeholders.customerId', 'in', customerIds)
    .where('stakeholders.deletedAt', 'is', null)
    .orderBy('stakeholders.id')
    .limit(limit)
    .execute()
}

/** Who has which roles in a customer's open opportunities, each person once per opportunity. */
export async function listOpenRoles(db: Kysely<Tables>, customerId: string, limit: number) {
  return await db
    .selectFrom('opportunities')
    .innerJoin('opportunityPersons', 'opportunityPersons.opportunityId', 'opportunities.id')
    .select(['opportunityPersons.personId', 'opportunityPersons.opportunityId', 'opportunityPersons.roles'])
    .where('opportunities.customerId', '=', customerId)
    .where('opportunities.outcome', 'is', null)
    .where('opportunities.deletedAt', 'is', null)
    .where('opportunityPersons.deletedAt', 'is', null)
    .limit(limit)
    .execute()
}

/** How the due actions of these customers' running plans stand. */
export async function listDueActions(db: Kysely<Tables>, customerIds: string[], today: Day) {
  return await db
    .selectFrom('accountPlans')
    .innerJoin('planActions', 'planActions.planId', 'accountPlans.id')
    .innerJoin('tasks', 'tasks.id', 'planActions.taskId')
    .select(['accountPlans.customerId', 'tasks.dueDay', 'tasks.doneAt'])
    .where('accountPlans.customerId', 'in', customerIds)
    .where('accountPlans.deletedAt', 'is', null)
    .where('accountPlans.fromDay', '<=', today)
    .where('accountPlans.toDay', '>=', today)
    .where('planActions.deletedAt', 'is', null)
    .where('tasks.dueDay', '<=', today)
    .limit(20_000)
    .execute()
}

/** Who works with these customers beside owner and inside sales. */
export async function listHelpers(db: Kysely<Tables>, customerIds: string[]) {
  return await db
    .selectFrom('customerHelpers')
    .select(['customerId', 'memberId'])
    .where('customerId', 'in', customerIds)
    .where('deletedAt', 'is', null)
    .execute()
}

/** Answers about satisfaction at these customers since an instant, the latest first. */
export async function listAnswers(db: Kysely<Tables>, customerIds: string[], since: Instant, limit: number) {
  const rows = await db
    .selectFrom('surveys')
    .select(['customerId', 'personId', 'score'])
    .where('customerId', 'in', customerIds)
    .where('answeredAt', '>=', since)
    .where('deletedAt', 'is', null)
    .orderBy('answeredAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.flatMap(({ score, ...row }) => (score === null ? [] : [{ ...row, score }]))
}
