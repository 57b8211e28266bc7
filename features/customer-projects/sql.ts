import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

type Db = Kysely<Tables>
export type ProjectRecord = Selectable<Tables['customerProjects']>

export const mostProjects = 100
export const mostSteps = 200

/** The projects of a customer, open ones by day first. */
export async function listProjects(db: Db, customerId: string): Promise<ProjectRecord[]> {
  return await db
    .selectFrom('customerProjects')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .orderBy((order) => order.case().when('doneAt', 'is', null).then(0).else(1).end())
    .orderBy((order) => order.fn.coalesce('untilDay', order.val('9999-12-31')))
    .orderBy('id')
    .limit(mostProjects)
    .execute()
}

/** The tasks that are steps of these projects, open ones by day first. */
export async function listSteps(db: Db, projectIds: string[]) {
  if (projectIds.length === 0) return []
  return await db
    .selectFrom('projectSteps')
    .innerJoin('tasks', 'tasks.id', 'projectSteps.taskId')
    .select(['projectSteps.projectId', 'projectSteps.taskId'])
    .where('projectSteps.projectId', 'in', projectIds)
    .where('projectSteps.deletedAt', 'is', null)
    .where('tasks.deletedAt', 'is', null)
    .orderBy((order) => order.case().when('tasks.doneAt', 'is', null).then(0).else(1).end())
    .orderBy('tasks.dueDay')
    .orderBy('tasks.id')
    .limit(mostProjects * mostSteps)
    .execute()
}

/** The open tasks of one project, as they are stored. */
export async function listOpenTasks(db: Db, projectId: string) {
  return await db
    .selectFrom('projectSteps')
    .innerJoin('tasks', 'tasks.id', 'projectSteps.taskId')
    .selectAll('tasks')
    .where('projectSteps.projectId', '=', projectId)
    .where('projectSteps.deletedAt', 'is', null)
    .where('tasks.deletedAt', 'is', null)
    .where('tasks.doneAt', 'is', null)
    .limit(mostSteps)
    .execute()
}
