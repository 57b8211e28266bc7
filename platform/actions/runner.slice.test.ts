import { afterEach, beforeEach, expect, it } from 'vitest'
import { system } from '#shared/actor.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { inParallel, openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import fc from '#tests/properties.ts'
import { findRecord, insertRecord, updateRecord } from './records.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
})
afterEach(() => house.close())

const names = async () => (await lead.listCustomers({})).customers.map((customer) => customer.name)

it('commands given at once share a transaction, and one that is refused takes only its own changes back', async () => {
  const answers = await Promise.allSettled([
    lead.createCustomer({ name: 'Aichele' }),
    house.runner.command(lead.actor, async (ctx) => {
      await insertRecord(ctx, 'views', 'view.saved', {
        memberId: lead.id,
        page: 'x',
        name: 'half',
        state: '{}',
        sharedAt: null,
      })
      throw new Refusal('notAllowed')
    }),
    lead.createCustomer({ name: 'Brand' }),
  ])
  expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await names()).toEqual(['Aichele', 'Brand'])
  expect(await house.database.reader.selectFrom('views').selectAll().execute()).toEqual([])
})

it('a statement that the database refuses in the middle of a group harms no other command', async () => {
  const answers = await Promise.allSettled([
    lead.createCustomer({ name: 'Aichele' }),
    house.runner.command(system, (ctx) =>
      ctx.db.insertInto('fileContents').values({ id: 'nobody', bytes: new Uint8Array() }).execute(),
    ),
    lead.createCustomer({ name: 'Brand' }),
  ])
  expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await names()).toEqual(['Aichele', 'Brand'])
})

it('a command with a key that was answered before is answered the same and not done again', async () => {
  const key = newId()
  const run = () => house.runner.run('createCustomer', { name: 'Aichele' }, lead.actor, { idempotencyKey: key })
  const [first, second] = await Promise.all([run(), run().catch(() => run())])
  expect(second).toEqual(first)
  expect(await run()).toEqual(first)
  expect(await names()).toEqual(['Aichele'])
  const other = await house.member(['salesLead'])
  await expect(
    house.runner.run('createCustomer', { name: 'X' }, other.actor, { idempotencyKey: key }),
  ).rejects.toMatchObject({ code: 'idempotencyKeyTaken' })
})

it('input that does not fit is refused with the field named, and nothing is written', async () => {
  await expect(lead.createCustomer({ name: '   ' })).rejects.toMatchObject({
    code: 'invalidInput',
    params: { field: 'name' },
  })
  await expect(lead.createCustomer({ name: 'x'.repeat(201) })).rejects.toMatchObject({ code: 'invalidInput' })
  expect(await names()).toEqual([])
})

it('every change is an event with what was before and after, who and when', async () => {
  const { id } = await lead.createCustomer({ name: 'Aichele' })
  await lead.changeCustomer({ id, city: 'Sulz', name: 'Aichele Werkzeugbau' })
  const events = await house.database.reader
    .selectFrom('events')
    .selectAll()
    .where('recordId', '=', id)
    .orderBy('id')
    .execute()
  expect(events.map((event) => event.name)).toEqual(['customer.created', 'customer.changed'])
  expect(events[1]).toMatchObject({ actorId: lead.id, customerId: id, at: '2026-11-21T12:00:00.000Z' })
  expect(JSON.parse(events[1]?.before ?? '')).toMatchObject({ name: 'Aichele', city: null })
  expect(JSON.parse(events[1]?.after ?? '')).toMatchObject({ name: 'Aichele Werkzeugbau', city: 'Sulz' })
})

it('two who change the same row at once: one is told, nothing is lost', async () => {
  const { id } = await lead.createCustomer({ name: 'Aichele' })
  const { version } = await lead.getCustomer({ id })
  await lead.changeCustomer({ id, version, city: 'Sulz' })
  await expect(lead.changeCustomer({ id, version, city: 'Horb' })).rejects.toMatchObject({ code: 'changedMeanwhile' })
  expect((await lead.getCustomer({ id })).city).toBe('Sulz')
})

it('undo: deleted comes back, created goes, changed gets its old value; only by the one who did it, once, and not over later changes', async () => {
  const { id, undo: created } = await lead.createCustomer({ name: 'Aichele' })
  const { undo: deleted } = await lead.deleteCustomer({ id })
  expect(await names()).toEqual([])
  await lead.undo({ undo: deleted })
  expect(await names()).toEqual(['Aichele'])
  await expect(lead.undo({ undo: deleted })).rejects.toMatchObject({ code: 'undoAlreadyDone' })

  const { undo: changed } = await lead.changeCustomer({ id, city: 'Sulz' })
  const other = await house.member(['salesLead'])
  await expect(other.undo({ undo: changed })).rejects.toMatchObject({ code: 'undoNotFound' })
  await lead.changeCustomer({ id, city: 'Horb' })
  await expect(lead.undo({ undo: changed })).rejects.toMatchObject({ code: 'undoChangedMeanwhile' })
  await expect(lead.undo({ undo: created })).rejects.toMatchObject({ code: 'undoChangedMeanwhile' })
  expect((await lead.getCustomer({ id })).city).toBe('Horb')
})

it('undo looks only at the columns that are still there, when a later version dropped one', async () => {
  const { id } = await lead.createCustomer({ name: 'Aichele' })
  const { undo } = await lead.changeCustomer({ id, city: 'Sulz' })
  await house.runner.command(system, (ctx) =>
    ctx.db
      .updateTable('events')
      .set({ before: '{"city":null,"dropped":"a"}', after: '{"city":"Sulz","dropped":"b"}' })
      .where('commandId', '=', undo)
      .execute(),
  )
  await lead.undo({ undo })
  expect((await lead.getCustomer({ id })).city).toBeNull()
})

it('undoing all commands, newest first, always leads back to where it began', async () => {
  const { id } = await lead.createCustomer({ name: 'Aichele' })
  const columns = ['city', 'street', 'branch'] as const
  const snapshot = async () => {
    const { version: _, ...rest } = await lead.getCustomer({ id })
    return rest
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...columns), fc.constantFrom('a', 'b', null)), { maxLength: 6 }),
      async (changes) => {
        const start = await snapshot()
        const undos: string[] = []
        for (const [column, value] of changes) {
          const before = await lead.getCustomer({ id })
          const answer = await lead.changeCustomer({ id, [column]: value })
          if (before[column] !== value) undos.push(answer.undo)
        }
        for (const undo of undos.reverse()) await lead.undo({ undo })
        expect(await snapshot()).toEqual(start)
      },
    ),
    { numRuns: 15 },
  )
})

it('a follower that fails takes the whole command back', async () => {
  const { id } = await lead.createCustomer({ name: 'Aichele' })
  const row = await house.database.reader
    .selectFrom('customers')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await expect(
    house.runner.command(lead.actor, async (ctx) => {
      ctx.effects.followers = { customers: [async () => Promise.reject(new Refusal('notAllowed'))] }
      await updateRecord(ctx, 'customers', 'customer.changed', row, { city: 'Sulz' })
    }),
  ).rejects.toMatchObject({ code: 'notAllowed' })
  expect((await lead.getCustomer({ id })).city).toBeNull()
})

it.runIf(inParallel)('a command that another one deadlocks with is done again, and both are done', async () => {
  const [one, two] = await Promise.all(['Aichele', 'Brand'].map((name) => lead.createCustomer({ name })))
  let begun = 0
  let tries = 0
  let meet = () => {}
  const met = new Promise<void>((resolve) => {
    meet = resolve
  })
  const rename = (first: string, second: string, name: string) =>
    house.runner.command(system, async (ctx) => {
      tries += 1
      const change = (id: string) => ctx.db.updateTable('customers').set({ name }).where('id', '=', id).execute()
      await change(first)
      // Each holds one row and wants the other's.
      begun += 1
      if (begun === 2) meet()
      await met
      await change(second)
    })
  await Promise.all([rename(one!.id, two!.id, 'Einer'), rename(two!.id, one!.id, 'Anderer')])
  expect(tries).toBe(3)
  expect(new Set(await names()).size).toBe(1)
})

it('a command whose row was changed after it was read is done again', async () => {
  const { id } = await lead.createCustomer({ name: 'Aichele' })
  let begun = 0
  let meet = () => {}
  const met = new Promise<void>((resolve) => {
    meet = resolve
  })
  const change = (values: { city: string } | { web: string }) =>
    house.runner.command(system, async (ctx) => {
      const row = await findRecord(ctx.db, 'customers', id)
      begun += 1
      if (begun === 2 || !inParallel) meet()
      await met
      await updateRecord(ctx, 'customers', 'customer.changed', row, values)
    })
  await Promise.all([change({ city: 'Horb' }), change({ web: 'aichele.example' })])
  expect(begun).toBe(inParallel ? 3 : 2)
  expect(await lead.getCustomer({ id })).toMatchObject({ city: 'Horb', web: 'aichele.example', version: 3 })
})

it('what others always stand in the way of fails after a few tries', async () => {
  let tries = 0
  const always = house.runner.command(system, async () => {
    tries += 1
    throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
  })
  await expect(always).rejects.toThrow('deadlock')
  expect(tries).toBe(5)
})

it('what remembers things outside of its transaction is not done again', async () => {
  let tries = 0
  const work = async () => {
    tries += 1
    throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
  }
  await expect(house.runner.command(system, work, { once: true })).rejects.toThrow('deadlock')
  expect(tries).toBe(1)
})
