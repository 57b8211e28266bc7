import fs, { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { OpenDatabase } from './dialect.ts'
import { openSqlite } from './sqlite.ts'

let folder: string
let file: string
let database: OpenDatabase

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bordmittel-sqlite-'))
  file = join(folder, 'test.sqlite')
  database = openSqlite(file)
  await database.writer.schema.createTable('written').addColumn('id', 'text').execute()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await database.close()
  rmSync(folder, { recursive: true })
})

it('closed, everything stands in the one file, also if nobody has read', async () => {
  expect(existsSync(`${file}-wal`)).toBe(true)
  await database.close()
  expect(existsSync(`${file}-wal`)).toBe(false)
})

it('a transaction ends when the disk has it, and the next one begins before', async () => {
  const { ends, syncs } = heldDisk()
  const first = write('one')
  await first.committed
  expect(await ids()).toEqual(['one'])
  const second = write('two')
  const third = write('three')
  await Promise.all([second.committed, third.committed])
  expect(syncs).toHaveLength(1)
  expect(ends).toEqual([])

  syncs[0]?.(null)
  await first.end
  expect(ends).toEqual(['one'])
  // What came meanwhile goes together, by a sync that began after it.
  expect(syncs).toHaveLength(2)
  syncs[1]?.(null)
  await Promise.all([second.end, third.end])

  function write(id: string) {
    let onCommitted = () => {}
    const committed = new Promise<void>((resolve) => (onCommitted = resolve))
    const end = database.transaction((db) => sql`insert into written values (${id})`.execute(db), onCommitted)
    return { committed, end: end.then(() => ends.push(id)) }
  }
})

it('what the disk did not take fails, and so does all that comes after it', async () => {
  const { syncs } = heldDisk()
  const lost = database.transaction((db) => sql`insert into written values ('lost')`.execute(db))
  await vi.waitFor(() => expect(syncs).toHaveLength(1))
  syncs[0]?.(Object.assign(new Error('EIO'), { code: 'EIO' }))
  await expect(lost).rejects.toThrow('EIO')
  await expect(database.transaction((db) => sql`insert into written values ('later')`.execute(db))).rejects.toThrow(
    'EIO',
  )
  expect(await ids()).toEqual(['lost'])
})

it('commits of a transaction leave the disk to us, all others wait for it themselves', async () => {
  const inside = await database.transaction(safety)
  expect([inside, await safety(database.writer)]).toEqual([1, 2])
  await expect(database.transaction(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await safety(database.writer)).toBe(2)

  async function safety(db: OpenDatabase['writer']) {
    return (await sql<{ synchronous: number }>`pragma synchronous`.execute(db)).rows[0]?.synchronous
  }
})

/** A disk that is done with a sync when the test says so. */
function heldDisk() {
  const syncs: ((error: NodeJS.ErrnoException | null) => void)[] = []
  vi.spyOn(fs, 'fdatasync').mockImplementation((_, done) => void syncs.push(done))
  return { syncs, ends: [] as string[] }
}

async function ids(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from written order by rowid`.execute(database.reader)
  return rows.map((row) => row.id)
}
