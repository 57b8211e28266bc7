import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSqlite } from './sqlite.ts'

it('closed, everything stands in the one file, also if nobody has read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bordmittel-closed-'))
  const file = join(folder, 'test.sqlite')
  const database = openSqlite(file)
  await database.writer.schema.createTable('written').addColumn('id', 'text').execute()
  expect(existsSync(`${file}-wal`)).toBe(true)
  await database.close()
  expect(existsSync(`${file}-wal`)).toBe(false)
  rmSync(folder, { recursive: true })
})
