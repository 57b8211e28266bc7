import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

/** Those for the stage and branch and those for all, by kind and title; without a stage or branch all of them. A stage that was removed limits nothing any more. */
export async function listGuides(
  db: Kysely<Tables>,
  {
    stageId,
    branch,
    for: where,
    limit,
  }: { stageId?: string | undefined; branch?: string | undefined; for: 'stages' | 'offers'; limit: number },
) {
  let query = db
    .selectFrom('guides')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy(where === 'offers' ? 'position' : 'kind')
    .orderBy('title')
    .orderBy('id')
    .limit(limit)
  if (where === 'stages') query = query.where('place', 'is', null)
  else query = query.where('kind', '=', 'text')
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

/** What new offers in a language begin with; at one place or at all. */
export async function listStandards(db: Kysely<Tables>, language: string, place?: string) {
  const query = db
    .selectFrom('guides')
    .selectAll()
    .where('deletedAt', 'is', null)
    .where('language', '=', language)
    .where('place', place ? '=' : 'is not', place ?? null)
    .where('standardAt', 'is not', null)
    .orderBy('standardAt')
    .orderBy('id')
  return await query.execute()
}
