import { writeXlsx } from 'hucre/xlsx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registry } from '#features/index.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember

beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['management', 'salesLead'], { name: 'Anna Berg', administrator: true })
})
afterEach(() => house.close())

const bytes = (text: string) => new TextEncoder().encode(text)

const list = [
  'Kd-Nr.;Firma;Straße;PLZ;Ort;Telefon;Ansprechpartner;E-Mail;Klasse;Umsatz 2025;Letzter Kontakt;Wiedervorlage;Bemerkung;Betreut von;Sonderpreis',
  '1001;Adler Pumpen GmbH;Königstr. 1;70173;Stuttgart;0711 12345;Frau Dr. Petra Sauter;p.sauter@adler.example;A;84.000,50;12.03.2026;01.12.2026;will Angebot;Anna Berg;ja',
  '1002;Bär Maschinenbau AG;Ring 2;1067;Dresden;0351 98765;Jens Kollmar;;B;1.200,00;;;;Jonas Neu;',
  '1003;Zwickel KG;;8010;Graz;+43 316 1;;office@zwickel.example;;;;;;;nein',
  ';;;;;;;;;;;;;;nur Text',
  'Summe;;;;;;;;;85.200,50;;;;;',
].join('\r\n')

async function bringIn(text: string | Uint8Array<ArrayBuffer>, name = 'Kunden.csv', member = lead) {
  const { id } = await member.addImportFile({ name, bytes: typeof text === 'string' ? bytes(text) : text })
  await member.runImport({ id })
  await house.runJobs()
  return await member.getImport({ id })
}

const counts = (state: Awaited<ReturnType<typeof bringIn>>) =>
  state.report!.tables.map(({ created, updated, unchanged, rejected }) => [created, updated, unchanged, rejected])
const customerByName = async (name: string) => {
  const { customers } = await lead.listCustomers({ limit: 200 })
  const found = customers.find((one) => one.name === name)
  return found ? await lead.getCustomer({ id: found.id }) : null
}

describe('a customer list', () => {
  it('is recognised, tried out without writing, and brought in whole', async () => {
    const recognised = await lead.addImportFile({ name: 'Kunden.csv', bytes: bytes(list) })
    expect(recognised).toMatchObject({ state: 'open', tables: [{ kind: 'customers', rowCount: 5, questions: [] }] })
    await lead.checkImport({ id: recognised.id })
    expect((await lead.getImport({ id: recognised.id })).state).toBe('checking')
    await house.runJobs()
    const checked = await lead.getImport({ id: recognised.id })
    expect(checked.state).toBe('open')
    expect(checked.checked!.tables[0]).toMatchObject({
      rows: 5,
      created: 3,
      rejected: 2,
      made: { customers: 3, persons: 2, activities: 1, tasks: 1, revenues: 2 },
    })
    expect(checked.checked!.newMembers).toEqual(['Jonas Neu'])
    expect((await lead.listCustomers({})).total).toBe(0)
    expect((await lead.listMembers({})).members).toHaveLength(1)

    await lead.runImport({ id: recognised.id })
    expect((await lead.getImport({ id: recognised.id })).state).toBe('running')
    await expect(lead.changeImport({ id: recognised.id, existing: 'replace' })).rejects.toMatchObject({
      code: 'importNotOpen',
    })
    await house.runJobs()
    const done = await lead.getImport({ id: recognised.id })
    expect(done).toMatchObject({ state: 'done', undo: recognised.id, report: checked.checked })
    expect(done.report!.tables[0]!.rejections).toEqual([
      { row: 5, reason: 'nameMissing' },
      { row: 6, reason: 'nameMissing' },
    ])

    const members = new Map((await lead.listMembers({})).members.map((one) => [one.name, one]))
    expect(members.get('Jonas Neu')).toMatchObject({ hasLogin: false })
    const adler = await customerByName('Adler Pumpen GmbH')
    expect(adler).toMatchObject({
      customerNumber: '1001',
      street: 'Königstr. 1',
      postcode: '70173',
      city: 'Stuttgart',
      class: 'A',
      ownerId: lead.id,
      phones: [{ number: '0711 12345', e164: '+4971112345' }],
      fields: { Sonderpreis: 'ja' },
      note: 'will Angebot',
      revenue: 8_400_050,
      lastContact: '2026-03-12',
    })
    const { persons } = await lead.listPersons({ customerId: adler!.id })
    expect(persons).toMatchObject([
      { salutation: 'Frau', title: 'Dr.', firstName: 'Petra', lastName: 'Sauter', emails: ['p.sauter@adler.example'] },
    ])
    expect((await lead.listTasks({ customerId: adler!.id })).tasks).toMatchObject([
      { kind: 'followUp', dueDay: '2026-12-01', text: 'Wiedervorlage' },
    ])
    expect(await customerByName('Bär Maschinenbau AG')).toMatchObject({
      postcode: '01067',
      ownerId: members.get('Jonas Neu')!.id,
      lastContact: null,
    })
    expect(await customerByName('Zwickel KG')).toMatchObject({
      postcode: '8010',
      country: 'AT',
      emails: ['office@zwickel.example'],
    })
  })

  it('puts its customers on the contact list, spread over the days', async () => {
    const many = [
      'Firma;Klasse',
      ...Array.from({ length: 60 }, (_, i) => `Firma Nummer${String.fromCharCode(97 + (i % 26))}${i} GmbH;C`),
    ].join('\n')
    await bringIn(many)
    const first = await lead.listContactAgain({ limit: 200 })
    expect(first.total).toBeGreaterThan(0)
    expect(first.total).toBeLessThan(10)
    house.at('2026-11-30')
    await house.runJobs()
    expect((await lead.listContactAgain({ limit: 200 })).total).toBeGreaterThan(first.total)
  })

  it('changes nothing when it comes again, whatever was done since', async () => {
    await bringIn(list)
    const adler = (await customerByName('Adler Pumpen GmbH'))!
    await lead.changeCustomer({ id: adler.id, city: 'Ulm' })
    const again = await bringIn(list)
    expect(counts(again)).toEqual([[0, 0, 3, 2]])
    expect(await customerByName('Adler Pumpen GmbH')).toMatchObject({ city: 'Ulm', version: adler.version + 1 })
    expect((await lead.listCustomers({})).total).toBe(3)
  })

  it('brings only the cells that changed since its last import; later edits stay', async () => {
    await bringIn(list)
    const before = (await customerByName('Adler Pumpen GmbH'))!
    await lead.changeCustomer({ id: before.id, city: 'Ulm', street: 'Neue Gasse 9' })
    const changed = await bringIn(list.replace('Königstr. 1', 'Königstr. 7').replace(';ja\r\n', ';nein\r\n'))
    expect(counts(changed)).toEqual([[0, 1, 2, 2]])
    expect(await customerByName('Adler Pumpen GmbH')).toMatchObject({
      city: 'Ulm',
      street: 'Königstr. 7',
      fields: { Sonderpreis: 'nein' },
    })
    expect((await lead.listPersons({ customerId: before.id })).persons).toHaveLength(1)
  })

  it('brings a column that got another field since, though its cells are the same', async () => {
    const file = 'Firma;Spalte X\nAdler GmbH;Pumpen\n'
    await bringIn(file)
    const { id } = await lead.addImportFile({ name: 'Kunden.csv', bytes: bytes(file) })
    await lead.changeImportTable({ id, index: 0, columns: { 'Spalte X': 'branch' } })
    await lead.runImport({ id })
    await house.runJobs()
    expect(await customerByName('Adler GmbH')).toMatchObject({ branch: 'Pumpen' })
  })

  it('fills what is empty at customers entered by hand, keeps what differs and loses neither', async () => {
    const { id } = await lead.createCustomer({
      name: 'ADLER PUMPEN',
      city: 'Fellbach',
      phones: [{ number: '0711/12345' }],
    })
    const state = await bringIn(list)
    expect(state.report!.tables[0]).toMatchObject({ created: 2, updated: 1, duplicates: { same: 1 } })
    expect(state.report!.tables[0]!.kept.examples).toContainEqual({
      row: 2,
      field: 'Ort',
      ours: 'Fellbach',
      theirs: 'Stuttgart',
    })
    const adler = await lead.getCustomer({ id })
    expect(adler).toMatchObject({ name: 'ADLER PUMPEN', city: 'Fellbach', postcode: '70173', customerNumber: '1001' })
    expect(adler.phones).toHaveLength(1)
    expect(adler.fields).toMatchObject({ Ort: 'Stuttgart', Firma: 'Adler Pumpen GmbH', Sonderpreis: 'ja' })
  })

  it('replaces what differs if that was chosen', async () => {
    const { id } = await lead.createCustomer({ name: 'Adler Pumpen', city: 'Fellbach', postcode: '70173' })
    const { id: importId } = await lead.addImportFile({ name: 'Kunden.csv', bytes: bytes(list) })
    await lead.changeImport({ id: importId, existing: 'replace' })
    await lead.runImport({ id: importId })
    await house.runJobs()
    expect(await lead.getCustomer({ id })).toMatchObject({ city: 'Stuttgart' })
  })

  it('takes a customer named twice once, with both persons and every value', async () => {
    const state = await bringIn(
      'Firma;PLZ;Ort;Ansprechpartner;Farbe\nAdler GmbH;70173;Stuttgart;Petra Sauter;rot\nADLER GmbH;70173;Stuttgart;Jens Kollmar;blau\n',
    )
    expect(counts(state)).toEqual([[1, 1, 0, 0]])
    const adler = (await customerByName('Adler GmbH'))!
    expect(
      Object.values({
        ...adler.fields,
        ...(await lead.listPersons({ customerId: adler.id })).persons.map((one) => one.fields.Farbe),
      })
        .filter(Boolean)
        .sort(),
    ).toEqual(['blau', 'rot'])
    expect((await lead.listPersons({ customerId: adler.id })).persons.map((one) => one.lastName)).toEqual([
      'Kollmar',
      'Sauter',
    ])
  })
})

describe('before it comes in', () => {
  const doubtful = 'Firma;PLZ;E-Mail\nAdler Pumpenbau;70173;kein Klammeraffe\nBär AG;80331;post@baer.example\n'

  it('a cell that does not read is corrected there; the same file still is the same', async () => {
    const { id } = await lead.addImportFile({ name: 'a.csv', bytes: bytes(doubtful) })
    await lead.checkImport({ id })
    await house.runJobs()
    const { checked } = await lead.getImport({ id })
    expect(checked!.tables[0]!.problems).toEqual([
      { code: 'emailInvalid', column: 'E-Mail', count: 1, examples: [{ row: 2, value: 'kein Klammeraffe' }] },
    ])
    const fixed = await lead.changeImportTable({
      id,
      index: 0,
      fixes: [{ row: 2, column: 'E-Mail', value: 'info@adler.example' }],
    })
    expect(fixed.checked).toBeNull()
    await lead.runImport({ id })
    await house.runJobs()
    expect(await customerByName('Adler Pumpenbau')).toMatchObject({ emails: ['info@adler.example'], fields: {} })
    expect(counts(await bringIn(doubtful, 'a.csv'))).toEqual([[0, 0, 2, 0]])
  })

  it('probably the same is new unless somebody says otherwise, row by row', async () => {
    await lead.createCustomer({ name: 'Adler Pumpen GmbH', postcode: '70173' })
    const { id } = await lead.addImportFile({ name: 'a.csv', bytes: bytes(doubtful) })
    await lead.checkImport({ id })
    await house.runJobs()
    const { checked } = await lead.getImport({ id })
    expect(checked!.tables[0]).toMatchObject({
      created: 2,
      duplicates: { probably: 1, examples: [{ row: 2, verdict: 'probably', reasons: ['similarName', 'postcode'] }] },
    })
    await lead.changeImportTable({ id, index: 0, duplicates: [{ row: 2, is: 'same' }] })
    await lead.runImport({ id })
    await house.runJobs()
    expect(counts(await lead.getImport({ id }))).toEqual([[1, 1, 0, 0]])
    expect((await lead.listCustomers({})).customers.map((one) => one.name)).toEqual(['Adler Pumpen GmbH', 'Bär AG'])
  })
})

it('a choice ends the trial that is under way, and only the last trial counts', async () => {
  const { id } = await lead.addImportFile({ name: 'Kunden.csv', bytes: bytes(list) })
  const first = await lead.checkImport({ id })
  const changed = await lead.changeImportTable({ id, index: 0, columns: { Sonderpreis: 'tags' } })
  expect(changed).toMatchObject({ state: 'open', checked: null })
  expect((await lead.getJob({ id: first.jobId })).state).toBe('cancelled')
  await house.runJobs()
  expect((await lead.getImport({ id })).checked).toBeNull()
  await lead.checkImport({ id })
  await house.runJobs()
  expect((await lead.getImport({ id })).checked!.tables[0]).toMatchObject({ ownFields: [] })
})

describe('undo', () => {
  it('takes the whole import back, the members it made too', async () => {
    const { id } = await bringIn(list)
    await lead.undoImport({ id })
    expect((await lead.getImport({ id })).state).toBe('undoing')
    await house.runJobs()
    expect(await lead.getImport({ id })).toMatchObject({ state: 'undone', undo: null, undone: { kept: [] } })
    expect((await lead.listCustomers({})).total).toBe(0)
    expect((await lead.listPersons({})).persons).toEqual([])
    expect((await lead.listTasks({ list: 'all' })).tasks).toEqual([])
    expect((await lead.listMembers({})).members).toHaveLength(1)
    await expect(lead.undoImport({ id })).rejects.toMatchObject({ code: 'importNotDone' })
    expect(counts(await bringIn(list))).toEqual([[3, 0, 0, 2]])
  })

  it('what another import knew only through it is new again; taking back one that only knew changes nothing', async () => {
    const { id: customerId } = await lead.createCustomer({ name: 'Zwickel KG', postcode: '8010' })
    const first = await bringIn(list)
    expect(counts(first)).toEqual([[2, 1, 0, 2]])
    const second = await bringIn(list)
    expect(counts(second)).toEqual([[0, 0, 3, 2]])
    await lead.undoImport({ id: first.id })
    await house.runJobs()
    expect((await lead.getCustomer({ id: customerId })).emails).toEqual([])
    expect(counts(await bringIn(list))).toEqual([[2, 1, 0, 2]])
    expect((await lead.getCustomer({ id: customerId })).emails).toEqual(['office@zwickel.example'])
    await lead.undoImport({ id: second.id })
    await house.runJobs()
    expect((await lead.getImport({ id: second.id })).undone).toEqual({ records: 0, kept: [] })
    expect(counts(await bringIn(list))).toEqual([[0, 0, 3, 2]])
  })

  it('names what was changed since and leaves it', async () => {
    const { id } = await bringIn(list)
    const adler = (await customerByName('Adler Pumpen GmbH'))!
    const baer = (await customerByName('Bär Maschinenbau AG'))!
    await lead.changeCustomer({ id: adler.id, city: 'Ulm' })
    await lead.logActivity({ customerId: baer.id, kind: 'call', text: 'Hallo' })
    await lead.undoImport({ id })
    await house.runJobs()
    const { undone } = await lead.getImport({ id })
    expect(undone!.kept.map((one) => one.name).sort()).toEqual([
      'Adler Pumpen GmbH',
      'Bär Maschinenbau AG',
      'Jonas Neu',
    ])
    expect((await lead.listCustomers({})).customers.map((one) => one.name)).toEqual([
      'Adler Pumpen GmbH',
      'Bär Maschinenbau AG',
    ])
  })

  it('brings back the values that a changed customer had', async () => {
    const { id: customerId } = await lead.createCustomer({ name: 'Adler Pumpen GmbH', postcode: '70173', note: 'alt' })
    const { id } = await bringIn(list)
    await lead.undoImport({ id })
    await house.runJobs()
    expect(await lead.getCustomer({ id: customerId })).toMatchObject({
      note: 'alt',
      city: null,
      customerNumber: null,
      fields: {},
      phones: [],
    })
  })

  it('the undo of the command line and of other programs takes the whole import back too', async () => {
    const { undo } = await bringIn(list)
    await lead.undo({ undo: undo! })
    await house.runJobs()
    expect((await lead.getImport({ id: undo! })).state).toBe('undone')
    expect((await lead.listCustomers({})).total).toBe(0)
    await expect(lead.undo({ undo: undo! })).rejects.toMatchObject({ code: 'importNotDone' })
  })

  it('an import that broke off goes on where it stopped, without doubles', async () => {
    const many = [
      'Firma;Ansprechpartner',
      ...Array.from({ length: 1500 }, (_, i) => `Firma ${(i * 7919) % 10_007} Bau;Eva ${i}`),
    ].join('\n')
    const kind = registry.jobs.runImport!
    let broken = false
    registry.jobs.runImport = {
      run: (tools) =>
        kind.run({
          ...tools,
          async progress(state) {
            if (!broken && (state as { done: number }).done >= 700) {
              broken = true
              throw new Error('the process ended')
            }
            await tools.progress(state)
          },
        }),
    }
    try {
      const { id } = await lead.addImportFile({ name: 'viele.csv', bytes: bytes(many) })
      await lead.runImport({ id })
      await house.runJobs()
      expect(broken).toBe(true)
      expect((await lead.getImport({ id })).state).toBe('running')
      house.at('2026-11-21T12:05:00Z')
      await house.runJobs()
      expect(counts(await lead.getImport({ id }))).toEqual([[1500, 0, 0, 0]])
      expect((await lead.listCustomers({})).total).toBe(1500)
      // What was put off until the end is done for the rows of before, too.
      const listed = await house.database.reader.selectFrom('contactStates').select('customerId').execute()
      expect(listed).toHaveLength(1500)
      expect((await lead.search({ q: 'Firma 7919' })).hits).toHaveLength(1)
    } finally {
      registry.jobs.runImport = kind
    }
  })

  it('a cancelled import leaves nothing behind', async () => {
    const many = ['Firma', ...Array.from({ length: 2000 }, (_, i) => `Firma ${(i * 7919) % 10_007} Bau`)].join('\n')
    const { id } = await lead.addImportFile({ name: 'viele.csv', bytes: bytes(many) })
    await lead.runImport({ id })
    const running = house.runJobs()
    for (;;) {
      const { progress } = await lead.getImport({ id })
      if (progress && progress.done >= 400) break
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await lead.cancelImport({ id })
    await running
    expect((await lead.getImport({ id })).state).toBe('cancelled')
    expect((await lead.listCustomers({})).total).toBe(0)
  })
})

describe('other kinds', () => {
  it('several files of one import refer to each other, whatever their order', async () => {
    const { id } = await lead.addImportFile({
      name: 'gespraeche.csv',
      bytes: bytes(
        'Datum;Kunde;Art;Notiz;Betreuer\n12.03.2026;Adler;Tel.;Will Angebot;Anna Berg\n14.03.2026;Unbekannt GmbH;Besuch;Kalt;\n;Adler;Tel.;ohne Tag;\n',
      ),
    })
    await lead.addImportFile({ importId: id, name: 'firmen.csv', bytes: bytes('Firma;Ort;Klasse\nAdler;Ulm;A\n') })
    await lead.addImportFile({
      importId: id,
      name: 'personen.csv',
      bytes: bytes('Vorname;Nachname;Firma\nPetra;Sauter;ADLER\nJens;Kollmar;Neue Firma AG\n'),
    })
    await lead.addImportFile({
      importId: id,
      name: 'aufgaben.csv',
      bytes: bytes('Kunde;Aufgabe;Fällig am\nAdler;anrufen;01.02.2027\n'),
    })
    await lead.runImport({ id })
    await house.runJobs()
    const state = await lead.getImport({ id })
    expect(state.report!.tables.map(({ kind, created, rejected }) => [kind, created, rejected])).toEqual([
      ['customers', 1, 0],
      ['persons', 2, 0],
      ['activities', 2, 1],
      ['tasks', 1, 0],
    ])
    const adler = (await customerByName('Adler'))!
    expect(adler.lastContact).toBe('2026-03-12')
    expect((await lead.listPersons({ customerId: adler.id })).persons).toHaveLength(1)
    expect((await lead.listTasks({ customerId: adler.id })).tasks).toMatchObject([
      { text: 'anrufen', dueDay: '2027-02-01' },
    ])
    expect(await customerByName('Neue Firma AG')).not.toBeNull()
    expect(state.report!.tables[2]).toMatchObject({
      missing: { count: 1, examples: [{ row: 3, name: 'Unbekannt GmbH' }] },
      rejections: [{ row: 4, reason: 'dayMissing' }],
    })
  })

  it('the address of a person who sits elsewhere than the company stays with the person', async () => {
    await bringIn('Firma;Straße;PLZ;Ort;Website\nAdler Pumpen GmbH;Ring 1;89073;Ulm;adler.example\n')
    const people =
      'First Name,Last Name,Street Address,City,Associated Company Domain\nPetra,Sauter,Weg 2,Bern,adler.example\nJens,Kollmar,Gasse 3,Ulm,adler.example\n'
    await bringIn(people, 'personen.csv')
    const adler = (await customerByName('Adler Pumpen GmbH'))!
    expect(adler).toMatchObject({ street: 'Ring 1', fields: {} })
    const { persons } = await lead.listPersons({ customerId: adler.id })
    expect(persons.map((one) => one.fields)).toEqual([
      { 'Street Address': 'Gasse 3' },
      { 'Street Address': 'Weg 2', City: 'Bern' },
    ])
  })

  it('business cards and workbooks come in, persons without a company stay without', async () => {
    const cards =
      'BEGIN:VCARD\nVERSION:3.0\nN:Sauter;Petra;;Dr.;\nORG:Adler GmbH;Einkauf\nTEL;TYPE=CELL:0171 2345678\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nN:Frei;Eva\nADR;TYPE=WORK:;;Weg 1;Ulm;;89073;\nEND:VCARD\n'
    expect(counts(await bringIn(cards, 'karten.vcf'))).toEqual([[2, 0, 0, 0]])
    const { persons } = await lead.listPersons({})
    expect(persons).toMatchObject([
      { lastName: 'Frei', customerId: null, fields: { Straße: 'Weg 1', Ort: 'Ulm', PLZ: '89073' } },
      { lastName: 'Sauter', customerName: 'Adler GmbH', function: 'Einkauf', phones: [{ e164: '+491712345678' }] },
    ])
    const book = await writeXlsx({
      sheets: [
        {
          name: 'Firmen',
          rows: [
            ['Firma', 'PLZ'],
            ['Xaver GmbH', 1067],
            ['Yucca AG', 80331],
          ],
        },
        { name: 'Leer', rows: [] },
      ],
    })
    expect(counts(await bringIn(new Uint8Array(book), 'Mappe.xlsx'))).toEqual([[2, 0, 0, 0]])
    expect(await customerByName('Xaver GmbH')).toMatchObject({ postcode: '01067' })
  })
})

describe('questions, choices, memory', () => {
  const us = 'Firma;Letzter Kontakt;Spalte X\nAdler;03/04/2026;eins\nBär;05/06/2026;zwei\n'

  it('asks what cannot be decided and goes by the answer', async () => {
    const { id, tables } = await lead.addImportFile({ name: 'us.csv', bytes: bytes(us) })
    expect(tables[0]!.questions).toMatchObject([{ code: 'dateForm', column: 'Letzter Kontakt', flag: 'date' }])
    await expect(lead.runImport({ id })).rejects.toMatchObject({
      code: 'importAsksDate',
      params: { column: 'Letzter Kontakt' },
    })
    const answered = await lead.changeImportTable({ id, index: 0, answers: { date: 'mdy' } })
    expect(answered.tables[0]).toMatchObject({ questions: [], columns: [{}, { form: 'mdy' }, {}] })
    await lead.runImport({ id })
    await house.runJobs()
    expect(await customerByName('Adler')).toMatchObject({ lastContact: '2026-03-04' })
  })

  it('a choice goes before the guess, is learned for the next file, and forgotten when it is taken back', async () => {
    const file = { name: 'a.csv', bytes: bytes('Firma;Spalte X\nAdler;eins\n') }
    const { id } = await lead.addImportFile(file)
    await lead.changeImportTable({ id, index: 0, columns: { 'spalte x': 'branch' } })
    await lead.runImport({ id })
    await house.runJobs()
    expect(await customerByName('Adler')).toMatchObject({ branch: 'eins' })

    const next = await lead.addImportFile({ name: 'b.csv', bytes: bytes('Firma;Spalte X\nBär;zwei\n') })
    expect(next.tables[0]!.columns[1]).toMatchObject({ target: 'customers.branch', reason: 'learned' })
    await lead.changeImportTable({ id: next.id, index: 0, columns: { 'Spalte X': null } })
    await lead.runImport({ id: next.id })
    await house.runJobs()
    expect(await customerByName('Bär')).toMatchObject({ branch: null, fields: { 'Spalte X': 'zwei' } })
    expect((await lead.addImportFile(file)).tables[0]!.columns[1]).toMatchObject({ target: null, reason: 'none' })
  })

  it('unknown columns and fields are refused', async () => {
    const { id } = await lead.addImportFile({ name: 'us.csv', bytes: bytes(us) })
    await expect(lead.changeImportTable({ id, index: 0, columns: { Nirgends: 'city' } })).rejects.toMatchObject({
      code: 'importColumnUnknown',
    })
    await expect(lead.changeImportTable({ id, index: 0, columns: { 'Spalte X': 'colour' } })).rejects.toMatchObject({
      code: 'importFieldUnknown',
    })
    await expect(lead.addImportFile({ name: 'x.pdf', bytes: bytes('%PDF-1.7') })).rejects.toMatchObject({
      code: 'importUnreadable',
    })
  })
})

it('an import that was never brought in can be thrown away, one that was cannot', async () => {
  const { id } = await lead.addImportFile({ name: 'Kunden.csv', bytes: bytes(list) })
  await lead.discardImport({ id })
  await expect(lead.getImport({ id })).rejects.toMatchObject({ code: 'notFound' })
  expect((await lead.listImports({})).imports).toEqual([])
  const done = await bringIn(list)
  await expect(lead.discardImport({ id: done.id })).rejects.toMatchObject({ code: 'importNotOpen' })
})

it('rejected rows come back as a workbook with their reasons', async () => {
  const { id } = await bringIn(list)
  const file = await lead.getRejectedRows({ id })
  expect(file.name).toBe('Abgewiesene Zeilen.xlsx')
  const again = await lead.addImportFile({ name: file.name, bytes: new Uint8Array(file.bytes) })
  expect(again.tables[0]).toMatchObject({ rowCount: 2, kind: 'customers' })
  expect((await lead.listImportRows({ id })).rows).toMatchObject([
    { row: 5, reason: 'nameMissing' },
    { row: 6, reason: 'nameMissing' },
  ])
})

it('files of imports are forgotten after ninety days', async () => {
  const { id } = await bringIn(list)
  house.at('2027-02-10')
  await house.runJobs()
  expect((await lead.getRejectedRows({ id })).name).toBe('Abgewiesene Zeilen.xlsx')
  house.at('2027-02-25')
  await house.runJobs()
  await expect(lead.getRejectedRows({ id })).rejects.toMatchObject({ code: 'importFileGone' })
  const forgotten = await lead.getImport({ id })
  expect(forgotten.report!.tables[0]).toMatchObject({ created: 3, rejected: 2 })
  expect(JSON.stringify(forgotten)).not.toContain('Sauter')
  expect((await lead.listCustomers({})).total).toBe(3)
})

describe('who may', () => {
  it('sales bring in their own list; customers of others are rejected row by row', async () => {
    await lead.createCustomer({ name: 'Adler Pumpen GmbH', postcode: '70173' })
    const sales = await house.member(['sales'], { name: 'Eva' })
    const state = await bringIn(list, 'Kunden.csv', sales)
    expect(state.report!.tables[0]!.rejections).toContainEqual({ row: 2, reason: 'notAllowed' })
    expect(await customerByName('Zwickel KG')).toMatchObject({ ownerId: sales.id })
    expect(await customerByName('Bär Maschinenbau AG')).toMatchObject({
      ownerId: sales.id,
      fields: { 'Betreut von': 'Jonas Neu' },
    })
    const other = await house.member(['sales'])
    await expect(other.getImport({ id: state.id })).rejects.toMatchObject({ code: 'notFound' })
    expect((await other.listImports({})).imports).toEqual([])
    expect((await lead.listImports({})).imports).toMatchObject([{ id: state.id, state: 'done', files: ['Kunden.csv'] }])
  })

  it('whoever is kept to own customers learns nothing of others', async () => {
    await lead.createCustomer({ name: 'Adler Pumpen GmbH', postcode: '70173' })
    await lead.createCustomer({ name: 'Zwickelbau', postcode: '8010' })
    await house.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
    const sales = await house.member(['sales'])
    const state = await bringIn(list, 'Kunden.csv', sales)
    expect(state.report!.tables[0]).toMatchObject({
      created: 2,
      rejections: [{ row: 2, reason: 'notAllowed' }, {}, {}],
      duplicates: { examples: [] },
    })
    expect(JSON.stringify(state)).not.toContain('Zwickelbau')
  })

  it('readers do not import', async () => {
    const reader = await house.member(['reader'])
    await expect(reader.addImportFile({ name: 'a.csv', bytes: bytes(list) })).rejects.toMatchObject({
      code: 'notAllowed',
    })
  })
})
