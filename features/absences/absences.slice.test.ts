import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from '#tests/harness.ts'

let house: TestHouse
beforeEach(async () => {
  house = await openTestHouse()
})
afterEach(() => house.close())

it('the deputy changes the customers of the absent one from the first to the last day, not before, not after', async () => {
  const petra = await house.member(['sales'], { name: 'Petra' })
  const jonas = await house.member(['sales'], { name: 'Jonas' })
  const { id } = await petra.createCustomer({ name: 'Hohner Antriebe AG' })
  await petra.addAbsence({ memberId: petra.id, deputyId: jonas.id, fromDay: '2026-12-01', toDay: '2026-12-02' })
  const tries = async (at: string) => {
    house.at(at)
    const today = await house.acting(jonas.id)
    return await today.changeCustomer({ id, note: at }).then(
      () => 'allowed',
      (error) => error.code,
    )
  }
  expect(await tries('2026-11-30T22:59:00Z')).toBe('notAllowed')
  // Midnight in Berlin.
  expect(await tries('2026-11-30T23:01:00Z')).toBe('allowed')
  expect(await tries('2026-12-02T22:59:00Z')).toBe('allowed')
  expect(await tries('2026-12-02T23:01:00Z')).toBe('notAllowed')
})

it('members plan their own absences, the lead those of all', async () => {
  const petra = await house.member(['sales'])
  const jonas = await house.member(['sales'])
  const lead = await house.member(['salesLead'])
  const days = { fromDay: '2026-12-01', toDay: '2026-12-05' }
  await expect(petra.addAbsence({ memberId: jonas.id, deputyId: petra.id, ...days })).rejects.toMatchObject({
    code: 'notAllowed',
  })
  const { id } = await lead.addAbsence({ memberId: jonas.id, deputyId: petra.id, ...days })
  await expect(petra.changeAbsence({ id, toDay: '2026-12-31' })).rejects.toMatchObject({ code: 'notAllowed' })
  await jonas.changeAbsence({ id, toDay: '2026-12-06' })
  expect((await petra.listAbsences({})).absences).toMatchObject([{ id, toDay: '2026-12-06', canChange: false }])
  expect((await lead.listMembers({})).members.find((one) => one.id === jonas.id)?.away).toBeNull()
  house.at('2026-12-06')
  expect((await lead.listMembers({})).members.find((one) => one.id === jonas.id)?.away).toEqual({
    toDay: '2026-12-06',
    deputyId: petra.id,
  })
})

it('refuses overlapping absences and deputies who left; deleting is undone', async () => {
  const lead = await house.member(['salesLead'])
  const petra = await house.member(['sales'])
  const jonas = await house.member(['sales'])
  const absence = { memberId: petra.id, deputyId: jonas.id, fromDay: '2026-12-01', toDay: '2026-12-05' }
  const { id } = await petra.addAbsence(absence)
  await expect(petra.addAbsence({ ...absence, fromDay: '2026-12-05', toDay: '2026-12-09' })).rejects.toMatchObject({
    code: 'absenceTwice',
  })
  const { undo } = await petra.deleteAbsence({ id })
  expect((await petra.listAbsences({})).absences).toEqual([])
  await petra.undo({ undo })
  expect((await petra.listAbsences({})).absences).toHaveLength(1)
  // Two who would stand in for each other on the same day.
  const other = { memberId: jonas.id, deputyId: petra.id, fromDay: '2026-12-05', toDay: '2026-12-08' }
  await expect(jonas.addAbsence(other)).rejects.toMatchObject({ code: 'deputyIsAway' })
  const later = await jonas.addAbsence({ ...other, fromDay: '2026-12-06' })
  await expect(jonas.changeAbsence({ id: later.id, fromDay: '2026-12-05' })).rejects.toMatchObject({
    code: 'deputyIsAway',
  })
  await lead.leaveMember({ id: jonas.id })
  await expect(petra.addAbsence({ ...absence, fromDay: '2027-02-01', toDay: '2027-02-02' })).rejects.toMatchObject({
    code: 'memberLeft',
  })
})
