import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

type Db = Kysely<Tables>
const id = 'logo'

/** The one logo of the company. */
export async function findLogo(db: Db) {
  return await db.selectFrom('letterLogos').selectAll().where('id', '=', id).executeTakeFirst()
}

/** When it was set; nothing where there is none. */
export async function findLogoTime(db: Db): Promise<string | null> {
  const row = await db.selectFrom('letterLogos').select('createdAt').where('id', '=', id).executeTakeFirst()
  return row?.createdAt ?? null
}

type Logo = { type: string; width: number; height: number; bytes: Uint8Array }

export async function saveLogo(db: Db, logo: Logo, now: string, memberId: string | null): Promise<void> {
  const values = { ...logo, createdAt: now, createdById: memberId }
  await db
    .insertInto('letterLogos')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

export async function dropLogo(db: Db): Promise<void> {
  await db.deleteFrom('letterLogos').where('id', '=', id).execute()
}
