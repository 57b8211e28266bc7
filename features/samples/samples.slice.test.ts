import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
let customerId: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Tina Alber' })
  sales = await house.member(['sales'], { name: 'Jonas Bader' })
  customerId = (await sales.createCustomer({ name: 'Vogt Fördertechnik AG' })).id
})
afterEach(() => house.close())

it('sent, asked about on its day, put off, decided, reopened: with undo', async () => {
  const { id, askOn } = await sales.createSample({ customerId, text: 'Lagerbock', sentOn: '2026-11-18' })
  expect(askOn).toBe('2026-12-02')
  expect((await sales.getToday({})).samples).toEqual([])
  house.at('2026-12-03')
  expect(await sales.getToday({})).toMatchObject({
    samples: [{ id, overdueDays: 1 }],
    counts: { samples: 1, overdue: 1 },
  })
  const { undo } = await sales.changeSample({ id, askOn: '2026-12-10' })
  expect((await sales.getToday({})).samples).toEqual([])
  await sales.undo({ undo })

  await expect(sales.decideSample({ id, outcome: 'rejected' })).rejects.toMatchObject({ code: 'sampleNeedsReason' })
  await lead.decideSample({ id, outcome: 'rejected', reason: 'Bohrung zu eng' })
  expect((await sales.getToday({})).samples).toEqual([])
  expect(await sales.listSamples({ state: 'decided', customerId })).toMatchObject({
    samples: [{ outcome: 'rejected', reason: 'Bohrung zu eng', decidedOn: '2026-12-03', decidedByName: 'Tina Alber' }],
    total: 1,
  })
  await expect(sales.decideSample({ id, outcome: 'approved' })).rejects.toMatchObject({ code: 'sampleDecided' })
  await expect(sales.changeSample({ id, askOn: '2026-12-20' })).rejects.toMatchObject({ code: 'sampleDecided' })
  await sales.reopenSample({ id })
  expect((await sales.listSamples({})).samples).toMatchObject([{ outcome: null, askOn: '2026-12-03' }])
  await expect(sales.reopenSample({ id })).rejects.toMatchObject({ code: 'sampleWaiting' })
  const deleted = await sales.deleteSample({ id })
  expect((await sales.listSamples({})).samples).toEqual([])
  await sales.undo(deleted)
  expect((await sales.listSamples({})).samples).toHaveLength(1)
})

it('refuses days and persons that cannot be', async () => {
  const text = 'Lagerbock'
  await expect(sales.createSample({ customerId, text, sentOn: '2026-11-22' })).rejects.toMatchObject({
    code: 'dayAhead',
  })
  await expect(sales.createSample({ customerId, text, askOn: '2026-11-20' })).rejects.toMatchObject({
    code: 'askTooEarly',
  })
  const other = (await sales.createCustomer({ name: 'Zwick' })).id
  const { id: personId } = await sales.createPerson({ customerId: other, lastName: 'Frey' })
  await expect(sales.createSample({ customerId, personId, text })).rejects.toMatchObject({ code: 'personElsewhere' })
  const { id } = await sales.createSample({ customerId, text })
  await expect(sales.decideSample({ id, outcome: 'approved', decidedOn: '2026-11-20' })).rejects.toMatchObject({
    code: 'decidedTooEarly',
  })
})

it('is asked about by who sent it and who cares for the customer; stands in both timelines; gone with the customer', async () => {
  const inside = await house.member(['insideSales'])
  const { id: personId } = await sales.createPerson({ customerId, lastName: 'Egli' })
  const { id } = await inside.createSample({
    kind: 'firstArticle',
    customerId,
    personId,
    text: 'Welle',
    askOn: '2026-11-21',
  })
  for (const member of [inside, sales]) expect((await member.getToday({})).samples).toMatchObject([{ id }])
  expect((await lead.getToday({})).samples).toEqual([])
  expect((await lead.listSamples({ mine: true })).samples).toEqual([])
  expect((await lead.listSamples({})).samples).toMatchObject([{ kind: 'firstArticle', personName: 'Egli' }])
  await sales.attachFile({ record: 'samples', recordId: id, name: 'EMPB.txt', bytes: new Uint8Array([65]) })
  for (const subject of [{ customerId }, { personId }])
    expect((await lead.listTimeline({ ...subject, kinds: ['sample'] })).entries).toMatchObject([
      { type: 'sample', sample: { text: 'Welle' }, files: [{ name: 'EMPB.txt' }], canChange: true },
    ])
  expect((await sales.getMe({})).company.areas).toContain('complaints')
  await sales.deleteCustomer({ id: customerId })
  expect((await lead.listSamples({})).samples).toEqual([])
})
