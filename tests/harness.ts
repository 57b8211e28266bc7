import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { type Operations, registry } from '#features/index.ts'
import { loadActor } from '#features/members/actions.ts'
import { insertRecord } from '#platform/actions/records.ts'
import type { DatabasePlace } from '#platform/db/open.ts'
import { type Actor, type Role, system } from '#shared/actor.ts'
import type { Client } from '#shared/contract.ts'
import { newId } from '#shared/ids.ts'
import { type House, type HouseOptions, openHouse } from '../house.ts'
import { createDatabase, dropDatabase } from './postgres.ts'
import { partOfServer } from './processes/flags.ts'
import { giveBack, takeReused } from './reused.ts'

export type TestHouse = House & {
  /** Sets the clock; instants or days (noon UTC). */
  at(time: string): void
  /** A new member with these roles, and the operations as that member would call them. */
  member(roles: Role[], own?: { name?: string; administrator?: boolean }): Promise<TestMember>
  as(actor: Actor): Client<Operations>
  /** The operations as a member that exists, with the rights of now. */
  acting(memberId: string): Promise<TestMember>
  /** Where this house keeps backups. */
  dataFolder: string
  /** Runs all jobs that are due now. */
  runJobs(): Promise<void>
}
export type TestMember = Client<Operations> & { actor: Actor; id: string }

const engine = process.env.TEST_ENGINE ?? 'sqlite'

/** PGlite instead of a PostgreSQL server: one transaction at a time, no disk. */
export const onStandIn = engine === 'postgres' && process.env.TEST_STAND_IN !== undefined

/** A real PostgreSQL server: several transactions at once, several processes. */
export const inParallel = engine === 'postgres' && !onStandIn

/**
 * An empty house on the engine under test (`TEST_ENGINE`: sqlite or postgres), with its own
 * database and a clock that stands at 2026-11-21 until set. Close it after the test.
 */
export async function openTestHouse({
  threads,
  ...options
}: Pick<HouseOptions, 'onSignals' | 'onActorsChanged' | 'clock' | 'log'> & {
  threads?: true
} = {}): Promise<TestHouse> {
  let now = new Date('2026-11-21T12:00:00Z')
  const clock = () => new Date(now)
  const { place, dataFolder, remove } = await preparedPlace()
  const house = await openHouse({
    ...{ place, dataFolder, clock, checkOutput: true, ...options },
    ...(threads ? { threads: { jobs: pathToFileURL(partOfServer('job-worker')) } } : {}),
  })

  function as(actor: Actor): Client<Operations> {
    const calls = Object.keys(registry.operations).map((name) => [
      name,
      (input: unknown) => house.runner.run(name, input, actor),
    ])
    return Object.fromEntries(calls) as Client<Operations>
  }

  async function acting(memberId: string): Promise<TestMember> {
    const actor = await house.runner.query(system, (ctx) => loadActor(ctx, { id: memberId }, 'session'))
    if (!actor) throw new Error('this member cannot act')
    return { ...as(actor), actor, id: memberId }
  }

  return {
    ...house,
    dataFolder,
    at(time) {
      now = new Date(time.length === 10 ? `${time}T12:00:00Z` : time)
    },
    as,
    async member(roles, own = {}) {
      const name = own.name ?? `Test ${roles.join(' ')}`
      const row = await house.runner.command(system, (ctx) =>
        insertRecord(ctx, 'members', 'member.joined', {
          name,
          email: `${newId()}@example.de`,
          roles: JSON.stringify(roles),
          administratorSince: own.administrator ? ctx.now : null,
        }),
      )
      return await acting(row.id)
    },
    acting,
    async runJobs() {
      await house.worker.runDue()
    },
    async close() {
      await house.close()
      await remove()
    },
  }
}

/** Like `emptyPlace`, with the schema in it. */
async function preparedPlace(): ReturnType<typeof emptyPlace> {
  const { TEST_TEMPLATE: template, TEST_TEMPLATE_FILE: file } = process.env
  if (engine === 'sqlite' && file) {
    const empty = await emptyPlace()
    if ('file' in empty.place) copyFileSync(file, empty.place.file)
    return empty
  }
  if (engine !== 'postgres' || !template) return await emptyPlace()
  const dataFolder = mkdtempSync(join(tmpdir(), 'bordmittel-test-'))
  const database = await takeReused(() => emptyPostgres(template))
  return {
    place: { url: database.url },
    dataFolder,
    async remove() {
      await giveBack(database)
      rmSync(dataFolder, { recursive: true })
    },
  }
}

/** Somewhere to put a house, on the engine under test: a folder, and a database in it or on the server (there perhaps with the schema). */
export async function emptyPlace(): Promise<{ place: DatabasePlace; dataFolder: string; remove(): Promise<void> }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'bordmittel-test-'))
  const postgres = engine === 'postgres' ? await emptyPostgres(process.env.TEST_TEMPLATE) : undefined
  return {
    place: postgres ? { url: postgres.url } : { file: join(dataFolder, 'test.sqlite') },
    dataFolder,
    async remove() {
      await postgres?.remove()
      rmSync(dataFolder, { recursive: true })
    },
  }
}

/** A new database on the server under test; with `template` it has what stands in that one. */
export async function emptyPostgres(template?: string): Promise<{ url: string; remove(): Promise<void> }> {
  const server = process.env.TEST_DATABASE_URL
  if (!server) throw new Error('TEST_ENGINE=postgres needs TEST_DATABASE_URL; `npm test` starts a server by itself')
  const name = `test_${process.env.TEST_RUN}_${randomUUID().replaceAll('-', '')}`
  const url = await createDatabase(server, name, template)
  return { url, remove: () => dropDatabase(server, name) }
}

/** Whether a transaction on the PostgreSQL of this house waits for the end of another one. */
export async function someoneWaits({ database }: Pick<TestHouse, 'database'>): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
  `.execute(database.writer)
  return rows.length > 0
}
