import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

type Db = Kysely<Tables>
export type ExperimentRecord = Selectable<Tables['experiments']>

function selectExperiments(db: Db) {
  return db
    .selectFrom('experiments')
    .innerJoin('members', 'members.id', 'experiments.ownerId')
    .selectAll('experiments')
    .select('members.name as ownerName')
    .select(
      sql<number>`(select count(*) from "experimentCustomers" inner join "customers" on "customers"."id" = "customerId"
        where "experimentId" = "experiments"."id" and "experimentCustomers"."deletedAt" is null
        and "customers"."deletedAt" is null)`.as('firms'),
    )
    .where('experiments.deletedAt', 'is', null)
}

/** Those to be decided first, by their end day; then the decided ones, the latest first. `ownerIds`: whose, none: all. */
export async function listExperiments(db: Db, ownerIds: string[] | null, open: boolean | undefined, limit: number) {
  let query = selectExperiments(db)
    .orderBy(sql`case when "verdict" is null then 0 else 1 end`)
    .orderBy(sql`case when "verdict" is null then "endDay" end`)
    .orderBy('judgedAt', 'desc')
    .orderBy('experiments.id')
    .limit(limit)
  if (ownerIds) query = query.where('experiments.ownerId', 'in', ownerIds)
  if (open) query = query.where('verdict', 'is', null)
  return await query.execute()
}

export async function findShown(db: Db, id: string) {
  return await selectExperiments(db).where('experiments.id', '=', id).executeTakeFirst()
}

export async function isMember(db: Db, id: string): Promise<{ language: string | null } | undefined> {
  return await db
    .selectFrom('members')
    .select('language')
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .where('leftAt', 'is', null)
    .executeTakeFirst()
}

export async function listFirms(db: Db, experimentId: string) {
  return await db
    .selectFrom('experimentCustomers')
    .selectAll()
    .where('experimentId', '=', experimentId)
    .where('deletedAt', 'is', null)
    .limit(1000)
    .execute()
}
