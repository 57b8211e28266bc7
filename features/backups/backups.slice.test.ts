import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { registry } from '#features/index.ts'
import { schema } from '#migrations/index.ts'
import { moveToPostgres } from '#platform/db/backup.ts'
import { backupFolder } from '#platform/db/backupFolder.ts'
import { openDatabase } from '#platform/db/open.ts'
import { createHttp } from '#platform/http/server.ts'
import { createStream } from '#platform/http/stream.ts'
import { emptyPostgres, inParallel, onStandIn, openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { openHouse } from '../../house.ts'

const onPostgres = process.env.TEST_ENGINE === 'postgres'
// A copy tells how far it is while its transaction is open.
const it = test.skipIf(onStandIn)

let house: TestHouse
let admin: TestMember
let folder: string
let clock: number

beforeEach(async () => {
  house = await openTestHouse()
  clock = Date.parse('2026-11-21T12:00:00Z')
  folder = backupFolder(house.dataFolder)
  admin = await house.member(['management', 'salesLead'], { administrator: true })
})
afterEach(() => house.close())

const add = async (name: string) => (await admin.createCustomer({ name })).id
async function names(): Promise<string[]> {
  const rows = await house.database.reader.selectFrom('customers').select('name').orderBy('name').execute()
  return rows.map((row) => row.name)
}

async function backUp(): Promise<string> {
  clock += 1_000
  house.at(new Date(clock).toISOString())
  const { jobId, name } = await admin.createBackup({})
  await house.runJobs()
  expect((await admin.getJob({ id: jobId })).state).toBe('done')
  return name
}

async function restore(name: string): Promise<{ state: string; error: string | null }> {
  const { jobId } = await admin.restoreBackup({ name })
  await house.runJobs()
  return await admin.getJob({ id: jobId })
}

/** Everything that stands in a backup, table by table, as text. */
function contents(file: string): Record<string, string[]> {
  const connection = new Sqlite(file, { readonly: true })
  const tables = connection
    .prepare(
      `select name from sqlite_master where type = 'table' and name not like 'searchIndex%' and name not like 'kysely%'`,
    )
    .pluck()
    .all() as string[]
  const rows = tables.map((table) => [
    table,
    (connection.prepare(`select * from "${table}"`).all() as object[])
      .map((row) => JSON.stringify(Object.entries(row).sort()))
      .sort(),
  ])
  connection.close()
  return Object.fromEntries(rows)
}

it('holds what was acknowledged before, while people go on working', async () => {
  await Promise.all(Array.from({ length: 50 }, (_, n) => add(`Before ${n}`)))
  const { jobId, name } = await admin.createBackup({})
  let during = 0
  let working = true
  const work = (async () => {
    for (; working; during += 1) await add(`During ${during}`)
  })()
  await house.runJobs()
  working = false
  await work
  expect((await admin.getJob({ id: jobId })).state).toBe('done')
  expect(during).toBeGreaterThan(0)

  const customers = contents(join(folder, name)).customers ?? []
  expect(customers.filter((row) => row.includes('Before ')).length).toBe(50)
  expect((await admin.listBackups({})).backups).toMatchObject([{ name, kind: 'manual' }])
})

it('opens as a company of its own', async () => {
  await add('Müller Stahl')
  const name = await backUp()
  const copy = join(house.dataFolder, 'copy.sqlite')
  copyFileSync(join(folder, name), copy)
  const other = await openHouse({ place: { file: copy } })
  const found = await other.database.reader.selectFrom('customers').select(['name', 'ownerId']).execute()
  expect(found).toEqual([{ name: 'Müller Stahl', ownerId: admin.id }])
  await other.close()
})

it('what was restored is found again', async () => {
  await add('Kranbau Vogel')
  const name = await backUp()
  await add('Später GmbH')
  await restore(name)
  await house.runJobs()
  await house.runJobs()
  const titles = async (q: string) => (await admin.search({ q })).hits.map((hit) => hit.title)
  expect(await titles('Kranbau')).toEqual(['Kranbau Vogel'])
  expect(await titles('Später')).toEqual([])
})

it('puts everything back, and keeps what was there before', async () => {
  await add('Kept')
  const name = await backUp()
  await add('Made later')
  expect(await restore(name)).toMatchObject({ state: 'done' })
  expect(await names()).toEqual(['Kept'])
  const jobs = (await admin.listJobs({})).jobs.filter(({ kind }) => kind === 'backup' || kind === 'restore')
  expect(jobs).toMatchObject([{ kind: 'restore', state: 'done' }])
  await add('After')
  expect(await names()).toEqual(['After', 'Kept'])

  const before = (await admin.listBackups({})).backups.find((one) => one.kind === 'beforeRestore')
  expect(await restore(before?.name ?? '')).toMatchObject({ state: 'done' })
  expect(await names()).toEqual(['Kept', 'Made later'])
  expect(readdirSync(folder).filter((file) => !file.endsWith('.sqlite'))).toEqual([])
  expect(readdirSync(folder).filter((file) => file.startsWith('.'))).toEqual([])
})

it('ends every login and tells open pages', async () => {
  const name = await backUp()
  const heard: string[] = []
  const forget = house.login.forget
  house.login.forget = () => {
    heard.push('forgotten')
    forget()
  }
  await house.database.writer
    .insertInto('authUsers')
    .values({ id: 'u', name: 'U', email: 'u@example.de', emailVerified: no(), createdAt: now(), updatedAt: now() })
    .execute()
  const withLogin = await backUp()
  await house.database.writer
    .insertInto('authSessions')
    .values({ id: 's', token: 't', userId: 'u', expiresAt: now(), createdAt: now(), updatedAt: now() })
    .execute()
  const withSession = await backUp()
  for (const one of [withSession, withLogin, name]) {
    expect(await restore(one)).toMatchObject({ state: 'done' })
    expect(await house.database.reader.selectFrom('authSessions').select('id').execute()).toEqual([])
  }
  expect(heard.length).toBeGreaterThanOrEqual(3)
})

const now = () => new Date().toISOString()
const no = () => (onPostgres ? false : 0) as unknown as number

it('a restore stands in the events', async () => {
  const name = await backUp()
  await restore(name)
  const events = await house.database.reader
    .selectFrom('events')
    .select(['name', 'recordId'])
    .where('name', '=', 'backup.restored')
    .execute()
  expect(events).toEqual([{ name: 'backup.restored', recordId: name }])
})

it.each([
  ['a damaged page', 'backupUnreadable', (file: string) => damage(file)],
  ['half a file', 'backupUnreadable', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 40_000))],
  ['something else', 'backupUnreadable', (file: string) => writeFileSync(file, 'Kunde;Ort\nMüller;Ulm\n')],
  ['nothing', 'backupNotOurs', (file: string) => writeFileSync(file, '')],
  ['another SQLite file', 'backupNotOurs', (file: string) => foreign(file)],
  [
    'a newer schema',
    'backupNewer',
    (file: string) => alter(file, `insert into kysely_migration values ('9999-later', '')`),
  ],
  [
    'rows without their customer',
    'backupUnreadable',
    (file: string) => alter(file, 'pragma foreign_keys = off; delete from customers'),
  ],
])('refuses %s and changes nothing', async (_, code, spoil) => {
  const customerId = await add('Kept')
  await admin.logActivity({ customerId, kind: 'call', text: 'Tel' })
  const name = await backUp()
  await add('Made later')
  spoil(join(folder, name))
  expect(await restore(name)).toMatchObject({ state: 'failed', error: code })
  expect(await names()).toEqual(['Kept', 'Made later'])
  expect((await admin.listBackups({})).backups.filter((one) => one.kind === 'beforeRestore')).toEqual([])
})

function damage(file: string): void {
  const bytes = readFileSync(file)
  for (let page = 10; page * 4096 < bytes.length; page += 3) bytes.fill(0x5a, page * 4096, page * 4096 + 512)
  writeFileSync(file, bytes)
}

function foreign(file: string): void {
  rmSync(file)
  alter(file, 'create table customers (id text)')
}

function alter(file: string, statements: string): void {
  const connection = new Sqlite(file)
  connection.exec(statements)
  connection.close()
}

describe('a backup from elsewhere', () => {
  const piece = 100_000
  /** Sends a file as a page does; answers the name of the backup and what became of its check. */
  async function bring(bytes: Uint8Array) {
    let answer = await admin.bringBackup({ from: 0, size: bytes.length, bytes: bytes.subarray(0, piece) })
    for (let from = piece; from < bytes.length; from += piece) {
      expect(answer.whole).toBeNull()
      const next = bytes.subarray(from, from + piece)
      answer = await admin.bringBackup({ id: answer.id, from, size: bytes.length, bytes: next })
    }
    await house.runJobs()
    return { name: answer.whole?.name ?? '', job: await admin.getJob({ id: answer.whole?.jobId ?? '' }) }
  }
  const madeElsewhere = async (): Promise<string> => {
    await add('Kranbau Vogel')
    const file = join(house.dataFolder, 'elsewhere.sqlite')
    copyFileSync(join(folder, await backUp()), file)
    await admin.deleteBackup({ name: (await admin.listBackups({})).backups[0]?.name ?? '' })
    return file
  }

  it('comes in piece by piece, is checked, says what is in it, and is restored', async () => {
    await admin.changeCompany({ name: 'Maschinenteile Neckar' })
    const bytes = readFileSync(await madeElsewhere())
    await add('Made later')
    expect(bytes.length).toBeGreaterThan(2 * piece)
    const { name, job } = await bring(bytes)
    expect(job).toMatchObject({ state: 'done', progress: { company: 'Maschinenteile Neckar', customers: 1 } })
    expect((await admin.listBackups({})).backups).toMatchObject([{ name, kind: 'brought', size: bytes.length }])
    expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true)
    expect(await names()).toEqual(['Kranbau Vogel', 'Made later'])
    expect(await restore(name)).toMatchObject({ state: 'done' })
    expect(await names()).toEqual(['Kranbau Vogel'])
  })

  it.each([
    ['a damaged one', 'backupUnreadable', (file: string) => damage(file)],
    ['half of one', 'backupUnreadable', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 90_000))],
    ['another SQLite file', 'backupNotOurs', (file: string) => foreign(file)],
    ['a newer one', 'backupNewer', (file: string) => alter(file, `insert into kysely_migration values ('9999', '')`)],
  ])('%s is refused by the check and does not stay', async (_, code, spoil) => {
    const file = await madeElsewhere()
    spoil(file)
    const { job } = await bring(readFileSync(file))
    expect(job).toMatchObject({ state: 'failed', error: code })
    expect(readdirSync(folder)).toEqual([])
    expect(await names()).toEqual(['Kranbau Vogel'])
  })

  it('another file is refused with its first piece, before the rest is sent', async () => {
    for (const text of ['', 'Kunde;Ort', 'PGDMP'])
      await expect(
        admin.bringBackup({ from: 0, size: 5_000_000, bytes: new TextEncoder().encode(text) }),
      ).rejects.toMatchObject({ code: 'backupNotOurs' })
    expect(existsSync(folder)).toBe(false)
  })

  it('a piece may come twice, one that is missing cuts it off', async () => {
    const bytes = readFileSync(await madeElsewhere())
    const size = bytes.length
    const first = { from: 0, size, bytes: bytes.subarray(0, piece) }
    const { id } = await admin.bringBackup(first)
    expect(await admin.bringBackup({ id, ...first })).toEqual({ id, whole: null })
    const goOn = (from: number, to: number) => admin.bringBackup({ id, from, size, bytes: bytes.subarray(from, to) })
    await expect(goOn(2 * piece, size)).rejects.toMatchObject({ code: 'uploadCutOff' })
    await expect(
      admin.bringBackup({ id, from: piece, size: piece, bytes: bytes.subarray(piece) }),
    ).rejects.toMatchObject({
      code: 'uploadCutOff',
    })
    const lost = '00000000-0000-7000-8000-000000000000'
    await expect(
      admin.bringBackup({ id: lost, from: piece, size, bytes: bytes.subarray(piece) }),
    ).rejects.toMatchObject({ code: 'uploadCutOff' })
    expect((await goOn(piece, size)).whole).not.toBeNull()
  })
})

it('is handed out by the server as it lies there, to the administrator and to no key', async () => {
  await add('Kranbau Vogel')
  const name = await backUp()
  const { path } = await admin.downloadBackup({ name })
  expect(path).toBe(join(folder, name))
  const key = house.as({ ...admin.actor, via: 'apiKey' })
  for (const refused of [key.downloadBackup({ name }), key.restoreBackup({ name })])
    await expect(refused).rejects.toMatchObject({ code: 'personNeeded' })
  const { actor } = admin
  const stream = createStream()
  const http = await createHttp({
    ...{ runner: house.runner, registry, login: house.login, log: house.log, stream, actorOfToken: async () => actor },
    ...{ webFolder: '/nowhere', version: '1', healthy: async () => true },
  })
  const answer = await http.inject({ url: `/api/backups/${name}/content`, headers: { authorization: 'Bearer x' } })
  expect(answer.rawPayload.equals(readFileSync(path))).toBe(true)
  expect(answer.headers['content-disposition']).toContain(name)
  expect(answer.headers['content-length']).toBe(String(answer.rawPayload.length))
  stream.close()
  await http.close()
})

it('a name leads nowhere but into the folder of backups', async () => {
  await backUp()
  for (const name of [
    '../test.sqlite',
    'bordmittel-../../test.sqlite',
    '/etc/passwd',
    'test.sqlite',
    'bordmittel-.sqlite',
  ]) {
    await expect(admin.restoreBackup({ name })).rejects.toMatchObject({ code: 'notFound' })
    await expect(admin.deleteBackup({ name })).rejects.toMatchObject({ code: 'notFound' })
    await expect(admin.downloadBackup({ name })).rejects.toMatchObject({ code: 'notFound' })
  }
})

it('deletes a backup for good', async () => {
  const name = await backUp()
  await admin.deleteBackup({ name })
  expect(existsSync(join(folder, name))).toBe(false)
  expect((await admin.listBackups({})).backups).toEqual([])
})

it('does not back up emptiness', async () => {
  const empty = await openTestHouse()
  await expect(empty.as(admin.actor).createBackup({})).rejects.toMatchObject({ code: 'nothingToBackUp' })
  await empty.close()
})

it('moves a SQLite file to PostgreSQL, complete, and works on there', { skip: !inParallel }, async () => {
  await Promise.all(Array.from({ length: 30 }, (_, n) => add(`Kunde ${n} Öl "quoted" \\ 😀`)))
  const file = join(folder, await backUp())
  const target = await emptyPostgres()
  const to = openDatabase({ url: target.url })
  const copied = await moveToPostgres({ file }, to, { schema })
  expect(copied.find(({ table }) => table === 'customers')).toEqual({ table: 'customers', rows: 30 })
  await expect(moveToPostgres({ file }, to, { schema })).rejects.toMatchObject({ code: 'targetNotEmpty' })
  await to.close()

  const moved = await openHouse({ place: { url: target.url }, dataFolder: house.dataFolder })
  while ((await moved.worker.runDue()) > 0);
  const found = (await moved.runner.run('search', { q: 'Kunde 17' }, admin.actor)) as { hits: { title: string }[] }
  expect(found.hits.map((hit) => hit.title)).toContain('Kunde 17 Öl "quoted" \\ 😀')
  await moved.runner.run('createCustomer', { name: 'Neu' }, admin.actor)
  await moved.runner.run('deleteCustomer', { id: await newest(moved) }, admin.actor)
  await moved.close()

  // Back again into a file: the rows that were moved are the same to the letter.
  const again = await openHouse({ place: { url: target.url }, dataFolder: house.dataFolder })
  const { name } = (await again.runner.run('createBackup', {}, admin.actor)) as { name: string }
  await again.worker.runDue()
  await again.close()
  const [left, arrived] = [contents(file), contents(join(folder, name))]
  for (const table of ['members', 'activities', 'contactStates', 'settings'])
    expect(arrived[table]).toEqual(left[table])
  expect(arrived.customers).toEqual(expect.arrayContaining(left.customers ?? []))
  await target.remove()
})

async function newest(moved: { database: TestHouse['database'] }): Promise<string> {
  const row = await moved.database.reader
    .selectFrom('customers')
    .select('id')
    .where('name', '=', 'Neu')
    .executeTakeFirstOrThrow()
  return row.id
}
