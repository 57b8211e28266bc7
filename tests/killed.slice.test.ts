import { spawn } from 'node:child_process'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ImportState } from '#features/imports/contract.ts'
import { system } from '#shared/actor.ts'
import { type House, openHouse } from '../house.ts'
import { environment } from '../scripts/hand-over.mjs'
import { emptyPlace, onStandIn } from './harness.ts'
import { nodeFlags } from './processes/flags.ts'

const kills = process.env.TEST_ENGINE === 'postgres' ? 4 : 20
const enough = 900_000
const writer = join(import.meta.dirname, 'processes', 'writer.ts')

// The stand-in has no disk.
const it = test.skipIf(onStandIn)

let home: Awaited<ReturnType<typeof emptyPlace>>

beforeEach(async () => {
  home = await emptyPlace()
})
afterEach(() => home.remove())

/**
 * Runs the writer until it has told `lines` lines, and kills it outright `delay` milliseconds later.
 * Answers all lines it told.
 */
function killAfter(lines: number, task: string[], delay = 0): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [...nodeFlags, writer, JSON.stringify(home.place), home.dataFolder, ...task],
      {
        env: environment(),
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let told = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      told += text
      if (told.split('\n').length > lines) setTimeout(() => child.kill('SIGKILL'), delay)
    })
    child.once('error', reject)
    child.once('close', (code) => {
      if (code !== null) reject(new Error(`the writer ended by itself with ${code}`))
      // The last line may be cut off: then it was not told.
      else resolve(told.split('\n').slice(0, -1))
    })
  })
}

/** PostgreSQL takes a job for cut off when nothing was heard of it for ten minutes. */
const clock = () => new Date(Date.now() + 11 * 60_000)

async function opened<T>(look: (house: House) => Promise<T>): Promise<T> {
  const house = await openHouse({ place: home.place, dataFolder: home.dataFolder, clock })
  try {
    return await look(house)
  } finally {
    await house.close()
  }
}

it(`kill -9 while writing, ${kills} times: everything acknowledged is there, nothing by halves`, {
  timeout: enough,
}, async () => {
  const acknowledged: string[] = []
  for (let kill = 0; kill < kills; kill += 1)
    acknowledged.push(...(await killAfter(1 + ((kill * 37) % 90), ['customers'])))
  expect(acknowledged.length).toBeGreaterThanOrEqual(kills)
  await opened(async ({ database }) => {
    const customers = await database.reader.selectFrom('customers').select('id').execute()
    const there = new Set(customers.map((row) => row.id))
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([])

    const events = await database.reader
      .selectFrom('events')
      .select('recordId')
      .where('name', '=', 'customer.created')
      .execute()
    expect(events.map((event) => event.recordId).sort()).toEqual([...there].sort())
    const states = await database.reader.selectFrom('contactStates').select('customerId').execute()
    expect(states.map((state) => state.customerId).sort()).toEqual([...there].sort())
  })
  if ('file' in home.place) expect(new Sqlite(home.place.file).pragma('integrity_check', { simple: true })).toBe('ok')
})

it('kill -9 while restoring: either all of the old data or all of the backup', { timeout: enough }, async () => {
  const [small, large] = [await backUpAfter(40), await backUpAfter(60)]
  expect(large.customers).toBeGreaterThan(small.customers)
  for (const delay of [0, 100, 300, 500, 700, 900]) {
    await killAfter(2, ['restore', small.name, large.name], delay)
    expect([small.customers, large.customers]).toContain(await countCustomers())
  }
})

it('kill -9 in the middle of an import, and of taking it back: both go on, nothing by halves, nothing twice', {
  timeout: enough,
}, async () => {
  const rows = 900
  const [id] = (await killed(['import', String(rows)])) as [string]
  await opened(async (house) => {
    const before = await found(house)
    expect(before.rows).toBeGreaterThan(0)
    expect(before.rows).toBeLessThan(rows)
    expect(before).toMatchObject({ customers: before.rows, persons: before.rows, events: 2 * before.rows })
    const state = await whenDone(house, id, 'running')
    expect(state).toMatchObject({ state: 'done', report: { tables: [{ rows, created: rows, rejected: 0 }] } })
    expect(await found(house)).toEqual({ rows, customers: rows, persons: rows, events: 2 * rows, states: rows })
    const { hits } = (await house.runner.run('search', { q: 'Firma 12 Bau', kind: ['customers'] }, system)) as {
      hits: { title: string }[]
    }
    expect(hits[0]).toMatchObject({ title: 'Firma 12 Bau' })
  })
  await killed(['undo', id])
  await opened(async (house) => {
    const { customers } = await found(house)
    expect(customers).toBeGreaterThan(0)
    const state = await whenDone(house, id, 'undoing')
    expect(state).toMatchObject({ state: 'undone', undone: { kept: [] } })
    expect(await found(house)).toMatchObject({ customers: 0, persons: 0 })
  })
})

/** Runs a writer that kills itself. Answers what it told before. */
function killed(task: string[]): Promise<string[]> {
  return killAfter(Number.POSITIVE_INFINITY, task)
}

/** Starts the jobs as a server does, and waits until the import is no longer in this state. */
async function whenDone({ runner, worker }: House, id: string, while_: ImportState['state']): Promise<ImportState> {
  worker.start()
  for (;;) {
    const state = (await runner.run('getImport', { id }, system)) as ImportState
    if (state.state !== while_) return state
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function found({ database: { reader } }: House) {
  const count = async (table: 'importRows' | 'contactStates') =>
    (
      await reader
        .selectFrom(table)
        .select((one) => one.fn.countAll().as('count'))
        .execute()
    ).map((row) => Number(row.count))[0]!
  const live = async (table: 'customers' | 'persons') =>
    (await reader.selectFrom(table).select('id').where('deletedAt', 'is', null).execute()).length
  const events = await reader
    .selectFrom('events')
    .select('recordId')
    .where('name', 'in', ['customer.created', 'person.created'])
    .execute()
  return {
    rows: await count('importRows'),
    customers: await live('customers'),
    persons: await live('persons'),
    events: new Set(events.map((event) => event.recordId)).size,
    states: await count('contactStates'),
  }
}

async function backUpAfter(lines: number): Promise<{ name: string; customers: number }> {
  await killAfter(lines, ['customers'])
  const name = await opened(async (house) => {
    const answer = await house.runner.run('createBackup', {}, system)
    await house.worker.runDue()
    return (answer as { name: string }).name
  })
  return { name, customers: await countCustomers() }
}

function countCustomers(): Promise<number> {
  return opened(async ({ database }) => {
    const rows = await database.reader.selectFrom('customers').select('id').execute()
    return rows.length
  })
}
