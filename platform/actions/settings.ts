import type { Kysely } from 'kysely'
import type { OpenDatabase } from '../db/dialect.ts'
import type { Tables } from '../db/tables.ts'
import type { Context, Settings } from './context.ts'

// Another server process may have changed them on PostgreSQL; a notification or this age drops the cache.
const oldest = 5_000

/** The company's settings, read once and kept until they change. */
export function createSettings(database: OpenDatabase) {
  let cached: Settings | undefined
  let readAt = 0
  return {
    /**
     * Within a command over its own connection: ten commands that each hold one and wait for an eleventh
     * would wait for ever.
     */
    async read(db: Kysely<Tables> = database.reader): Promise<Settings> {
      if (cached && (database.engine === 'sqlite' || Date.now() - readAt < oldest)) return cached
      const rows = await db.selectFrom('settings').select(['key', 'value']).execute()
      cached = Object.freeze(Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)])))
      readAt = Date.now()
      return cached
    },
    forget(): void {
      cached = undefined
    },
  }
}

/** Sets one setting within a command; every process sees it after the commit. */
export async function saveSetting(ctx: Context, key: string, value: unknown): Promise<void> {
  const row = { key, value: JSON.stringify(value), version: 1 }
  await ctx.db
    .insertInto('settings')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: row.value }))
    .execute()
  ctx.effects.settingsChanged = true
}
