import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Signal } from '#platform/actions/context.ts'
import { insertRecord } from '#platform/actions/records.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
let customerId: string
let heard: Signal[]
beforeEach(async () => {
  heard = []
  house = await openTestHouse({ onSignals: (signals) => heard.push(...signals) })
  lead = await house.member(['salesLead'], { name: 'Tina Alber' })
  sales = await house.member(['sales'], { name: 'Jonas Bader' })
  customerId = (await sales.createCustomer({ name: 'Hohner Antriebe AG' })).id
  heard = []
})
afterEach(() => house.close())

it('raised, taken, solved: the times count from the alarm, undo steps back', async () => {
  house.at('2026-11-21T08:00:00Z')
  const { id } = await sales.raiseFire({ customerId, text: 'Falsche Charge geliefert, Band steht.' })
  house.at('2026-11-21T08:35:00Z')
  const { undo } = await lead.takeFire({ id })
  await expect(lead.takeFire({ id })).rejects.toMatchObject({ code: 'fireTaken' })
  house.at('2026-11-21T09:00:00Z')
  // Somebody else takes over: the first reaction stays.
  await sales.takeFire({ id })
  expect((await lead.listFires({})).fires).toMatchObject([
    { customerName: 'Hohner Antriebe AG', takenByName: 'Jonas Bader', reactionMinutes: 35, solutionMinutes: null },
  ])
  await expect(lead.undo({ undo })).rejects.toMatchObject({ code: 'undoChangedMeanwhile' })

  house.at('2026-11-21T11:00:00Z')
  const solved = await sales.solveFire({ id, solution: 'Ersatz per Kurier' })
  await expect(lead.takeFire({ id })).rejects.toMatchObject({ code: 'fireSolved' })
  await expect(lead.solveFire({ id, solution: 'nochmal' })).rejects.toMatchObject({ code: 'fireSolved' })
  expect((await lead.listFires({})).fires).toEqual([])
  expect((await lead.listFires({ state: 'solved', customerId })).fires).toMatchObject([
    { solution: 'Ersatz per Kurier', solvedByName: 'Jonas Bader', reactionMinutes: 35, solutionMinutes: 180 },
  ])
  await sales.undo(solved)
  expect((await lead.listFires({})).fires).toMatchObject([{ solution: null, solutionMinutes: null }])

  await sales.solveFire({ id, solution: 'Ersatz per Kurier' })
  await lead.reopenFire({ id })
  await expect(lead.reopenFire({ id })).rejects.toMatchObject({ code: 'fireOpen' })
  expect((await lead.listFires({})).fires).toMatchObject([{ reactionMinutes: 35, solutionMinutes: null }])
})

it('puts the customer on top of those to contact again, until it is out', async () => {
  const { id } = await sales.raiseFire({ customerId, text: 'Band steht' })
  expect((await sales.listContactAgain({})).customers).toMatchObject([
    { customerId, reason: [{ kind: 'fire', text: 'Band steht' }, {}] },
  ])
  await sales.solveFire({ id, solution: 'erledigt' })
  expect((await sales.listContactAgain({})).customers).toEqual([])
})

it('is told at once to owner, inside sales, their deputies and the leads, to nobody else', async () => {
  const inside = await house.member(['insideSales'])
  const deputy = await house.member(['sales'])
  const boss = await house.member(['management'])
  const raiser = await house.member(['marketing'])
  await house.member(['sales'])
  await house.member(['reader'])
  await lead.changeCustomer({ id: customerId, insideSalesId: inside.id })
  await house.runner.command(system, async (ctx) => {
    const absence = { memberId: sales.id, note: null, toDay: '2026-11-30' }
    await insertRecord(ctx, 'absences', 'absence.set', { ...absence, deputyId: deputy.id, fromDay: '2026-11-20' })
    await insertRecord(ctx, 'absences', 'absence.set', { ...absence, deputyId: raiser.id, fromDay: '2026-11-29' })
  })
  heard = []
  const { id } = await raiser.raiseFire({ customerId, text: 'Band steht' })
  expect(heard).toMatchObject([
    { name: 'fire', params: { news: 'raised', fireId: id, customerName: 'Hohner Antriebe AG', text: 'Band steht' } },
  ])
  const told = [sales.id, inside.id, deputy.id, lead.id, boss.id, raiser.id]
  expect([...(heard[0]?.members ?? [])].sort()).toEqual(told.sort())
  const { undo } = await inside.takeFire({ id })
  await inside.undo({ undo })
  await lead.solveFire({ id, solution: 'Ersatz' })
  expect(heard.map((signal) => signal.params.news)).toEqual(['raised', 'taken', 'changed', 'solved'])
})

it('anybody may raise the alarm, those who may log handle it, readers only read', async () => {
  const other = await house.member(['sales'])
  const reader = await house.member(['reader'])
  await expect(reader.raiseFire({ customerId, text: 'x' })).rejects.toMatchObject({ code: 'notAllowed' })
  const { id } = await other.raiseFire({ customerId, text: 'Anruf vom Lager' })
  await expect(other.takeFire({ id })).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(other.solveFire({ id, solution: 'x' })).rejects.toMatchObject({ code: 'notAllowed' })
  await other.changeFire({ id, text: 'Anruf vom Lager: Band steht' })
  await expect(other.changeFire({ id, solution: 'zu früh' })).rejects.toMatchObject({ code: 'fireOpen' })
  expect((await reader.listFires({})).fires).toMatchObject([{ text: 'Anruf vom Lager: Band steht' }])
  const { undo } = await other.deleteFire({ id })
  expect((await reader.listFires({})).fires).toEqual([])
  await other.undo({ undo })
  expect((await other.listFires({ mine: true })).fires).toHaveLength(1)
  expect((await reader.listFires({ mine: true })).fires).toEqual([])

  await house.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
  const newcomer = await house.member(['sales'])
  expect((await newcomer.listFires({})).fires).toEqual([])
  await expect(newcomer.raiseFire({ customerId, text: 'x' })).rejects.toMatchObject({ code: 'notFound' })
  await expect(newcomer.takeFire({ id })).rejects.toMatchObject({ code: 'notFound' })
})

it('lists open ones the longest burning first, a page at a time', async () => {
  for (const [day, text] of [
    ['2026-11-21', 'eins'],
    ['2026-11-22', 'zwei'],
    ['2026-11-23', 'drei'],
  ] as const) {
    house.at(day)
    await sales.raiseFire({ customerId, text })
  }
  const first = await lead.listFires({ limit: 2 })
  expect(first.fires.map((fire) => fire.text)).toEqual(['eins', 'zwei'])
  const second = await lead.listFires({ limit: 2, after: first.next ?? '' })
  expect(second).toMatchObject({ fires: [{ text: 'drei' }], next: null })
})
