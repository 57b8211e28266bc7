import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { Refusal } from '#shared/refusal.ts'
import type { Engine, OpenDatabase } from './dialect.ts'

/** One step of the schema; steps run in the order of their names and never change once landed. */
export type SchemaStep = (db: Kysely<unknown>, engine: Engine) => Promise<void>

export type Schema = Record<string, SchemaStep>

/** The names of the steps that this database has not seen yet. */
export async function pendingSteps(database: OpenDatabase, schema: Schema): Promise<string[]> {
  const seen = new Set(await seenSteps(database))
  return Object.keys(schema)
    .filter((name) => !seen.has(name))
    .sort()
}

/** Data that a newer program has changed are left alone: refuses `dataNewer` with its first unknown step. */
export async function refuseNewer(database: OpenDatabase, schema: Schema): Promise<void> {
  const unknown = (await seenSteps(database)).find((name) => !(name in schema))
  if (unknown) throw new Refusal('dataNewer', { step: unknown })
}

/** Asked at every start, so only for this table: the migrator itself reads the description of all of them. */
async function seenSteps({ engine, writer }: OpenDatabase): Promise<string[]> {
  const looked =
    engine === 'sqlite'
      ? sql<{ there: number | boolean }>`select count(*) as there from sqlite_master where name = 'kysely_migration'`
      : sql<{ there: number | boolean }>`select to_regclass('kysely_migration') is not null as there`
  if (!(await looked.execute(writer)).rows[0]?.there) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(writer)
  return rows.map(({ name }) => name)
}

/** Brings the schema up to date; all steps or none. Throws what the failed step threw. */
export async function migrate(database: OpenDatabase, schema: Schema): Promise<void> {
  const { error } = await (await migrator(database, schema)).migrateToLatest()
  if (error) throw error
}

async function migrator(database: OpenDatabase, schema: Schema) {
  const { Migrator } = await import('kysely/migration')
  return new Migrator({
    db: database.writer,
    provider: {
      async getMigrations() {
        const migrations: Record<string, Migration> = {}
        for (const [name, step] of Object.entries(schema)) {
          migrations[name] = { up: (db: Kysely<unknown>) => step(db, database.engine) }
        }
        return migrations
      },
    },
  })
}
