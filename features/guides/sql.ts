import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

/** Those for the stage and branch and those for all, by kind and title; without a stage or branch all of them. A stage that was removed limits nothing any more. */
export async function listGuides(
  db: Kysely<Tables>,
  { stageId, branch, limit }: { stageId?: string | undefined; branch?: string | undefined; limit: number },
) {
  let query = db
    .selectFrom('guides')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy('kind')
    .orderBy('title')
    .orderBy('id')
    .limit(limit)
  if (stageId !== undefined)
    query = query.where((where) =>
      where.or([
        where('stageId', 'is', null),
        where('stageId', '=', stageId),
        where('stageId', 'in', db.selectFrom('stages').select('id').where('deletedAt', 'is not', null)),
      ]),
    )
  if (branch !== undefined)
    query = query.where((where) => where.or([where('branch', 'is', null), where('branch', '=', branch)]))
  return await query.execute()
}

export async function countGuides(db: Kysely<Tables>): Promise<number> {
  const { count } = await db
    .selectFrom('guides')
    .select((select) => select.fn.countAll().as('count'))
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
