import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

export type ViewRecord = Selectable<Tables['views']>

/** Own views of a page and those shared by others who are still there. */
export async function listViews(db: Kysely<Tables>, memberId: string, page: string, limit: number) {
  return await db
    .selectFrom('views')
    .selectAll()
    .where('page', '=', page)
    .where('deletedAt', 'is', null)
    .where((where) => where.or([where('memberId', '=', memberId), where('sharedAt', 'is not', null)]))
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function findByName(db: Kysely<Tables>, memberId: string, page: string, name: string) {
  return await db
    .selectFrom('views')
    .select('id')
    .where('page', '=', page)
    .where('memberId', '=', memberId)
    .where('name', '=', name)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

export async function countOwn(db: Kysely<Tables>, memberId: string, page: string): Promise<number> {
  const row = await db
    .selectFrom('views')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('page', '=', page)
    .where('memberId', '=', memberId)
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
