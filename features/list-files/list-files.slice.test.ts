import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { copyCustomer } from '#tests/many.ts'
import { editSheet, type Sheet, setCell } from '#tests/sheets.ts'

let house: TestHouse
let lead: TestMember
let anna: TestMember
beforeAll(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Petra Lead' })
  anna = await house.member(['sales'], { name: 'Anna Ast' })
})
afterAll(() => house.close())

type Filter = Parameters<TestMember['exportCustomers']>[0]

async function bringBack(filter: Filter, work: (sheet: Sheet) => void, as = lead) {
  const file = await as.exportCustomers(filter)
  return await as.addListFile({ name: file.name, bytes: await editSheet(file.bytes, work) })
}

async function rowsOf(id: string, filter: object = {}) {
  return (await lead.listListFileRows({ id, ...filter })).rows
}

async function apply(id: string, as = lead) {
  await as.applyListFile({ id })
  await house.runJobs()
  return await as.getListFile({ id })
}

describe('a list of customers that comes back', () => {
  it('shows exactly what was changed, takes it over and takes it back', async () => {
    const region = 'Hin und her'
    const one = await lead.createCustomer({
      name: 'Adler GmbH',
      region,
      postcode: '01067',
      country: 'DE',
      phones: [{ label: 'Zentrale', number: '+49 351 1' }, { number: '0351 2' }],
      emails: ['a@b.de', 'c@d.de'],
      tags: ['Messe', 'VIP'],
      potential: 1_234_50,
      fields: { Maschinenpark: '=12 Fräsen' },
      note: 'Zeile 1\nZeile 2 \u00a0Ende',
    })
    const two = await lead.createCustomer({ name: 'Bär AG', region })
    const before = await lead.getCustomer({ id: one.id })
    const state = await bringBack({ region: [region] }, (sheet) => {
      setCell(sheet, 'Adler GmbH', 'PLZ', 1099)
      setCell(sheet, 'Adler GmbH', 'Status', 'ehemaliger kunde')
      setCell(sheet, 'Adler GmbH', 'Betreut von', 'Anna Ast')
      setCell(sheet, 'Adler GmbH', 'Klasse', 'B')
      setCell(sheet, 'Adler GmbH', 'Telefon', '+49 351 99')
      setCell(sheet, 'Adler GmbH', 'Merkmale', 'VIP;Neu')
      setCell(sheet, 'Adler GmbH', 'Potenzial pro Jahr', '2.000,75 €')
      setCell(sheet, 'Adler GmbH', 'Maschinenpark', null)
      setCell(sheet, 'Adler GmbH', 'Letzter Kontakt', new Date('2026-01-01T00:00:00Z'))
      sheet.rows.reverse()
    })
    expect(state.counts).toMatchObject({ rows: 2, changed: 1, cells: 8, conflicts: 0, new: 0, missing: 0, wrong: 0 })
    expect(state.ignored).toEqual([{ header: 'Letzter Kontakt', count: 1 }])
    const [row] = await rowsOf(state.id)
    expect(row?.label).toBe('Adler GmbH')
    expect(Object.fromEntries((row?.cells ?? []).map((cell) => [cell.key, [cell.ours, cell.theirs]]))).toEqual({
      postcode: ['01067', '01099'],
      standing: ['Kunde', 'Ehemaliger Kunde'],
      owner: ['Petra Lead', 'Anna Ast'],
      class: [null, 'B'],
      phone: ['+49 351 1', '+49 351 99'],
      tags: ['Messe; VIP', 'VIP; Neu'],
      potential: [123_450, 200_075],
      'fields.Maschinenpark': ['=12 Fräsen', null],
    })
    const done = await apply(state.id)
    expect(done).toMatchObject({ state: 'done', report: { changed: 1, created: 0, deleted: 0, left: 0 } })
    expect(await lead.getCustomer({ id: one.id })).toMatchObject({
      postcode: '01099',
      standing: 'former',
      ownerId: anna.id,
      class: 'B',
      classReason: 'aus der Liste vom 2026-11-21',
      phones: [{ label: 'Zentrale', number: '+49 351 99' }, { number: '0351 2' }],
      emails: ['a@b.de', 'c@d.de'],
      tags: ['VIP', 'Neu'],
      potential: 200_075,
      fields: {},
      note: before.note,
    })
    expect((await lead.getCustomer({ id: two.id })).version).toBe(1)
    await lead.undoListFile({ id: state.id })
    await house.runJobs()
    expect(await lead.getListFile({ id: state.id })).toMatchObject({ state: 'undone', undone: { kept: [] } })
    const { version: _, ...was } = before
    expect(await lead.getCustomer({ id: one.id })).toMatchObject(was)
  })

  it('names what was changed on both sides and asks which holds', async () => {
    const { id } = await lead.createCustomer({ name: 'Konflikt KG', region: 'K', city: 'Ulm', street: 'Weg 1' })
    const file = await lead.exportCustomers({ region: ['K'] })
    await lead.changeCustomer({ id, city: 'Aalen', street: 'Weg 2', branch: 'Bau' })
    const bytes = await editSheet(file.bytes, (sheet) => {
      setCell(sheet, 'Konflikt KG', 'Ort', 'Köln')
      setCell(sheet, 'Konflikt KG', 'Straße', 'Weg 3')
      setCell(sheet, 'Konflikt KG', 'Web', 'www.konflikt.example')
    })
    const state = await lead.addListFile({ name: 'K.xlsx', bytes })
    expect(state).toMatchObject({ counts: { changed: 1, conflicts: 1 }, questions: ['conflicts'] })
    await expect(lead.applyListFile({ id: state.id })).rejects.toMatchObject({ code: 'listFileAsks' })
    const [row] = await rowsOf(state.id, { conflict: true })
    expect(row?.cells.map((cell) => [cell.key, cell.conflict])).toEqual([
      ['street', true],
      ['city', true],
      ['web', false],
    ])
    await lead.changeListFile({ id: state.id, conflicts: 'ours' })
    await lead.decideListFileRow({ id: state.id, number: row?.number ?? 0, cells: { city: 'theirs' } })
    await apply(state.id)
    // What nobody touched in the list stays as it was changed in the house.
    expect(await lead.getCustomer({ id })).toMatchObject({
      city: 'Köln',
      street: 'Weg 2',
      branch: 'Bau',
      web: 'www.konflikt.example',
    })
  })

  it('new rows that are there already, here or further up, are left unless one is wanted at its row', async () => {
    await lead.createCustomer({ name: 'Zwilling Pumpen GmbH', region: 'Z', postcode: '72070', city: 'Tübingen' })
    await house.runJobs()
    const state = await bringBack({ region: ['Z'] }, (sheet) => {
      const add = (name: string, postcode: string, city: string) =>
        sheet.rows.push(
          sheet.header.map((header) => ({ Firma: name, PLZ: postcode, Ort: city, Region: 'Z' })[header] ?? null),
        )
      add('ZWILLING Pumpen', '72070', 'Tübingen')
      add('Neuling Getriebe KG', '89073', 'Ulm')
      add('Neuling Getriebe', '89073', 'Ulm')
      add('Ganz anders AG', '10115', 'Berlin')
    })
    const rows = await rowsOf(state.id, { difference: 'new' })
    expect(rows.map((row) => [row.label, row.reason])).toEqual([
      ['ZWILLING Pumpen', 'listFileDouble'],
      ['Neuling Getriebe KG', null],
      ['Neuling Getriebe', 'listFileDouble'],
      ['Ganz anders AG', null],
    ])
    await lead.changeListFile({ id: state.id, new: 'take' })
    await lead.decideListFileRow({ id: state.id, number: rows[2]?.number ?? 0, decision: 'take' })
    expect((await apply(state.id)).report).toMatchObject({ created: 3, left: 1 })
    const there = (await lead.listCustomers({ region: ['Z'] })).customers.map(({ name }) => name)
    expect(there).toEqual(['Ganz anders AG', 'Neuling Getriebe', 'Neuling Getriebe KG', 'Zwilling Pumpen GmbH'])
    expect((await rowsOf(state.id, { left: true })).map((row) => row.label)).toEqual(['ZWILLING Pumpen'])
  })

  it('asks about new and missing rows, and never deletes unasked', async () => {
    await lead.createCustomer({ name: 'Bleibt', region: 'N' })
    const goes = await lead.createCustomer({ name: 'Geht', region: 'N' })
    await lead.createCustomer({ name: 'Vorlage', region: 'N', city: 'Ulm' })
    const state = await bringBack({ region: ['N'] }, (sheet) => {
      sheet.rows = sheet.rows.filter((row) => row[0] !== 'Geht')
      const template = [...(sheet.rows.find((row) => row[0] === 'Vorlage') ?? [])]
      sheet.rows.push([...template])
      template[0] = 'Kopiert'
      sheet.rows.push(template)
      const fresh: Sheet['rows'][number] = sheet.header.map(() => null)
      fresh[0] = 'Neu GmbH'
      fresh[sheet.header.indexOf('Kundennummer')] = '4711'
      sheet.rows.push(fresh)
    })
    expect(state.counts).toMatchObject({ changed: 0, new: 2, missing: 1 })
    expect(state.questions).toEqual(['new', 'missing'])
    const missing = await rowsOf(state.id, { difference: 'missing' })
    expect(missing.map((row) => row.label)).toEqual(['Geht'])
    await lead.changeListFile({ id: state.id, new: 'take' })
    const answered = await lead.decideListFileRow({ id: state.id, number: missing[0]?.number ?? 0, decision: 'take' })
    expect(answered.questions).toEqual([])
    expect((await apply(state.id)).report).toEqual({ changed: 0, created: 2, deleted: 1, left: 0 })
    const names = async () => (await lead.listCustomers({ region: ['N'] })).customers.map((row) => row.name)
    // The fresh row says no region, so it is elsewhere.
    expect(await names()).toEqual(['Bleibt', 'Kopiert', 'Vorlage'])
    await expect(lead.getCustomer({ id: goes.id })).rejects.toMatchObject({ code: 'notFound' })
    await lead.undoListFile({ id: state.id })
    await house.runJobs()
    expect(await names()).toEqual(['Bleibt', 'Geht', 'Vorlage'])
  })

  it('refuses cells that say what cannot be, and names them; the rest comes in', async () => {
    const { id } = await lead.createCustomer({ name: 'Falsch', region: 'F' })
    const state = await bringBack({ region: ['F'] }, (sheet) => {
      setCell(sheet, 'Falsch', 'Status', 'weiß nicht')
      setCell(sheet, 'Falsch', 'E-Mail', 'kein Klammeraffe')
      setCell(sheet, 'Falsch', 'Rhythmus (Tage)', 'oft')
      setCell(sheet, 'Falsch', 'Potenzial pro Jahr', 'viel')
      setCell(sheet, 'Falsch', 'Ort', 'Ulm')
    })
    expect(state.counts).toMatchObject({ changed: 1, cells: 1, wrong: 1 })
    const [row] = await rowsOf(state.id, { wrong: true })
    expect(Object.fromEntries((row?.cells ?? []).map((cell) => [cell.key, cell.wrong]))).toEqual({
      standing: 'choice',
      email: 'value',
      rhythm: 'number',
      potential: 'amount',
      city: null,
    })
    await apply(state.id)
    expect(await lead.getCustomer({ id })).toMatchObject({ city: 'Ulm', emails: [], standing: 'customer' })
  })

  it('is written with the rights of whoever applies it, row by row', async () => {
    const mine = await anna.createCustomer({ name: 'Annas', region: 'R' })
    const other = await lead.createCustomer({ name: 'Petras', region: 'R' })
    const file = await anna.exportCustomers({ region: ['R'] })
    const bytes = await editSheet(file.bytes, (sheet) => {
      setCell(sheet, 'Annas', 'Ort', 'Ulm')
      setCell(sheet, 'Petras', 'Ort', 'Ulm')
    })
    const { id } = await anna.addListFile({ name: 'R.xlsx', bytes })
    expect((await apply(id, anna)).report).toMatchObject({ changed: 1, left: 1 })
    expect((await anna.listListFileRows({ id, left: true })).rows).toMatchObject([
      { label: 'Petras', outcome: 'left', reason: 'notAllowed' },
    ])
    expect((await lead.getCustomer({ id: mine.id })).city).toBe('Ulm')
    expect((await lead.getCustomer({ id: other.id })).city).toBeNull()
  })

  it('does not overwrite what was changed while somebody looked at the differences', async () => {
    const { id } = await lead.createCustomer({ name: 'Eilig', region: 'E', city: 'Ulm' })
    const state = await bringBack({ region: ['E'] }, (sheet) => setCell(sheet, 'Eilig', 'Ort', 'Köln'))
    await lead.changeCustomer({ id, city: 'Aalen' })
    expect((await apply(state.id)).report).toMatchObject({ changed: 0, left: 1 })
    expect((await lead.getCustomer({ id })).city).toBe('Aalen')
  })

  it('is known as ours only by this company, and needs its hidden column', async () => {
    await lead.createCustomer({ name: 'Irgendwer', region: 'O' })
    const file = await lead.exportCustomers({ region: ['O'] })
    const without = await editSheet(file.bytes, (sheet) => {
      const at = sheet.header.indexOf('Bordmittel-Nr.')
      sheet.header.splice(at, 1)
      for (const row of sheet.rows) row.splice(at, 1)
    })
    await expect(lead.addListFile({ name: 'a.xlsx', bytes: without })).rejects.toMatchObject({
      code: 'listFileHeaderGone',
    })
    const other = await openTestHouse()
    try {
      const chief = await other.member(['salesLead'])
      await expect(chief.addListFile({ name: 'a.xlsx', bytes: file.bytes })).rejects.toMatchObject({
        code: 'listFileNotOurs',
      })
    } finally {
      await other.close()
    }
    await expect(lead.addListFile({ name: 'a.csv', bytes: new TextEncoder().encode('a;b') })).rejects.toMatchObject({
      code: 'listFileNotOurs',
    })
  })

  it('the contact list comes back as customers, without asking about rows that are not in it', async () => {
    const { id } = await lead.createCustomer({ name: 'Ruf mich an', region: 'C', city: 'Ulm' })
    await lead.createTask({ kind: 'promise', customerId: id, text: 'Muster', dueDay: '2026-11-21' })
    const file = await lead.exportContactAgain({ region: ['C'] })
    const bytes = await editSheet(file.bytes, (sheet) => {
      const row = sheet.rows.find((one) => one[1] === 'Ruf mich an')
      if (row) row[sheet.header.indexOf('Ort')] = 'Köln'
    })
    const state = await lead.addListFile({ name: 'c.xlsx', bytes })
    expect(state).toMatchObject({ list: 'contactAgain', counts: { changed: 1, cells: 1, missing: 0 } })
    await apply(state.id)
    expect((await lead.getCustomer({ id })).city).toBe('Köln')
  })
})

it('a list of more than ten thousand customers comes back in pieces; cancelled in the middle nothing is half-done', async () => {
  const many = 10_500
  const { id } = await lead.createCustomer({ name: 'Kunde', region: 'Viele', ownerId: lead.id })
  await copyCustomer(house, id, many - 1)
  const state = await bringBack({ region: ['Viele'] }, (sheet) => {
    const at = sheet.header.indexOf('Ort')
    for (const [n, row] of sheet.rows.entries()) if (n % 100 === 0) row[at] = `Ort ${n}`
  })
  expect(state.counts).toMatchObject({ rows: many, changed: 105, cells: 105 })
  await lead.applyListFile({ id: state.id })
  await lead.cancelListFile({ id: state.id })
  await house.runJobs()
  expect((await lead.getListFile({ id: state.id })).state).toBe('cancelled')
  const cities = new Set((await lead.listCustomers({ region: ['Viele'], limit: 200 })).customers.map((row) => row.city))
  expect([...cities]).toEqual([null])
})
