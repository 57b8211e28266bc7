import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Engine, OpenDatabase } from './dialect.ts'

/** One step of the schema; steps run in the order of their names and never change once landed. */
export type SchemaStep = (db: Kysely<unknown>, engine: Engine) => Promise<void>

export type Schema = Record<string, SchemaStep>

/** The names of the steps that this database has not seen yet. */
export async function pendingSteps(database: OpenDatabase, schema: Schema): Promise<string[]> {
  const migrations = await migrator(database, schema).getMigrations()
  return migrations.filter((step) => !step.executedAt).map((step) => step.name)
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
