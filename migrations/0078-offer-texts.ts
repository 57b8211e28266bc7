import { type Kysely, sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { addColumn } from '#platform/db/schema.ts'
import type { Tables } from '#platform/db/tables.ts'
import { newId } from '#shared/ids.ts'

/** Text blocks also stand in offers: where, in which language, in which order, and which one a new offer begins with. */
export const offerTexts: SchemaStep = async (anyDb, engine) => {
  const db = anyDb as Kysely<Tables>
  const text = sql.raw<string>(engine === 'sqlite' ? 'text' : 'text collate "C"')
  // intro, closing, delivery, payment, any; none: not for offers.
  await db.schema.alterTable('guides').addColumn('place', text).execute()
  await db.schema.alterTable('guides').addColumn('language', text).execute()
  await addColumn(anyDb, engine, 'guides', 'position', 'whole', 0)
  await db.schema.alterTable('guides').addColumn('standardAt', text).execute()
  await sql`create index "guidesByPlace" on "guides" ("place", "language") where "place" is not null`.execute(db)
  await takeOverTexts(db)
}

const titles = {
  de: { intro: 'Einleitung', closing: 'Schluss', delivery: 'Lieferung', payment: 'Zahlung' },
  en: { intro: 'Introduction', closing: 'Closing', delivery: 'Delivery', payment: 'Payment' },
} as const

/** What a company has written into its settings becomes its first text blocks. */
async function takeOverTexts(db: Kysely<Tables>): Promise<void> {
  const read = async (key: string) => {
    const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
    return row ? JSON.parse(row.value) : null
  }
  const written = (await read('offers')) as Record<string, unknown> | null
  if (!written) return
  const language = (await read('language')) === 'en' ? 'en' : 'de'
  const now = new Date().toISOString()
  for (const [place, title] of Object.entries(titles[language])) {
    const said = written[place]
    if (typeof said !== 'string' || said.trim() === '') continue
    await db
      .insertInto('guides')
      .values({
        ...{ id: newId(), kind: 'text', title, text: said, stageId: null, branch: null, opportunityId: null },
        ...{ place, language, position: 0, standardAt: now },
        ...{ createdAt: now, createdById: null, version: 1, deletedAt: null },
      })
      .execute()
  }
}
