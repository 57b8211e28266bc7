import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadActor } from '#features/members/actions.ts'
import { tidySoon } from '#features/search/actions.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { tidyIndex } from '#platform/search/store.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
})
afterEach(() => house.close())

const titles = async (q: string, kind?: ('customers' | 'persons' | 'activities')[]) =>
  (await lead.search({ q, ...(kind ? { kind } : {}) })).hits.map((hit) => hit.title)

describe('both engines find the same', () => {
  it('by beginnings, umlauts, parts of a name, typos, city, number and phone', async () => {
    await lead.createCustomer({
      name: 'Stahlbau Müller KG',
      city: 'Herrenberg',
      customerNumber: '04711',
      phones: [{ number: '07031 904-40' }],
    })
    await lead.createCustomer({ name: 'Reiser Pumpen GmbH', city: 'Tübingen', emails: ['info@reiser-pumpen.de'] })
    await lead.createCustomer({ name: 'Wassermüller Armaturen', city: 'Ulm' })
    const cases: [string, string[]][] = [
      ['müller', ['Stahlbau Müller KG', 'Wassermüller Armaturen']],
      ['Mueller stahl', ['Stahlbau Müller KG']],
      ['stahlbua', ['Stahlbau Müller KG']],
      ['rieser', ['Reiser Pumpen GmbH']],
      ['tuebingen', ['Reiser Pumpen GmbH']],
      ['04711', ['Stahlbau Müller KG']],
      ['+49 7031 90440', ['Stahlbau Müller KG']],
      ['info@reiser-pumpen.de', ['Reiser Pumpen GmbH']],
      ['armatur', ['Wassermüller Armaturen']],
      ['zzzz', []],
      ['"; drop table', []],
    ]
    for (const [query, expected] of cases)
      expect([query, await titles(query, ['customers'])]).toEqual([query, expected])
  })
})

it('long words are found from their beginning on, too, and whole ones first', async () => {
  await lead.createCustomer({ name: 'Spindelhersteller Auer' })
  await lead.createCustomer({ name: 'Spindel Bader' })
  expect(await titles('spindelher', ['customers'])).toEqual(['Spindelhersteller Auer'])
  expect(await titles('spindel', ['customers'])).toEqual(['Spindel Bader', 'Spindelhersteller Auer'])
})

it('finds the same after the index was brought together', async () => {
  for (let i = 0; i < 40; i += 1) await lead.createCustomer({ name: `Kollmar ${i} Pumpen` })
  const before = await titles('kollmar', ['customers'])
  expect(before.length).toBeGreaterThan(0)
  let rounds = 0
  for (let begin = true; await house.runner.command(system, (ctx) => tidyIndex(ctx, begin)); begin = false) rounds += 1
  expect(rounds).toBeLessThan(100)
  if (house.database.engine === 'sqlite') {
    const { rows } = await sql<{ parts: number }>`select count(distinct segid) as parts from "searchIndex_idx"`.execute(
      house.database.reader,
    )
    expect(rows[0]?.parts).toBe(1)
  }
  expect(await titles('kollmar', ['customers'])).toEqual(before)
})

it('much that was written at once has the index brought together a minute later, once', async () => {
  const waiting = async () => {
    const jobs = house.database.reader.selectFrom('jobs').select('runAt').where('kind', '=', 'tidySearch')
    return (await jobs.execute()).length
  }
  for (const written of [999, 1000, 5000]) await house.runner.command(system, (ctx) => tidySoon(ctx, written))
  // PostgreSQL does it by itself.
  expect(await waiting()).toBe(house.database.engine === 'sqlite' ? 1 : 0)
})

it('follows changes, deletion, undo and a new name of the company', async () => {
  const { id } = await lead.createCustomer({ name: 'Aichele Werkzeugbau' })
  await lead.createPerson({ lastName: 'Sauter', firstName: 'Petra', customerId: id, function: 'Einkauf' })
  await lead.logActivity({
    customerId: id,
    kind: 'call',
    outcome: 'reached',
    text: 'Wollen zwei Angebote für Dichtsätze.',
  })
  expect(await titles('sauter')).toEqual(['Petra Sauter'])
  expect(await titles('angebot dichtsatz')).toEqual(['Wollen zwei Angebote für Dichtsätze.'])
  await lead.changeCustomer({ id, name: 'Brand Fördertechnik' })
  expect(await titles('aichele')).toEqual([])
  expect(await titles('foerder')).toEqual(['Brand Fördertechnik'])
  const { undo } = await lead.deleteCustomer({ id })
  expect(await titles('foerder')).toEqual([])
  // Their pages are gone with it.
  expect([await titles('sauter'), await titles('angebot dichtsatz')]).toEqual([[], []])
  await lead.undo({ undo })
  expect(await titles('foerder')).toEqual(['Brand Fördertechnik'])
  expect(await titles('sauter')).toEqual(['Petra Sauter'])
})

it('the title counts: the customer of that name stands before those that only mention it', async () => {
  await lead.createCustomer({ name: 'Zulieferer Nord', tags: ['Brand'] })
  await lead.createCustomer({ name: 'Feuerwehr Brandau' })
  await lead.createCustomer({ name: 'Brand Fördertechnik' })
  expect(await titles('brand', ['customers'])).toEqual(['Brand Fördertechnik', 'Feuerwehr Brandau', 'Zulieferer Nord'])
})

it('what is called so stands first, however many came in earlier that begin so, mention it or hold it inside', async () => {
  for (let i = 0; i < 26; i += 1) await lead.createCustomer({ name: `Bachleitner ${i}`, tags: ['Leitstand'] })
  const { id } = await lead.createCustomer({ name: 'Bach' })
  for (let i = 0; i < 5; i += 1)
    await lead.createPerson({ customerId: id, lastName: `Breitleit${i}`, function: 'Leiterin Bach' })
  await lead.createPerson({ customerId: id, lastName: 'Leitner', function: 'Einkauf' })
  expect((await titles('bach', ['customers']))[0]).toBe('Bach')
  expect(await titles('leit', ['customers'])).toHaveLength(8)
  expect((await titles('leit', ['persons']))[0]).toBe('Leitner')
  expect(await titles('leitner einkauf', ['persons'])).toEqual(['Leitner'])
  expect(await titles('eitne eink', ['persons'])).toEqual(['Leitner'])
  const few = await lead.search({ q: 'leit', kind: ['persons'], limit: 20 })
  expect(few).toMatchObject({ cut: false })
  expect(few.hits).toHaveLength(6)
  expect(await lead.search({ q: 'bachl', kind: ['customers'] })).toMatchObject({ cut: true })
})

it('a part of a name stands before those that only mention a word beginning so; an umlaut may be cut in two', async () => {
  await lead.createCustomer({ name: 'Anlagen Nord', tags: ['Wehrtechnik'] })
  await lead.createCustomer({ name: 'Feuerwehrbedarf Süd' })
  expect(await titles('wehr', ['customers'])).toEqual(['Feuerwehrbedarf Süd', 'Anlagen Nord'])
  expect(await titles('erwehr', ['customers'])).toEqual(['Feuerwehrbedarf Süd'])
})

it('the same things are asked of all kinds, each with its own hits', async () => {
  const { id } = await lead.createCustomer({ name: 'Kollmar Pumpen' })
  await lead.createPerson({ customerId: id, lastName: 'Kollmar' })
  await lead.logActivity({ customerId: id, kind: 'call', outcome: 'reached', text: 'Kollmar will ein Angebot.' })
  for (const q of ['kollmar', 'kollm', 'kolmar'])
    expect([q, (await lead.search({ q })).hits.map((hit) => hit.kind)]).toEqual([
      q,
      ['customers', 'persons', 'activities'],
    ])
})

it('whoever reads only own customers finds only those', async () => {
  const sales = await house.member(['sales'])
  await lead.createCustomer({ name: 'Müller Nord' })
  await sales.createCustomer({ name: 'Müller Süd' })
  await house.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
  const actor = await house.runner.query(system, (ctx) => loadActor(ctx, { id: sales.id }, 'session'))
  const hits = await house.as(actor as NonNullable<typeof actor>).search({ q: 'müller' })
  expect(hits.hits.map((hit) => hit.title)).toEqual(['Müller Süd'])
  expect((await lead.search({ q: 'müller' })).hits.length).toBe(2)
})

it('opportunities by title, note and customer, until they are deleted; by the new name of a customer, too', async () => {
  const { id: customerId } = await lead.createCustomer({ name: 'Kollmar Pumpen' })
  const { id } = await lead.createOpportunity({ customerId, title: 'Spindelgehäuse 2027', note: 'Zeichnung 4471' })
  const hits = async (q: string) =>
    (await lead.search({ q, kind: ['opportunities'] })).hits.map(({ title, detail }) => [title, detail])
  const found = [['Spindelgehäuse 2027', 'Kollmar Pumpen']]
  // A moment later: by one job for all that were made meanwhile.
  await lead.createOpportunity({ customerId, title: 'Welle' })
  expect(await hits('spindelgeh')).toEqual([])
  house.at('2026-11-21T12:00:05Z')
  await house.runJobs()
  expect(await hits('welle')).toHaveLength(1)
  for (const q of ['spindelgeh', 'gehaeuse', 'spindelgehause', '4471', 'kollmar 2027'])
    expect([q, await hits(q)]).toEqual([q, found])
  expect((await lead.search({ q: 'spindelgehäuse' })).hits).toMatchObject([{ kind: 'opportunities', id }])

  await lead.changeCustomer({ id: customerId, name: 'Reiser Pumpen' })
  expect(await hits('reiser 2027')).toEqual([['Spindelgehäuse 2027', 'Reiser Pumpen']])
  expect(await hits('kollmar')).toEqual([])
  await lead.changeOpportunity({ id, title: 'Lagerböcke' })
  expect(await hits('spindel')).toEqual([])
  const { undo } = await lead.deleteOpportunity({ id })
  expect(await hits('lagerb')).toEqual([])
  await lead.undo({ undo })
  house.at('2026-11-21T12:00:10Z')
  await house.runJobs()
  expect(await hits('lagerb')).toEqual([['Lagerböcke', 'Reiser Pumpen']])
})
