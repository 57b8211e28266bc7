import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

type Db = Kysely<Tables>
export type PlanRecord = Selectable<Tables['accountPlans']>

const mostPlans = 50
/** Entries of one list of a plan; nobody follows more. */
export const mostEntries = 200

/** The plans of a customer by period, the latest first. */
export async function listPlans(db: Db, customerId: string) {
  return await db
    .selectFrom('accountPlans')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .orderBy('fromDay', 'desc')
    .orderBy('id', 'desc')
    .limit(mostPlans)
    .execute()
}

type PlanTable = 'planParts' | 'planGoals' | 'planRisks'

async function listOf<T extends PlanTable>(db: Db, table: T, planId: string): Promise<Selectable<Tables[T]>[]> {
  const rows = await db
    .selectFrom(table as 'planParts')
    .selectAll()
    .where('planId', '=', planId)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(mostEntries)
    .execute()
  return rows as unknown as Selectable<Tables[T]>[]
}

export const listParts = (db: Db, planId: string) => listOf(db, 'planParts', planId)
export const listGoals = (db: Db, planId: string) => listOf(db, 'planGoals', planId)
export const listRisks = (db: Db, planId: string) => listOf(db, 'planRisks', planId)

/** What was said in one part, and who changed it last. */
export async function findPart(db: Db, planId: string, part: string) {
  return await db
    .selectFrom('planParts')
    .selectAll()
    .where('planId', '=', planId)
    .where('part', '=', part)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

export async function findLastWriter(db: Db, partId: string): Promise<string | null> {
  const row = await db
    .selectFrom('events')
    .innerJoin('members', 'members.id', 'events.actorId')
    .select('members.name')
    .where('events.record', '=', 'planParts')
    .where('events.recordId', '=', partId)
    .orderBy('events.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.name ?? null
}

/** Actions by day with the task that says who, until when, and whether it is done. */
export async function listActions(db: Db, planId: string) {
  return await db
    .selectFrom('planActions')
    .innerJoin('tasks', 'tasks.id', 'planActions.taskId')
    .leftJoin('members', 'members.id', 'tasks.assigneeId')
    .selectAll('planActions')
    .select(['tasks.assigneeId', 'tasks.dueDay', 'tasks.doneAt', 'members.name as member'])
    .select('tasks.createdById as taskCreatedById')
    .where('planActions.planId', '=', planId)
    .where('planActions.deletedAt', 'is', null)
    .orderBy('tasks.dueDay')
    .orderBy('planActions.id')
    .limit(mostEntries)
    .execute()
}

export async function listTeam(db: Db, planId: string) {
  return await db
    .selectFrom('planMembers')
    .innerJoin('members', 'members.id', 'planMembers.memberId')
    .selectAll('planMembers')
    .select('members.name')
    .where('planMembers.planId', '=', planId)
    .where('planMembers.deletedAt', 'is', null)
    .orderBy('planMembers.id')
    .limit(mostEntries)
    .execute()
}

export async function listMemberNames(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('members').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function findTask(db: Db, id: string) {
  return await db.selectFrom('tasks').selectAll().where('id', '=', id).where('deletedAt', 'is', null).executeTakeFirst()
}

/** The live plan whose next review a task is. */
export async function findPlanOfReview(db: Db, taskId: string) {
  return await db
    .selectFrom('accountPlans')
    .selectAll()
    .where('reviewTaskId', '=', taskId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

/** The action of a live plan that a task is about. */
export async function findActionOfTask(db: Db, taskId: string) {
  return await db
    .selectFrom('planActions')
    .innerJoin('accountPlans', 'accountPlans.id', 'planActions.planId')
    .selectAll('planActions')
    .where('planActions.taskId', '=', taskId)
    .where('planActions.deletedAt', 'is', null)
    .where('accountPlans.deletedAt', 'is', null)
    .executeTakeFirst()
}

export async function listVersions(db: Db, planId: string) {
  return await db
    .selectFrom('planVersions')
    .leftJoin('members', 'members.id', 'planVersions.createdById')
    .select(['planVersions.id', 'planVersions.day', 'planVersions.note', 'members.name as member'])
    .where('planVersions.planId', '=', planId)
    .where('planVersions.deletedAt', 'is', null)
    .orderBy('planVersions.id', 'desc')
    .limit(mostEntries)
    .execute()
}

export async function findVersion(db: Db, planId: string, id: string) {
  return await db
    .selectFrom('planVersions')
    .leftJoin('members', 'members.id', 'planVersions.createdById')
    .selectAll('planVersions')
    .select('members.name as member')
    .where('planVersions.planId', '=', planId)
    .where('planVersions.id', '=', id)
    .where('planVersions.deletedAt', 'is', null)
    .executeTakeFirst()
}

/** The languages of the people of a customer who are still there. */
export async function listLanguages(db: Db, customerId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('persons')
    .select('language')
    .where('customerId', '=', customerId)
    .where('language', 'is not', null)
    .where('leftAt', 'is', null)
    .where('deletedAt', 'is', null)
    .limit(mostEntries)
    .execute()
  return rows.flatMap(({ language }) => language ?? [])
}
