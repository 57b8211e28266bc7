import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { schema } from '#migrations/index.ts'
import { insertRecord } from '#platform/actions/records.ts'
import { backupFolder } from '#platform/db/backupFolder.ts'
import { migrate } from '#platform/db/migrate.ts'
import { type DatabasePlace, openDatabase } from '#platform/db/open.ts'
import { system } from '#shared/actor.ts'
import { type House, openHouse } from '../house.ts'
import { environment } from '../scripts/hand-over.mjs'
import { emptyPlace, emptyPostgres, inParallel, onStandIn } from './harness.ts'
import { nodeFlags, partOfServer } from './processes/flags.ts'

// The command line as people call it, a process of its own, on the data itself.

type Said = { code: number; out: string; err: string }

const root = join(import.meta.dirname, '..')
const onPostgres = process.env.TEST_ENGINE === 'postgres'
// A copy tells how far it is while its transaction is open.
const it = test.skipIf(onStandIn)

let home: { place: DatabasePlace; dataFolder: string; remove(): Promise<void> }
beforeEach(async () => {
  home = await emptyPlace()
  // Where the command line looks for it.
  if ('file' in home.place) home.place = { file: join(home.dataFolder, 'bordmittel.sqlite') }
})
afterEach(() => home.remove())

function bordmittel(...args: string[]): Promise<Said> {
  const url = 'url' in home.place ? { DATABASE_URL: home.place.url } : {}
  const child = spawn(process.execPath, [...nodeFlags, partOfServer('cli'), ...args, '--data', home.dataFolder], {
    cwd: root,
    env: { ...environment(), ...url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: Said = { code: -1, out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...said, code: code ?? -1 })))
}

async function opened<T>(work: (house: House) => Promise<T>, place = home.place): Promise<T> {
  const house = await openHouse({ place, dataFolder: home.dataFolder })
  try {
    return await work(house)
  } finally {
    await house.close()
  }
}

const add = (...names: string[]) =>
  opened(async ({ runner }) => {
    for (const name of names) await runner.run('createCustomer', { name }, system)
  })
const names = (place = home.place) =>
  opened(async ({ runner }) => {
    const { customers } = (await runner.run('listCustomers', {}, system)) as { customers: { name: string }[] }
    return customers.map((customer) => customer.name)
  }, place)

it('backup writes one file and overwrites none; restore puts it back and keeps what was there', async () => {
  await add('Aichele', 'Öhler & Söhne')
  const file = join(home.dataFolder, 'carried away.sqlite')
  const written = await bordmittel('backup', file, '--json')
  expect(written).toMatchObject({ code: 0 })
  expect(JSON.parse(written.out)).toEqual({ file, size: expect.any(Number) })
  expect(readdirSync(backupFolder(home.dataFolder))).toEqual([])
  expect(await bordmittel('backup', file)).toMatchObject({ code: 1, err: expect.stringContaining('[backupExists]') })
  const nowhere = await bordmittel('backup', join(home.dataFolder, 'not mounted', 'night.sqlite'))
  expect(nowhere).toMatchObject({ code: 1, err: expect.stringMatching(/night.sqlite.*ENOENT.*\[fileUnusable\]/) })
  expect(readdirSync(backupFolder(home.dataFolder))).toEqual([])

  await add('Später gekommen')
  const restored = await bordmittel('restore', file, '--json')
  expect(restored).toMatchObject({ code: 0 })
  expect(JSON.parse(restored.out)).toEqual({ restored: file })
  expect(await names()).toEqual(['Aichele', 'Öhler & Söhne'])
  const [before, ...others] = readdirSync(backupFolder(home.dataFolder))
  expect(others).toEqual([])
  expect(before).toMatch(/^before-restore-/)
  expect(await bordmittel('restore', join(backupFolder(home.dataFolder), before as string))).toMatchObject({ code: 0 })
  expect(await names()).toEqual(['Aichele', 'Öhler & Söhne', 'Später gekommen'])
})

it('report customer-base answers the names and units that are frozen', async () => {
  await opened(async ({ runner }) => {
    for (const [name, day, amount] of [
      ['Groß', '2025-02-01', 60_000],
      ['Klein', '2025-12-31', 20_050],
      ['Alt', '2024-06-01', 40_000],
    ] as const) {
      const { id } = (await runner.run('createCustomer', { name }, system)) as { id: string }
      await runner.command(system, (ctx) =>
        insertRecord(ctx, 'revenues', 'revenue.imported', { customerId: id, day, amount, currency: 'EUR' }),
      )
    }
  })
  const said = await bordmittel('report', 'customer-base', '--from', '2025-01-01', '--to', '2025-12-31', '--json')
  expect(said).toMatchObject({ code: 0 })
  const json = JSON.parse(said.out)
  expect(json).toMatchObject({ total: 80_050, currency: 'EUR', cr3: 1, cr5: 1, growth: 80_050 / 40_000 - 1 })
  expect(json.cr1).toBeCloseTo(60_000 / 80_050)
  expect(json.hhi).toBeCloseTo(((60_000 ** 2 + 20_050 ** 2) / 80_050 ** 2) * 10_000)
  expect(json.customers).toMatchObject([
    { name: 'Groß', revenue: 60_000, class: 'A', customerId: expect.any(String) },
    { name: 'Klein', revenue: 20_050, class: 'A' },
  ])
  expect(json.lost).toMatchObject([{ name: 'Alt', revenue: 0, share: null }])
  expect(json.new.map((one: { name: string }) => one.name)).toEqual(['Groß', 'Klein'])

  expect(await bordmittel('report', 'customer-base', '--from', 'gestern')).toMatchObject({ code: 2 })
  expect(await bordmittel('report', 'customer-base', '--from', '2025-02-01', '--to', '2025-01-01')).toMatchObject({
    code: 1,
    err: expect.stringContaining('[periodWrong]'),
  })
  const none = await bordmittel('report', 'customer-base', '--from', '2020-01-01', '--to', '2020-12-31', '--json')
  expect(JSON.parse(none.out)).toMatchObject({ total: 0, customers: [], cr1: null, hhi: null, growth: null })
})

describe.runIf(onPostgres)('move', () => {
  let target: { url: string; remove(): Promise<void> }
  beforeEach(async () => {
    target = await emptyPostgres()
    home.place = { file: join(home.dataFolder, 'bordmittel.sqlite') }
  })

  afterEach(() => target.remove())

  it('copies everything, counts it, leaves the file as it was, and works on there', async () => {
    const many = Array.from({ length: 25 }, (_, n) => `Kunde ${String(n).padStart(2, '0')} "Öl" \\ 😀`)
    await add(...many)
    const moved = await bordmittel('move', '--to', target.url, '--json')
    expect(moved).toMatchObject({ code: 0, err: expect.stringMatching(/^ +25 {2}customers$/m) })
    const { rows, tables } = JSON.parse(moved.out) as { rows: number; tables: { table: string; rows: number }[] }
    expect(tables).toContainEqual({ table: 'customers', rows: 25 })
    expect(rows).toBe(tables.reduce((sum, table) => sum + table.rows, 0))
    const there = openDatabase({ url: target.url })
    try {
      for (const { table, rows } of tables) {
        const found = await there.reader
          .selectFrom(table as 'customers')
          .selectAll()
          .execute()
        // One job more: there the search index is made anew.
        expect([table, found.length]).toEqual([table, table === 'jobs' ? rows + 1 : rows])
      }
    } finally {
      await there.close()
    }
    expect(await names({ url: target.url })).toEqual(many)
    expect(await names()).toEqual(many)
    expect(readdirSync(backupFolder(home.dataFolder))).toEqual([])
  })

  it('says why a database lets nobody in, and leaves alone one that somebody works in', async () => {
    await add('Aichele')
    const closed = await bordmittel('move', '--to', 'postgres://nobody:geheim@127.0.0.1:1/nothing')
    expect(closed).toMatchObject({ code: 1, err: expect.stringMatching(/ECONNREFUSED.*\[databaseUnreachable\]/) })
    expect(closed.err).not.toContain('geheim')
    await opened(
      async ({ runner }) => {
        await runner.run('addMember', { name: 'Wer da ist', roles: [] }, { ...system, administrator: true })
        await runner.run('createCustomer', { name: 'Von dort' }, system)
      },
      { url: target.url },
    )
    const refused = await bordmittel('move', '--to', target.url)
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('[targetNotEmpty]') })
    expect(await names({ url: target.url })).toEqual(['Von dort'])
  })
})

describe.skipIf(onPostgres)('an upgrade', () => {
  it('backs up an existing file once before its schema changes, and keeps what is in it', async () => {
    const { file } = home.place as { file: string }
    const steps = Object.entries(schema)
    const old = openDatabase({ file })
    await migrate(old, Object.fromEntries(steps.slice(0, -1)))
    await old.writer.insertInto('settings').values({ key: 'name', value: '"Neckar GmbH"', version: 1 }).execute()
    await old.close()

    expect(await bordmittel('customers', 'list', '--json')).toMatchObject({ code: 0 })
    expect(await bordmittel('customers', 'list', '--json')).toMatchObject({ code: 0 })
    const made = readdirSync(backupFolder(home.dataFolder))
    expect(made).toEqual([expect.stringMatching(/^before-update-/)])
    const stepsIn = (path: string) => read(path, 'select name from kysely_migration order by name')
    expect(stepsIn(join(backupFolder(home.dataFolder), made[0] as string))).toEqual(
      steps.slice(0, -1).map(([name]) => name),
    )
    expect(stepsIn(file)).toEqual(steps.map(([name]) => name))
    for (const one of [file, join(backupFolder(home.dataFolder), made[0] as string)])
      expect(read(one, `select value from settings where key = 'name'`)).toEqual(['"Neckar GmbH"'])
  })

  it('makes no backup of a file that is new, which is for its owner only', async () => {
    await bordmittel('customers', 'list')
    const { file } = home.place as { file: string }
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
    expect(existsSync(backupFolder(home.dataFolder))).toBe(false)
  })
})

function read(file: string, query: string): unknown[] {
  const connection = new Sqlite(file, { readonly: true })
  const rows = connection.prepare(query).pluck().all()
  connection.close()
  return rows
}

describe.runIf(inParallel)('a read replica', () => {
  it('answers what is read, while changes and whoever logs in go to the main database', async () => {
    const replica = await emptyPostgres()
    try {
      const { url } = home.place as { url: string }
      await opened(
        async ({ runner }) => {
          await runner.run('createCustomer', { name: 'Steht nur im Abbild' }, system)
        },
        { url: replica.url },
      )
      await opened(
        async (house) => {
          const { id } = (await house.runner.run('createCustomer', { name: 'Eben gespeichert' }, system)) as {
            id: string
          }
          const { customers } = (await house.runner.run('listCustomers', {}, system)) as {
            customers: { name: string }[]
          }
          expect(customers.map((customer) => customer.name)).toEqual(['Steht nur im Abbild'])
          await expect(house.runner.run('getCustomer', { id }, system)).rejects.toMatchObject({ code: 'notFound' })
          const current = await house.runner.query(system, (ctx) =>
            ctx.db.selectFrom('customers').select('name').execute(),
          )
          expect(current).toEqual([{ name: 'Eben gespeichert' }])
        },
        { url, readUrl: replica.url },
      )
      expect(await names()).toEqual(['Eben gespeichert'])
    } finally {
      await replica.remove()
    }
  })
})
