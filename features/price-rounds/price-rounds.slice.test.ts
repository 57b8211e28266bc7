import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { openMailServer } from '#tests/mail-server.ts'
import { textOfPdf } from '#tests/pdf-text.ts'

let house: TestHouse
let lead: TestMember
let tina: TestMember
let jonas: TestMember
let reiser: string
let vogt: string
let bearing: string
let shaft: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Carla Renz' })
  tina = await house.member(['sales'], { name: 'Tina Alber' })
  jonas = await house.member(['sales'], { name: 'Jonas Bader' })
  reiser = (await tina.createCustomer({ name: 'Reiser Pumpen' })).id
  vogt = (await jonas.createCustomer({ name: 'Vogt AG', emails: ['info@vogt.example'] })).id
  await lead.createCustomer({ name: 'Ohne Umsatz' })
  bearing = (await lead.createProduct({ name: 'Lagerbock L20', number: 'LB-20', listPrice: 124_00 })).id
  shaft = (await lead.createProduct({ name: 'Welle', productGroup: 'Wellen', listPrice: 80_00 })).id
  const scales = [
    { from: 0, amount: 110_00 },
    { from: 100_000, amount: 100_00 },
  ]
  await lead.setPrice({ productId: bearing, customerId: reiser, validFrom: '2026-03-01', scales })
  await bought(reiser, 'LB-20', 10_000_00)
  await bought(reiser, 'welle', 5_000_00)
  await bought(reiser, null, 1_000_00)
  await bought(vogt, 'Lagerbock L-20', 2_000_00)
  // Before the last twelve full months.
  await bought(vogt, 'Welle', 9_000_00, '2025-10-31')
})
afterEach(() => house.close())

const bought = (customerId: string, product: string | null, amount: number, day = '2026-05-04') =>
  house.runner.command(system, (ctx) =>
    insertRecord(ctx, 'revenues', 'revenue.imported', { customerId, day, amount, currency: 'EUR', product }),
  )
const rule = { kind: 'percent' as const, percent: 300, groups: [{ group: 'Wellen', percent: 500 }] }
const make = async (own: object = {}) => {
  const { id } = await lead.createPriceRound({ name: 'Preise 2027', fromDay: '2027-01-01', rule, ...own })
  await lead.addToPriceRound({ id })
  return id
}
const lineOf = async (roundId: string, customerId: string) => {
  const { lines } = await lead.listPriceRoundLines({ roundId })
  const found = lines.find((line) => line.customerId === customerId)
  if (!found) throw new Error('no line')
  return found
}
const priceOn = async (customerId: string, productId: string, on: string) =>
  (await lead.findPrices({ customerId, currency: 'EUR', productIds: [productId], on })).found[0]?.prices[0]

it('old and new prices of what was bought; what is agreed becomes the price of the customer, and back', async () => {
  const { id } = await lead.createPriceRound({ name: 'Preise 2027', fromDay: '2027-01-01', rule, leeway: 200 })
  expect(await lead.addToPriceRound({ id, basis: 'prices' })).toMatchObject({ added: 1, known: 0 })
  expect(await lead.addToPriceRound({ id })).toMatchObject({ added: 1, known: 1, without: 0 })
  const { id: lineId } = await lineOf(id, reiser)
  const line = await tina.getPriceRoundLine({ id: lineId })
  // 300 of 10,000, 250 of 5,000, 30 of 1,000.
  expect(line).toMatchObject({ revenue: 16_000_00, asked: 580_00, otherRevenue: 1_000_00, reaction: 'open' })
  expect(line.positions).toMatchObject([
    {
      name: 'Lagerbock L20',
      source: 'customer',
      effect: 300_00,
      to: { scales: [{ amount: 113_30 }, { amount: 103_00 }] },
    },
    {
      name: 'Welle',
      source: 'product',
      effect: 250_00,
      from: { scales: [{ amount: 80_00 }] },
      to: { scales: [{ amount: 84_00 }] },
    },
  ])
  expect(await lineOf(id, vogt)).toMatchObject({ revenue: 2_000_00, asked: 60_00, products: 1 })

  const agreed = { id: lineId, reaction: 'accepted' as const }
  await expect(jonas.setPriceReaction(agreed)).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(tina.setPriceReaction({ ...agreed, agreedPercent: 199 })).rejects.toMatchObject({
    code: 'priceRoundBelowLeeway',
    params: { least: 2 },
  })
  await expect(tina.setPriceReaction({ ...agreed, agreedFrom: '2026-12-31' })).rejects.toMatchObject({
    code: 'priceRoundAgreedEarly',
  })
  await tina.setPriceReaction({ id: lineId, reaction: 'negotiating', agreedPercent: 150, note: 'will 1,5 %' })
  const given = await tina.setPriceReaction({ ...agreed, agreedPercent: 200, agreedFrom: '2027-02-01' })
  expect(given.prices).toBe(2)
  expect(await priceOn(reiser, bearing, '2027-01-31')).toMatchObject({
    scales: [{ amount: 110_00 }, { amount: 100_00 }],
  })
  expect(await priceOn(reiser, bearing, '2027-02-01')).toMatchObject({
    source: 'customer',
    scales: [{ amount: 112_20 }, { amount: 102_00 }],
  })
  expect(await priceOn(reiser, shaft, '2027-02-01')).toMatchObject({ scales: [{ amount: 81_60 }] })
  // 200, 100 and 20.
  expect(await lineOf(id, reiser)).toMatchObject({ obtained: 320_00, obtainedPercent: 200, agreedFrom: '2027-02-01' })
  await expect(lead.deletePriceRound({ id })).rejects.toMatchObject({ code: 'priceRoundAgreed' })

  await lead.setPriceReaction({ id: (await lineOf(id, vogt)).id, reaction: 'refused' })
  const round = await lead.getPriceRound({ id })
  expect(round.outcome).toMatchObject({
    ...{ customers: 2, decided: 2, asked: 640_00, obtained: 320_00, decidedRevenue: 18_000_00, obtainedPercent: 178 },
  })
  expect(round.byPerson.map(({ name, outcome }) => [name, outcome.asked, outcome.obtained])).toEqual([
    ['Jonas Bader', 60_00, 0],
    ['Tina Alber', 580_00, 320_00],
  ])
  expect((await tina.getPriceRound({ id })).byPerson.map(({ name }) => name)).toEqual(['Tina Alber'])

  await tina.undo({ undo: given.undo })
  expect(await lineOf(id, reiser)).toMatchObject({ reaction: 'negotiating', agreedPercent: 150, obtained: null })
  expect(await priceOn(reiser, shaft, '2027-02-01')).toMatchObject({ source: 'product', scales: [{ amount: 80_00 }] })
  // Days later the word is taken back by another one; what it had written goes.
  await tina.setPriceReaction(agreed)
  expect(await priceOn(reiser, shaft, '2027-01-01')).toMatchObject({ source: 'customer', scales: [{ amount: 84_00 }] })
  await tina.setPriceReaction({ id: lineId, reaction: 'refused' })
  expect(await priceOn(reiser, shaft, '2027-01-01')).toMatchObject({ source: 'product' })
  expect(await lineOf(id, reiser)).toMatchObject({ obtained: 0, agreedFrom: null })
})

it('a new list takes the place of prices; who was told nothing is reckoned anew', async () => {
  const { id: listId } = await lead.createPriceList({ name: 'Liste 2027' })
  await lead.setPrice({ productId: bearing, listId, validFrom: '2027-01-01', scales: [{ from: 0, amount: 130_00 }] })
  const id = await make({ rule: { kind: 'list', listId } })
  // 124 → 130 of 2,000; the shaft is not in the list.
  expect(await lineOf(id, vogt)).toMatchObject({ asked: 96_77, revenue: 2_000_00 })
  expect(await lineOf(id, reiser)).toMatchObject({ products: 1, revenue: 10_000_00 })
  await tina.setPriceReaction({ id: (await lineOf(id, reiser)).id, reaction: 'refused' })
  expect(await lead.changePriceRound({ id, rule: { ...rule, groups: [] } })).toMatchObject({ changed: 1 })
  expect([(await lineOf(id, vogt)).asked, (await lineOf(id, reiser)).revenue]).toEqual([60_00, 10_000_00])
  await expect(lead.changePriceRound({ id, fromDay: '2026-11-21' })).rejects.toMatchObject({
    code: 'priceRoundDayGone',
  })
  const francs = (await lead.createPriceList({ name: 'Schweiz', currency: 'CHF' })).id
  const other = { id, rule: { kind: 'list' as const, listId: francs } }
  await expect(lead.changePriceRound(other)).rejects.toMatchObject({ code: 'priceRoundCurrency' })
})

it('letters: printed in one go or by mail, in the language of who gets them; kept with the customer', async () => {
  const server = await openMailServer()
  try {
    await lead.changeMailSettings({ host: '127.0.0.1', port: server.port, security: 'none', sender: 'v@example.de' })
    const { id: personId } = await jonas.createPerson({
      customerId: vogt,
      salutation: 'Frau',
      lastName: 'Sauter',
      language: 'en',
    })
    const contract = { customerId: reiser, name: 'Rahmen', startDay: '2026-01-01', amountPerYear: 1 }
    await tina.createContract({ ...contract, priceClause: 'Änderungen drei Monate vorher' })
    const id = await make()
    const [first, second] = [await lineOf(id, reiser), await lineOf(id, vogt)]
    expect([first.announce, second.announce]).toMatchObject([
      { day: '2026-10-01', why: 'clause', contract: 'Rahmen' },
      { day: '2026-11-20', why: 'round' },
    ])
    const texts = {
      de: { intro: 'ab {{Gültig ab}}, {{Kunde}}:', closing: '' },
      en: { intro: 'From {{Valid from}}:', closing: '' },
    }
    const wrong = { ...texts, en: { intro: '{{Valid until}}', closing: '' } }
    await expect(lead.changePriceRound({ id, texts: wrong })).rejects.toMatchObject({ code: 'placeholderUnknown' })
    await lead.changePriceRound({ id, texts })
    await jonas.setPriceLetterPerson({ id: second.id, personId })
    const printed = textOfPdf((await lead.getPriceLetters({ id })).bytes)
    for (const words of [
      'ab 01.01.2027, Reiser Pumpen:',
      '113,30',
      '+3 %',
      'Dear Ms Sauter',
      'From 1 Jan 2027:',
      '127.72',
    ])
      expect(printed).toContain(words)
    // Each prints those of one's own customers.
    expect(textOfPdf((await jonas.getPriceLetters({ id })).bytes)).not.toContain('Reiser')
    await expect(jonas.sendPriceLetters({ id, lineIds: [first.id] })).rejects.toMatchObject({ code: 'notAllowed' })

    await expect(jonas.mailPriceLetter({ id: second.id, to: 'x@else.example' })).rejects.toMatchObject({
      code: 'contactAddressMissing',
    })
    await jonas.mailPriceLetter({ id: second.id, to: 'info@vogt.example' })
    expect(await lineOf(id, vogt)).toMatchObject({ letterOn: null, mail: { state: 'waiting' } })
    await expect(jonas.mailPriceLetter({ id: second.id, to: 'info@vogt.example' })).rejects.toMatchObject({
      code: 'priceLetterGone',
    })
    // The one that waits in the mail is not printed too.
    expect(await lead.sendPriceLetters({ id })).toMatchObject({ sent: 1 })
    await house.runJobs()
    expect(await lineOf(id, reiser)).toMatchObject({ letterOn: '2026-11-21', mail: null, fileId: expect.any(String) })
    expect(await lineOf(id, vogt)).toMatchObject({ letterOn: '2026-11-21', mail: { state: 'sent' } })
    expect(server.mails).toMatchObject([
      { recipients: ['info@vogt.example'], attachments: [{ filename: 'Preise 2027 Vogt AG.pdf' }] },
    ])
    expect((await lead.listFiles({ record: 'customers', recordId: vogt })).files.map(({ name }) => name)).toEqual([
      'Preise 2027 Vogt AG.pdf',
    ])
    await expect(lead.getPriceLetters({ id })).rejects.toMatchObject({ code: 'priceLettersNone' })
    expect((await lead.getPriceRound({ id })).withoutLetter).toBe(0)
  } finally {
    await server.close()
  }
})

it('who does not react comes back as a follow-up of the owner, until they do; merged customers bring their lines', async () => {
  const id = await make({ remindDays: 14 })
  await jonas.setPriceReaction({ id: (await lineOf(id, vogt)).id, reaction: 'negotiating' })
  house.at('2026-12-17')
  await house.runJobs()
  expect((await tina.listTasks({})).tasks).toEqual([])
  house.at('2026-12-18')
  await house.runJobs()
  house.at('2026-12-19')
  await house.runJobs()
  expect((await tina.listTasks({})).tasks).toMatchObject([
    {
      kind: 'followUp',
      dueDay: '2026-12-18',
      text: 'Preise 2027: Wie steht Reiser Pumpen zu den neuen Preisen ab 01.01.2027?',
    },
  ])
  expect((await jonas.listTasks({})).tasks).toEqual([])
  const { undo } = await tina.setPriceReaction({ id: (await lineOf(id, reiser)).id, reaction: 'accepted' })
  expect((await tina.listTasks({})).tasks).toEqual([])
  await tina.undo({ undo })
  expect((await tina.listTasks({})).tasks).toHaveLength(1)

  const twin = (await tina.createCustomer({ name: 'Reiser' })).id
  await lead.mergeDuplicates({ merges: [{ id: twin, ids: [twin, reiser] }] })
  expect((await lead.listPriceRoundLines({ customerId: twin })).lines).toMatchObject([{ roundId: id }])
})
