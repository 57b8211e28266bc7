import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let reiser: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  await lead.createProduct({ name: 'Rillenlager 6204', productGroup: 'Lager' })
  await lead.createProduct({ name: 'Dichtring 40', productGroup: 'Dichtungen' })
  await lead.createProduct({ name: 'Spindel M1', productGroup: 'Antriebe' })
  reiser = (await lead.createCustomer({ name: 'Reiser Pumpen' })).id
})
afterEach(() => house.close())

/** Revenue within the last twelve full months of the house's day. */
async function bought(customerId: string, product: string | null, amount: number, more: object = {}): Promise<void> {
  const row = { customerId, product, amount, day: '2026-05-04', currency: 'EUR', ...more }
  await house.runner.command(system, (ctx) => insertRecord(ctx, 'revenues', 'revenue.imported', row))
}

const cellOf = async (unitId: string, group: string) =>
  (await lead.getWhiteSpace({ customerId: reiser })).cells.find((one) => one.unitId === unitId && one.group === group)

const nothing = { source: null, competitor: null, irrelevant: false }

it('what the invoices say stands by group; sites take their part of it, subsidiaries have their own', async () => {
  const { id: brno } = await lead.createCustomer({ name: 'Reiser Brno', parentId: reiser })
  await bought(reiser, 'rillenlager 6204', 70_00)
  await bought(reiser, 'Rillenlager6204', 4_00)
  await bought(reiser, 'Sonderteil', 9_00)
  await bought(reiser, null, 3_00)
  await bought(reiser, 'Dichtring 40', 50_00, { day: '2025-05-04' })
  await bought(reiser, 'Dichtring 40', 11_00, { currency: 'CHF' })
  await bought(brno, 'Dichtring 40', 20_00)
  const { id: nagold } = await lead.createSite({ customerId: reiser, name: 'Nagold' })
  await lead.setWhiteSpace({
    customerId: reiser,
    unitId: nagold,
    group: 'Lager',
    ...nothing,
    potential: 45_00,
    revenue: 24_00,
  })
  const matrix = await lead.getWhiteSpace({ customerId: reiser })
  expect(matrix.units.map(({ kind, name }) => [kind, name])).toEqual([
    ['customer', 'Reiser Pumpen'],
    ['subsidiary', 'Reiser Brno'],
    ['site', 'Nagold'],
  ])
  expect(matrix.groups).toEqual(['Lager', 'Dichtungen', 'Sonderteil'])
  expect(matrix.cells.map(({ unitId, group, revenue }) => [unitId, group, revenue]).sort()).toEqual(
    [
      [reiser, 'Lager', 50_00],
      [reiser, 'Sonderteil', 9_00],
      [brno, 'Dichtungen', 20_00],
      [nagold, 'Lager', 24_00],
    ].sort(),
  )
  expect(matrix.notPlaced).toEqual({ withoutProduct: 3_00, currencies: ['CHF'] })
  expect(matrix.sums).toMatchObject({ revenue: 103_00, walletShare: 24 / 45, whiteSpace: 21_00, bought: 4 })

  // Opened from a cell it is more of the same where the matrix says that it is bought, else something new.
  const kindOf = async (unitId: string, group: string) => {
    const opened = await lead.openWhiteSpace({ customerId: reiser, unitId, group, title: 'x', amount: null })
    const { kind } = await lead.getOpportunity({ id: opened.id })
    await lead.undo({ undo: opened.undo })
    return kind
  }
  const buys = new Set(matrix.cells.filter(({ revenue }) => revenue > 0).map((one) => `${one.unitId} ${one.group}`))
  for (const unitId of [reiser, brno, nagold])
    for (const group of matrix.groups)
      expect(await kindOf(unitId, group)).toBe(buys.has(`${unitId} ${group}`) ? 'upSelling' : 'crossSelling')
  const all = { customerId: reiser, unitId: nagold, group: 'Lager', ...nothing, potential: 80_00, revenue: 74_00 }
  await lead.setWhiteSpace(all)
  expect(await kindOf(reiser, 'Lager')).toBe('crossSelling')
})

it('a cell is estimated, becomes an opportunity and shows what came of it; all of it can be taken back', async () => {
  await bought(reiser, 'Rillenlager 6204', 70_00)
  const cell = { customerId: reiser, unitId: reiser, group: 'Antriebe' }
  await lead.setWhiteSpace({ ...cell, ...nothing, potential: 140_00, source: 'Kollmar', competitor: 'Kern AG' })
  expect(await cellOf(reiser, 'Antriebe')).toMatchObject({
    revenue: 0,
    potential: 140_00,
    whiteSpace: 140_00,
    source: 'Kollmar',
    day: '2026-11-21',
    competitor: 'Kern AG',
  })
  house.at('2026-12-01')
  await lead.setWhiteSpace({ ...cell, ...nothing, potential: 140_00, source: 'Kollmar' })
  expect(await cellOf(reiser, 'Antriebe')).toMatchObject({ day: '2026-11-21', competitor: null })
  await lead.setWhiteSpace({ ...cell, ...nothing, potential: 150_00, source: 'Kollmar' })
  expect(await cellOf(reiser, 'Antriebe')).toMatchObject({ day: '2026-12-01' })

  const opened = await lead.openWhiteSpace({ ...cell, title: 'Antriebe für Herrenberg', amount: 90_00 })
  expect((await cellOf(reiser, 'Antriebe'))?.opportunity).toEqual({
    id: opened.id,
    title: 'Antriebe für Herrenberg',
    outcome: null,
  })
  expect((await lead.getOpportunity({ id: opened.id })).kind).toBe('crossSelling')
  await lead.winOpportunity({ id: opened.id })
  expect((await cellOf(reiser, 'Antriebe'))?.opportunity?.outcome).toBe('won')

  const more = await lead.openWhiteSpace({ customerId: reiser, unitId: reiser, group: 'Lager', title: 'x', amount: 1 })
  expect((await lead.getOpportunity({ id: more.id })).kind).toBe('upSelling')
  await lead.undo({ undo: more.undo })
  expect((await cellOf(reiser, 'Lager'))?.opportunity).toBeNull()

  const { undo } = await lead.setWhiteSpace({ ...cell, ...nothing, potential: 150_00, irrelevant: true })
  expect(await cellOf(reiser, 'Antriebe')).toMatchObject({ irrelevant: true, whiteSpace: null })
  await lead.undo({ undo })
  expect(await cellOf(reiser, 'Antriebe')).toMatchObject({ irrelevant: false, whiteSpace: 150_00 })
})

it('refuses the revenue of a customer by hand, cells of strangers, and the same site twice', async () => {
  const { id: stranger } = await lead.createCustomer({ name: 'Technik Vogt' })
  const cell = { customerId: reiser, group: 'Lager', ...nothing, potential: 1 }
  await expect(lead.setWhiteSpace({ ...cell, unitId: reiser, revenue: 5 })).rejects.toMatchObject({
    code: 'revenueFromInvoices',
  })
  await expect(lead.setWhiteSpace({ ...cell, unitId: stranger })).rejects.toMatchObject({ code: 'notFound' })
  const { id: siteId } = await lead.createSite({ customerId: reiser, name: 'Nagold' })
  await expect(lead.createSite({ customerId: reiser, name: 'nagold' })).rejects.toMatchObject({ code: 'siteThere' })
  await lead.setWhiteSpace({ ...cell, unitId: siteId, revenue: 7_00 })
  const { undo } = await lead.deleteSite({ customerId: reiser, siteId })
  expect((await lead.getWhiteSpace({ customerId: reiser })).cells).toEqual([])
  await expect(lead.deleteSite({ customerId: reiser, siteId })).rejects.toMatchObject({ code: 'notFound' })
  await lead.undo({ undo })
  expect(await cellOf(siteId, 'Lager')).toMatchObject({ revenue: 7_00 })
})

it('what comparable customers also buy is proposed, taken up or refused, and its success is counted', async () => {
  await bought(reiser, 'Rillenlager 6204', 70_00)
  for (let number = 0; number < 7; number++) {
    const { id } = await lead.createCustomer({ name: `Pumpenbau ${number}` })
    await bought(id, 'Rillenlager 6204', 10_00)
    if (number < 6) await bought(id, 'Spindel M1', 10_00)
    if (number < 5) await bought(id, 'Dichtring 40', 10_00)
    // Sent back: not bought.
    await bought(id, 'Sonderteil', 10_00)
    await bought(id, 'Sonderteil', -10_00)
  }
  for (const name of ['Huber', 'Kern']) await bought((await lead.createCustomer({ name })).id, 'Service', 1_00)
  const { suggestions, success } = await lead.listSuggestions({ customerId: reiser })
  expect(suggestions.map(({ group, because, bought, comparable }) => [group, because, bought, comparable])).toEqual([
    ['Antriebe', ['Lager'], 6, 7],
    ['Dichtungen', ['Lager'], 5, 7],
  ])
  expect(success).toEqual({ accepted: 0, won: 0, rejected: 0 })

  const [spindles, seals] = suggestions.map(({ group, because, bought, comparable, lift }) => ({
    customerId: reiser,
    ...{ group, because, bought, comparable, lift },
  }))
  if (!spindles || !seals) throw new Error('two suggestions expected')
  await expect(lead.answerSuggestion({ ...seals, accept: false })).rejects.toMatchObject({
    code: 'suggestionReasonMissing',
  })
  const refused = await lead.answerSuggestion({ ...seals, accept: false, reason: 'Rahmenvertrag mit Kern' })
  const taken = await lead.answerSuggestion({ ...spindles, accept: true, amount: 40_00 })
  await expect(lead.answerSuggestion({ ...spindles, accept: true })).rejects.toMatchObject({
    code: 'suggestionAnswered',
  })
  expect(await cellOf(reiser, 'Antriebe')).toMatchObject({ opportunity: { id: taken.opportunityId } })
  await lead.winOpportunity({ id: taken.opportunityId ?? '' })
  await bought(reiser, 'Spindel M1', 40_00)
  const after = await lead.listSuggestions({ customerId: reiser })
  expect(after.suggestions).toEqual([])
  expect(after.success).toEqual({ accepted: 1, won: 1, rejected: 1 })
  expect(after.answered.map(({ group, reason, buysNow }) => [group, reason, buysNow]).sort()).toEqual([
    ['Antriebe', null, true],
    ['Dichtungen', 'Rahmenvertrag mit Kern', false],
  ])
  await lead.undo({ undo: refused.undo })
  expect((await lead.listSuggestions({ customerId: reiser })).suggestions.map(({ group }) => group)).toEqual([
    'Dichtungen',
  ])
})
