import { afterAll, beforeAll, expect, it } from 'vitest'
import { defaultLimits } from '#features/imports/readers/tables.ts'
import { readVcf } from '#features/imports/readers/vcf.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
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

async function take(
  file: { name: string; bytes: Uint8Array },
  work: (sheet: Sheet) => void,
  missing: 'leave' | 'take' = 'leave',
) {
  const bytes = await editSheet(file.bytes, work)
  const state = await lead.addListFile({ name: file.name, bytes })
  await lead.changeListFile({ id: state.id, new: 'take', missing })
  await lead.applyListFile({ id: state.id })
  await house.runJobs()
  return { state, report: (await lead.getListFile({ id: state.id })).report }
}

function fresh(sheet: Sheet, values: Record<string, Sheet['rows'][number][number]>): void {
  sheet.rows.push(sheet.header.map((header) => values[header] ?? null))
}

it('persons: changed, new ones at the company named, whoever names none that is known is left', async () => {
  const customer = await lead.createCustomer({ name: 'Adler GmbH' })
  const { id } = await lead.createPerson({
    customerId: customer.id,
    lastName: 'Sauter',
    firstName: 'Petra',
    phones: [{ label: 'Mobil', number: '+49 171 1' }],
    birthday: '1980-05-12',
    language: 'fr',
    fields: { Hobby: 'Segeln' },
  })
  const { state, report } = await take(await lead.exportPersons({}), (sheet) => {
    setCell(sheet, 'Sauter', 'Geburtstag', new Date('1981-06-13T00:00:00Z'))
    setCell(sheet, 'Sauter', 'Sprache', 'Deutsch')
    setCell(sheet, 'Sauter', 'Nicht mehr da', 'ja')
    setCell(sheet, 'Sauter', 'Hobby', 'Rudern')
    setCell(sheet, 'Sauter', 'Firma', 'Andere AG')
    fresh(sheet, { Nachname: 'Neu', Vorname: 'Nina', Firma: 'Adler GmbH', Anrede: 'Frau' })
    fresh(sheet, { Nachname: 'Fremd', Firma: 'Gibt es nicht AG' })
  })
  expect(state).toMatchObject({ counts: { changed: 1, cells: 4, new: 2 }, ignored: [{ header: 'Firma', count: 1 }] })
  expect(report).toEqual({ changed: 1, created: 1, deleted: 0, left: 1 })
  expect(await lead.getPerson({ id })).toMatchObject({
    birthday: '1981-06-13',
    language: 'de',
    leftAt: expect.any(String),
    fields: { Hobby: 'Rudern' },
    customerId: customer.id,
    phones: [{ label: 'Mobil', number: '+49 171 1' }],
  })
  const { persons } = await lead.listPersons({ customerId: customer.id })
  expect(persons.map((one) => one.lastName).sort()).toEqual(['Neu', 'Sauter'])
  const { rows } = await lead.listListFileRows({ id: state.id, left: true })
  expect(rows.map((row) => [row.label, row.reason])).toEqual([['Fremd', 'listFileCustomerUnknown']])
})

it('tasks: another day and another colleague, a new promise', async () => {
  const { id } = await lead.createTask({ kind: 'task', text: 'Preisliste', dueDay: '2026-11-25' })
  const { report } = await take(await lead.exportTasks({}), (sheet) => {
    setCell(sheet, 'Preisliste', 'Bis', '30.11.2026')
    setCell(sheet, 'Preisliste', 'Wer', 'Anna Ast')
    fresh(sheet, { Was: 'Muster', Art: 'Zusage', Bis: new Date('2026-12-01T00:00:00Z') })
  })
  expect(report).toMatchObject({ changed: 1, created: 1, left: 0 })
  expect(await lead.getTask({ id })).toMatchObject({ dueDay: '2026-11-30', assigneeId: anna.id })
  const { tasks } = await lead.listTasks({ kinds: ['promise'] })
  expect(tasks).toMatchObject([{ text: 'Muster', dueDay: '2026-12-01' }])
})

it('opportunities: stage, amount, days; a new one at a customer; the sums follow', async () => {
  const customer = await lead.createCustomer({ name: 'Bär AG' })
  const { id } = await lead.createOpportunity({ customerId: customer.id, title: 'Spindeln', amount: 100_00 })
  const stages = (await lead.listStages({})).stages
  const { report } = await take(await lead.exportOpportunities({}), (sheet) => {
    setCell(sheet, 'Spindeln', 'Betrag', 2500.5)
    setCell(sheet, 'Spindeln', 'Phase', stages[2]?.name ?? '')
    setCell(sheet, 'Spindeln', 'Abschluss erwartet', '15.3.2027')
    fresh(sheet, { Verkaufschance: 'Gehäuse', Kunde: 'Bär AG', Betrag: '1.000,00' })
  })
  expect(report).toMatchObject({ changed: 1, created: 1, left: 0 })
  expect(await lead.getOpportunity({ id })).toMatchObject({
    amount: 250_050,
    stageId: stages[2]?.id,
    expectedClose: '2027-03-15',
  })
  const { sums } = await lead.sumOpportunities({})
  expect(sums.reduce((sum, one) => sum + one.amount, 0)).toBe(350_050)
})

it('complaints: what was said and promised; new ones at the customer named get their number; steps are only shown', async () => {
  const { id: customerId } = await lead.createCustomer({ name: 'Hohner Antriebe AG' })
  const entered = async (text: string) => await lead.createComplaint({ customerId, text, receivedDay: '2026-11-09' })
  const rust = await entered('Rost')
  const scratch = await entered('Kratzer')
  const wrong = await entered('Falsche Menge')
  const { state, report } = await take(
    await lead.exportComplaints({}),
    (sheet) => {
      setCell(sheet, rust.number, 'Beanstandet', 'Rost an der Kante\nSiehe Foto')
      setCell(sheet, rust.number, 'Zugesagt', 'Ersatz')
      setCell(sheet, rust.number, 'Zugesagt bis', '30.11.2026')
      setCell(sheet, rust.number, 'Stand', 'Abgeschlossen')
      setCell(sheet, wrong.number, 'Zugesagt', 'Gutschrift')
      sheet.rows = sheet.rows.filter(([number]) => number !== scratch.number)
      fresh(sheet, { Kunde: 'Hohner Antriebe AG', Beanstandet: 'Grat', 'Eingegangen am': '10.11.2026' })
      fresh(sheet, { Kunde: 'Gibt es nicht AG', Beanstandet: 'Fremd' })
      fresh(sheet, { Kunde: 'Hohner Antriebe AG', 'Eingegangen am': '10.11.2026' })
    },
    'take',
  )
  expect(state).toMatchObject({
    list: 'complaints',
    counts: { changed: 2, cells: 4, new: 3, missing: 1 },
    ignored: [{ header: 'Stand', count: 1 }],
  })
  expect(report).toEqual({ changed: 1, created: 1, deleted: 1, left: 3 })
  const { rows } = await lead.listListFileRows({ id: state.id, left: true })
  expect(rows.map((row) => [row.label, row.reason])).toEqual([
    [`${wrong.number}: Falsche Menge`, 'promiseNeedsDay'],
    ['Fremd', 'listFileCustomerUnknown'],
    ['', 'listFileFieldWrong'],
  ])
  const open = async () =>
    (await lead.listComplaints({})).complaints.map(({ number, text, promise }) => [number, text, promise]).sort()
  expect(await open()).toEqual([
    [rust.number, 'Rost an der Kante\nSiehe Foto', 'Ersatz'],
    [wrong.number, 'Falsche Menge', null],
    ['R-2026-004', 'Grat', null],
  ])
  await lead.undoListFile({ id: state.id })
  await house.runJobs()
  expect(await open()).toEqual([
    [rust.number, 'Rost', null],
    [scratch.number, 'Kratzer', null],
    [wrong.number, 'Falsche Menge', null],
  ])
})

it('samples: kind and days; what was decided already is not asked about again', async () => {
  const { id: customerId } = await lead.createCustomer({ name: 'Vogt Fördertechnik AG' })
  await lead.createSample({ customerId, text: 'Lagerbock', sentOn: '2026-11-02' })
  const { id } = await lead.createSample({ customerId, text: 'Welle', sentOn: '2026-11-02' })
  const file = await lead.exportSamples({})
  await lead.decideSample({ id, outcome: 'approved' })
  const { state, report } = await take(file, (sheet) => {
    setCell(sheet, 'Lagerbock', 'Art', 'Erstmuster')
    setCell(sheet, 'Lagerbock', 'Nachfragen am', new Date('2026-12-01T00:00:00Z'))
    setCell(sheet, 'Welle', 'Nachfragen am', '1.12.2026')
    fresh(sheet, { Muster: 'Gehäuse', Kunde: 'Vogt Fördertechnik AG', 'Verschickt am': '3.11.2026' })
  })
  expect(report).toEqual({ changed: 1, created: 1, deleted: 0, left: 1 })
  const { samples } = await lead.listSamples({})
  expect(samples.map(({ text, kind, askOn }) => [text, kind, askOn])).toEqual([
    ['Gehäuse', 'sample', '2026-11-17'],
    ['Lagerbock', 'firstArticle', '2026-12-01'],
  ])
  const { rows } = await lead.listListFileRows({ id: state.id, left: true })
  expect(rows.map((row) => [row.label, row.reason])).toEqual([['Welle', 'sampleDecided']])
})

it('products: prices, rates, no longer offered; new ones made; costs only for those who may see them', async () => {
  const spindle = { name: 'Spindel', number: '007', unit: 'Stück', listPrice: 129_90, costPrice: 80_00 }
  const { id } = await lead.createProduct(spindle)
  const gone = await lead.createProduct({ name: 'Achse alt' })
  await lead.createProduct({ name: 'Lager' })
  const { state, report } = await take(await lead.exportProducts({ state: 'offered' }), (sheet) => {
    setCell(sheet, 'Spindel', 'Listenpreis', '1.300,50')
    setCell(sheet, 'Spindel', 'Einstandspreis', -1)
    setCell(sheet, 'Spindel', 'Steuersatz', 0.07)
    setCell(sheet, 'Spindel', 'Nicht mehr angeboten', 'ja')
    setCell(sheet, 'Lager', 'Währung', 'chf')
    sheet.rows = sheet.rows.filter(([name]) => name !== 'Achse alt')
    fresh(sheet, { Produkt: 'Gehäuse', Artikelnummer: 'G-1', Listenpreis: 12.5, Steuersatz: '7 %' })
    fresh(sheet, { Produkt: 'Gehäuse neu', Artikelnummer: 'g1' })
    fresh(sheet, { Einheit: 'kg' })
  })
  expect(state.counts).toMatchObject({ changed: 2, cells: 4, wrong: 1, new: 3, missing: 1 })
  expect(report).toEqual({ changed: 2, created: 1, deleted: 0, left: 2 })
  const { rows } = await lead.listListFileRows({ id: state.id, left: true })
  expect(rows.map((row) => [row.label, row.reason])).toEqual([
    ['Gehäuse neu', 'listFileDouble'],
    ['', 'listFileFieldWrong'],
  ])
  expect(await lead.getProduct({ id })).toMatchObject({
    ...spindle,
    listPrice: 1300_50,
    vatRate: 'reduced',
    retiredAt: expect.any(String),
  })
  const { products } = await lead.listProducts({})
  expect(products.map(({ name, currency, vatRate }) => [name, currency, vatRate])).toEqual([
    ['Achse alt', 'EUR', 'standard'],
    ['Gehäuse', 'EUR', 'reduced'],
    ['Lager', 'CHF', 'standard'],
    ['Spindel', 'EUR', 'reduced'],
  ])
  expect(await lead.getProduct({ id: gone.id })).toMatchObject({ version: 1 })
  await editSheet((await anna.exportProducts({})).bytes, ({ header, rows: [first] }) => {
    expect(header).not.toContain('Einstandspreis')
    expect(first?.slice(0, 6)).toEqual(['Achse alt', null, null, null, null, 'EUR'])
  })
  await lead.undoListFile({ id: state.id })
  await house.runJobs()
  expect(await lead.getProduct({ id })).toMatchObject({ ...spindle, vatRate: 'standard', retiredAt: null })
  expect((await lead.listProducts({})).products).toHaveLength(3)
})

it('leads: what was said and where from; how it went on is only shown, a converted one stays, all taken back', async () => {
  const customer = await lead.createCustomer({ name: 'Cramer KG' })
  const { id } = await lead.createLead({ company: 'Müller Stahl', text: '200 Wellen', origin: 'fair', take: true })
  const gone = await lead.createLead({ company: 'Doppelt GmbH', text: 'noch einmal' })
  const { id: known } = await lead.createLead({ company: 'Schon Kunde', text: 'Gehäuse' })
  const file = await lead.exportLeads({ mine: false })
  await lead.convertLead({ id: known, customerId: customer.id })
  const { state, report } = await take(
    file,
    (sheet) => {
      setCell(sheet, 'Müller Stahl', 'Worum geht es', null)
      setCell(sheet, 'Müller Stahl', 'Woher', 'Empfehlung')
      setCell(sheet, 'Müller Stahl', 'Empfohlen von', 'Frau Ast')
      setCell(sheet, 'Müller Stahl', 'Betrag', '12.400,50')
      setCell(sheet, 'Müller Stahl', 'E-Mail', 'keine')
      setCell(sheet, 'Müller Stahl', 'Stand', 'abgelehnt')
      setCell(sheet, 'Schon Kunde', 'Telefon', '0711 1')
      sheet.rows = sheet.rows.filter((row) => row[0] !== 'Doppelt GmbH')
      fresh(sheet, { Firma: 'Neu AG', 'Worum geht es': 'Muster', 'Eingegangen am': '19.11.2026', Kunde: 'Cramer KG' })
      fresh(sheet, { Anrede: 'Frau' })
    },
    'take',
  )
  expect(state).toMatchObject({
    list: 'leads',
    counts: { changed: 2, cells: 5, new: 2, missing: 1, wrong: 1 },
    ignored: [{ header: 'Stand', count: 1 }],
  })
  expect(report).toEqual({ changed: 1, created: 1, deleted: 1, left: 2 })
  const { rows } = await lead.listListFileRows({ id: state.id, left: true })
  expect(rows.map((row) => [row.label, row.reason])).toEqual([
    ['Schon Kunde', 'leadConverted'],
    ['', 'leadEmpty'],
  ])
  const after = { text: '', origin: 'recommendation', recommendedBy: 'Frau Ast', amount: 1_240_050, email: null }
  expect(await lead.getLead({ id })).toMatchObject({ ...after, state: 'inWork' })
  const open = async () => (await lead.listLeads({})).leads.map(({ company }) => company).sort()
  expect(await open()).toEqual(['Müller Stahl', 'Neu AG'])
  const { leads } = await lead.listLeads({ origin: 'list' })
  expect(leads).toMatchObject([{ receivedAt: '2026-11-18T23:00:00.000Z', customerId: customer.id, state: 'waiting' }])

  await lead.undoListFile({ id: state.id })
  await house.runJobs()
  expect(await open()).toEqual(['Doppelt GmbH', 'Müller Stahl'])
  expect(await lead.getLead({ id: gone.id })).toMatchObject({ text: 'noch einmal' })
  expect(await lead.getLead({ id })).toMatchObject({ text: '200 Wellen', origin: 'fair', amount: null })
})

it.each(['3.0', '4.0'] as const)('business cards %s are read back by our own reader', async (version) => {
  const search = `Karten${version.replace('.', '')}`
  const customer = await lead.createCustomer({
    name: `${search}; Söhne, GmbH`,
    street: 'Weg 1',
    postcode: '01067',
    city: 'Köln',
    country: 'DE',
    web: 'https://k.example',
  })
  await lead.createPerson({
    customerId: customer.id,
    salutation: 'Frau',
    title: 'Dr.',
    firstName: 'Änne',
    lastName: 'Öztürk, von',
    function: 'Leitung Einkauf; Technik und noch sehr viel mehr, damit die Zeile länger wird als erlaubt — wirklich',
    phones: [
      { label: 'Mobil', number: '+49 171 1' },
      { label: '', number: '0711 2' },
    ],
    emails: ['a@k.example', 'b@k.example'],
    birthday: '1980-05-12',
    tags: ['VIP', 'Messe, 2027'],
    note: 'Erste\nZweite \\ Zeile',
  })
  const file = await lead.exportPersonCards({ search, version })
  const text = Buffer.from(file.bytes).toString('utf8')
  expect(text.startsWith(`BEGIN:VCARD\r\nVERSION:${version}\r\n`)).toBe(true)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  if (version === '3.0') expect(text).toContain('N;CHARSET=UTF-8:Öztürk\\, von;Änne;;Frau Dr.;')
  const { tables } = await readVcf(file.bytes, 'k', defaultLimits)
  const table = tables[0]!
  const { value: rows } = await table.rows().next()
  const card = Object.fromEntries(table.columns.map((column, at) => [column, rows?.[0]?.cells[at]]))
  expect(card).toMatchObject({
    Anrede: 'Frau Dr.',
    Vorname: 'Änne',
    Nachname: 'Öztürk, von',
    Firma: `${search}; Söhne, GmbH`,
    Straße: 'Weg 1',
    PLZ: '01067',
    Ort: 'Köln',
    Web: 'https://k.example',
    Mobil: '+49 171 1',
    'Telefon geschäftlich': '0711 2',
    Notiz: 'Erste\nZweite \\ Zeile',
    Kategorien: 'VIP, Messe, 2027',
    Geburtstag: version === '3.0' ? '1980-05-12' : '19800512',
  })
  expect(card.Funktion).toContain('Leitung Einkauf; Technik')
  expect(Object.values(card)).toContain('b@k.example')
})

it('a list that came in goes out again in its own columns, and comes back', async () => {
  const csv =
    'Firmenname;Kd-Nr.;PLZ;Ort;Sonderpreis;Ansprechpartner;Straße\nAdler Shape GmbH;S1;01067;Dresden;ja;Petra Sauter;Weg 1\n'
  const { id } = await lead.addImportFile({ name: 'Liste.csv', bytes: new TextEncoder().encode(csv) })
  await lead.runImport({ id })
  await house.runJobs()
  const file = await lead.exportInShape({ id })
  let seen: Sheet | null = null
  const bytes = await editSheet(file.bytes, (sheet) => {
    seen = { header: [...sheet.header], rows: sheet.rows.map((row) => [...row]) }
    setCell(sheet, 'Adler Shape GmbH', 'Sonderpreis', 'nein')
    setCell(sheet, 'Adler Shape GmbH', 'Ort', 'Pirna')
  })
  const { header, rows } = seen as unknown as Sheet
  expect(header.slice(0, 7)).toEqual(['Firmenname', 'Kd-Nr.', 'PLZ', 'Ort', 'Sonderpreis', 'Ansprechpartner', 'Straße'])
  expect(rows[0]?.slice(0, 7)).toEqual(['Adler Shape GmbH', 'S1', '01067', 'Dresden', 'ja', 'Petra Sauter', 'Weg 1'])
  const state = await lead.addListFile({ name: 'Liste.xlsx', bytes })
  expect(state.counts).toMatchObject({ changed: 1, cells: 2, conflicts: 0, wrong: 0 })
  await lead.applyListFile({ id: state.id })
  await house.runJobs()
  const [row] = (await lead.listCustomers({ importId: id })).customers
  expect(await lead.getCustomer({ id: row?.id ?? '' })).toMatchObject({
    city: 'Pirna',
    fields: { Sonderpreis: 'nein' },
  })
})
