import { afterEach, beforeEach, expect, it } from 'vitest'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse } from '#tests/harness.ts'
import { prepared } from './prepared.ts'

let house: TestHouse
beforeEach(async () => {
  house = await openTestHouse()
})
afterEach(() => house.close())

type Setting = { key: string; value: string }

const insert = prepared((db, { key, value }: Setting) => db.insertInto('settings').values({ key, value, version: 1 }))
const update = prepared((db, { key, value }: Setting) =>
  db.updateTable('settings').set({ value }).where('key', '=', key).returning('key'),
)
const find = prepared((db, { key }: { key: string }) =>
  db.selectFrom('settings').select(['key', 'value']).where('key', '=', key),
)

it('puts the values of each use in their places', async () => {
  await house.runner.command(system, async ({ db }) => {
    await insert(db, { key: 'a', value: '1' })
    await insert(db, { key: "b'; drop table settings", value: '"2"' })
    expect(await update(db, { key: 'a', value: '3' })).toEqual([{ key: 'a' }])
    expect(await update(db, { key: 'nobody', value: '3' })).toEqual([])
  })
  const { reader } = house.database
  expect(await find(reader, { key: 'a' })).toEqual([{ key: 'a', value: '3' }])
  expect(await find(reader, { key: "b'; drop table settings" })).toEqual([
    { key: "b'; drop table settings", value: '"2"' },
  ])
  expect(await find(reader, { key: 'nobody' })).toEqual([])
})

it('reads what was committed a moment before, also where something was read just before it', async () => {
  const { reader } = house.database
  for (let value = 0; value < 50; value += 1) {
    const key = `k${value}`
    expect(await find(reader, { key })).toEqual([])
    await house.runner.command(system, ({ db }) => insert(db, { key, value: '0' }))
    expect(await find(reader, { key })).toEqual([{ key, value: '0' }])
    await house.database.writer.updateTable('settings').set({ value: '1' }).where('key', '=', key).execute()
    expect(await find(reader, { key })).toEqual([{ key, value: '1' }])
  }
})

it('does not read what a command wrote before it is committed, nor what it took back', async () => {
  const { reader } = house.database
  await expect(
    house.runner.command(system, async ({ db }) => {
      await insert(db, { key: 'half', value: '1' })
      expect(await find(db, { key: 'half' })).toHaveLength(1)
      expect(await find(reader, { key: 'half' })).toEqual([])
      throw new Error('taken back')
    }),
  ).rejects.toThrow('taken back')
  expect(await find(reader, { key: 'half' })).toEqual([])
})
