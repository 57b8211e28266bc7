import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember

beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['management', 'salesLead'], { name: 'Anna Berg', administrator: true })
})
afterEach(() => house.close())

async function bringIn(text: string, member = lead) {
  const { id, tables } = await member.addImportFile({ name: 'liste.csv', bytes: new TextEncoder().encode(text) })
  await member.checkImport({ id })
  await house.runJobs()
  const { checked } = await member.getImport({ id })
  await member.runImport({ id })
  await house.runJobs()
  const { report } = await member.getImport({ id })
  return { id, view: tables[0]!, checked: checked!.tables[0]!, report: report!.tables[0]! }
}
const figuresOf = ({ created, updated, unchanged, rejected }: Awaited<ReturnType<typeof bringIn>>['report']) => [
  created,
  updated,
  unchanged,
  rejected,
]
const undo = async (id: string) => {
  await lead.undoImport({ id })
  await house.runJobs()
}

const leads = [
  'Firma;Ansprechpartner;E-Mail;Telefon;Quelle;Messe;Anfrage;Anfrage vom;Empfohlen von;Zuständig;Lead Status;Budget',
  'Kern Antriebe;Frau Petra Sauter;p.sauter@kern.example;0711 5551;Messe;Blechexpo;200 Wellen;03.11.2026;;;neu;3 Mio',
  'Vogt Fördertechnik AG;;info@vogt.example;;Website;;Getriebe;04.11.2026;;Eva Roth;in Bearbeitung;',
  ';;;;Anruf;;ohne Namen;05.11.2026;;;;',
  'Alt GmbH;Max Alt;alt@alt.example;;;;nichts;06.11.2026;Herr Lang;;abgelehnt;',
  'Schon GmbH;Ina Schon;ina@schon.example;;;;alles;06.11.2026;;;Kunde;',
].join('\n')

describe('leads', () => {
  it('come in by the rules of leads: nobody’s until taken, the customer linked, nobody to reach is handed back', async () => {
    const eva = await house.member(['sales'], { name: 'Eva Roth' })
    const { id: vogt } = await lead.createCustomer({ name: 'Vogt Fördertechnik AG' })
    const { id, view, checked, report } = await bringIn(leads)
    expect(view).toMatchObject({ kind: 'leads', questions: [] })
    expect(figuresOf(checked)).toEqual([3, 0, 0, 2])
    expect(report).toMatchObject({
      created: 3,
      rejections: [
        { row: 4, reason: 'leadNobody' },
        { row: 6, reason: 'leadConverted' },
      ],
      duplicates: { same: 1, examples: [{ row: 3, of: 'customer', customerId: vogt }] },
      ownFields: ['Budget'],
      problems: [],
    })
    const open = await lead.listLeads({})
    expect(open).toMatchObject({
      waiting: 1,
      leads: [
        {
          company: 'Kern Antriebe',
          salutation: 'Frau',
          firstName: 'Petra',
          lastName: 'Sauter',
          email: 'p.sauter@kern.example',
          phone: '0711 5551',
          origin: 'fair',
          originNote: 'Blechexpo',
          text: '200 Wellen\n\nBudget: 3 Mio',
          state: 'waiting',
          receivedAt: '2026-11-03T11:00:00.000Z',
        },
        { company: 'Vogt Fördertechnik AG', origin: 'web', ownerId: eva.id, customerId: vogt, state: 'inWork' },
      ],
    })
    const { leads: decided } = await lead.listLeads({ state: 'decided' })
    expect(decided).toMatchObject([
      { origin: 'recommendation', recommendedBy: 'Herr Lang', state: 'rejected', reason: null },
    ])
    // A lead is no consent, and whoever stands in it is to be informed like everybody.
    expect((await lead.listTasks({})).tasks.some(({ text }) => text.includes('liste.csv'))).toBe(true)
    await undo(id)
    expect((await lead.listLeads({})).total).toBe(0)
  })

  it('again change nothing; what changed is completed; an open lead and a person are warned of; undo gives back what was', async () => {
    await bringIn(leads)
    expect(figuresOf((await bringIn(leads)).report)).toEqual([0, 0, 3, 2])
    const changed = await bringIn(leads.replace('200 Wellen', '300 Wellen').replace('0711 5551', '0711 5552'))
    expect(figuresOf(changed.report)).toEqual([0, 1, 2, 2])
    const { leads: followed } = await lead.listLeads({})
    expect(followed[0]).toMatchObject({ phone: '0711 5552', text: '200 Wellen\n\nBudget: 3 Mio\n\n300 Wellen' })
    const { id: customerId } = await lead.createCustomer({ name: 'Ganz Andere AG' })
    await lead.createPerson({ customerId, lastName: 'Fink', firstName: 'Ute', emails: ['ute@fink.example'] })
    const other = await bringIn(
      'Firma;Ansprechpartner;E-Mail;Anfrage\nKern Antriebe;Uwe Neu;u.neu@kern.example;Achsen\nFink;Ute Fink;ute@fink.example;Räder\nKern;Sauter;P.Sauter@kern.example;\n',
    )
    expect(figuresOf(other.report)).toEqual([2, 1, 0, 0])
    expect(other.report.duplicates.examples.map(({ row, of, verdict }) => [row, of, verdict])).toEqual([
      [2, 'lead', 'probably'],
      [3, 'person', expect.any(String)],
      [4, 'lead', 'same'],
    ])
    await undo(other.id)
    await undo(changed.id)
    const { leads: open } = await lead.listLeads({})
    expect(open.map(({ text, phone }) => [text, phone])).toEqual([
      ['200 Wellen\n\nBudget: 3 Mio', '0711 5551'],
      [expect.stringContaining('Getriebe'), null],
    ])
  })
})

const orders = [
  'Auftragsnummer;Kunde;Auftragsdatum;Nettobetrag;Währung;Angebotsnummer;Liefertermin;Status;Bemerkung;Lager',
  'AB-1;Kern Antriebe;03.11.2026;1.000,00;EUR;A-77;15.12.2026;offen;Eilt;Halle 9',
  'AB-2;Kern Antriebe;04.11.2026;250,50;CHF;;;;;',
  'AB-3;Niemand GmbH;04.11.2026;5,00;EUR;;;;;',
  'AB-4;Kern Antriebe;04.11.2026;7,00;EUR;;;storniert;;',
  'AB-5;Kern Antriebe;04.12.2026;7,00;EUR;;;;;',
].join('\n')
const intake = async () => (await lead.getOrderIntake({ from: '2026-11-01', to: '2026-11-30' })).value

describe('orders', () => {
  let customerId: string
  let wonId: string
  beforeEach(async () => {
    customerId = (await lead.createCustomer({ name: 'Kern Antriebe' })).id
    wonId = (await lead.createOpportunity({ customerId, title: 'Antrieb', amount: 900_00, createdDay: '2026-10-01' }))
      .id
    await lead.createOffer({ opportunityId: wonId, number: 'A-77', amount: 900_00 })
    await lead.winOpportunity({ id: wonId, day: '2026-11-01' })
  })

  it('are order intake and no revenue; the number of the offer finds what was won; who is unknown is handed back', async () => {
    const { id, view, checked, report } = await bringIn(orders)
    expect(view).toMatchObject({ kind: 'orders', questions: [] })
    expect(figuresOf(checked)).toEqual([2, 0, 0, 3])
    expect(report.rejections.map(({ reason }) => reason)).toEqual(['customerUnknown', 'orderCancelled', 'orderAhead'])
    expect((await lead.listOrders({})).orders).toMatchObject([
      { number: 'AB-2', amount: 250_50, currency: 'CHF', day: '2026-11-04', opportunityId: null, note: null },
      {
        number: 'AB-1',
        amount: 1000_00,
        currency: 'EUR',
        day: '2026-11-03',
        deliveryDay: '2026-12-15',
        opportunityId: wonId,
        note: 'Eilt\n\nStatus: offen\nLager: Halle 9',
      },
    ])
    expect(await intake()).toBe(1000_00)
    expect((await lead.getCustomer({ id: customerId })).revenue).toBe(0)
    await undo(id)
    // What was won counts by itself again.
    expect(await intake()).toBe(900_00)
  })

  it('the number is the key: again nothing, what changed follows, cancelled counts no more; positions are several; undo', async () => {
    await bringIn(orders)
    expect(figuresOf((await bringIn(orders)).report)).toEqual([0, 0, 2, 3])
    const changed = await bringIn(orders.replace('1.000,00', '1.200,00'))
    expect(figuresOf(changed.report)).toEqual([0, 1, 1, 3])
    expect(await intake()).toBe(1200_00)
    const cancelled = await bringIn(orders.replace('1.000,00', '1.200,00').replace('offen', 'storniert'))
    expect(await intake()).toBe(0)
    expect((await lead.listOrders({})).orders).toHaveLength(2)
    await undo(cancelled.id)
    await undo(changed.id)
    expect(await intake()).toBe(1000_00)
    const lines = 'Auftragsnummer;Kunde;Auftragsdatum;Netto;Artikel\n9;Kern Antriebe;05.11.2026;10,00;Welle\n'
    expect(figuresOf((await bringIn(`${lines}9;Kern Antriebe;05.11.2026;20,00;Rad\n`)).report)).toEqual([2, 0, 0, 0])
    expect(await intake()).toBe(1030_00)
    expect((await bringIn(lines.replace('10,00', '30,00'))).report.rejections).toMatchObject([
      { reason: 'severalOrders' },
    ])
  })

  it('what names an invoice is revenue', async () => {
    const invoices =
      'Auftragsnummer;Rechnungsnummer;Kunde;Rechnungsdatum;Nettobetrag\n1;R1;Kern Antriebe;03.11.2026;9,00\n'
    expect((await bringIn(invoices)).view.kind).toBe('revenue')
    expect((await lead.listOrders({})).orders).toEqual([])
  })
})
