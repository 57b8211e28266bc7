import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { Refusal } from '#shared/refusal.ts'
import type { Engine, OpenDatabase } from './dialect.ts'

/** One step of the schema; steps run in the order of their names and never change once landed. */
export type SchemaStep = (db: Kysely<unknown>, engine: Engine) => Promise<void>

export type Schema = Record<string, SchemaStep>

/** The names of the steps that this database has not seen yet. */
export async function pendingSteps(database: OpenDatabase, schema: Schema): Promise<string[]> {
  const migrations = await migrator(database, schema).getMigrations()
  return migrations.filter((step) => !step.executedAt).map((step) => step.name)
}

/** Data that a newer program has changed are left alone: refuses `dataNewer` with its first unknown step. */
export async function refuseNewer(database: OpenDatabase, schema: Schema): Promise<void> {
  const tables = await database.writer.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === 'kysely_migration')) return
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database.writer)
  const unknown = rows.find(({ name }) => !(name in schema))
  if (unknown) throw new Refusal('dataNewer', { step: unknown.name })
}

/** Brings the schema up to date; all steps or none. Throws what the failed step threw. */
export async function migrate(database: OpenDatabase, schema: Schema): Promise<void> {
  const { error } = await migrator(database, schema).migrateToLatest()
  if (error) throw error
}

function migrator(database: OpenDatabase, schema: Schema): Migrator {
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
