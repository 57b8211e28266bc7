import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

/** Which colleague, person, product or criterion a part of an opportunity names. */
export const parts = {
  opportunityPersons: 'personId',
  opportunityHelpers: 'memberId',
  opportunityProducts: 'productId',
  opportunityTicks: 'criterionId',
} as const
export type Part = keyof typeof parts

/** The live rows of an opportunity that name this one; two where persons were merged. */
export async function listNaming(db: Kysely<Tables>, table: Part, opportunityId: string, id: string) {
  return await db
    .selectFrom(table as 'opportunityPersons')
    .selectAll()
    .where('opportunityId', '=', opportunityId)
    .where(parts[table] as 'personId', '=', id)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(50)
    .execute()
}

/** How many live ones an opportunity has. */
export async function countOf(db: Kysely<Tables>, table: Part, opportunityId: string): Promise<number> {
  const { count } = await db
    .selectFrom(table as 'opportunityPersons')
    .select((rows) => rows.fn.countAll<number>().as('count'))
    .where('opportunityId', '=', opportunityId)
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
