import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

/** Names of members by id; those asked for may be none. */
export async function listMemberNames(db: Kysely<Tables>, ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = ids.filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await db.selectFrom('members').select(['id', 'name']).where('id', 'in', wanted).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
