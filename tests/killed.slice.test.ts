import { spawn } from 'node:child_process'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { system } from '#shared/actor.ts'
import { type House, openHouse } from '../house.ts'
import { environment } from '../scripts/hand-over.mjs'
import { emptyPlace, onStandIn } from './harness.ts'

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
    const child = spawn(process.execPath, [writer, JSON.stringify(home.place), home.dataFolder, ...task], {
      env: environment(),
      stdio: ['ignore', 'pipe', 'inherit'],
    })
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

async function opened<T>(look: (house: House) => Promise<T>): Promise<T> {
  const house = await openHouse({ place: home.place, dataFolder: home.dataFolder })
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
