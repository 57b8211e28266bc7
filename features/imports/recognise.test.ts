import { describe, expect, test } from 'vitest'
import { profileColumns } from './columns.ts'
import { decideForms } from './forms.ts'
import { readRow } from './normalise.ts'
import { readFile } from './readers/readFile.ts'
import { type Learned, recognise } from './recognise.ts'

const today = '2026-11-21'

async function profilesOf(text: string) {
  const { tables } = await readFile('a.csv', new TextEncoder().encode(text))
  return { table: tables[0]!, profiles: await profileColumns(tables[0]!, today) }
}

async function guessed(text: string, learned?: Learned) {
  const { profiles } = await profilesOf(text)
  const { kind, columns } = recognise(profiles, learned ? { learned } : {})
  return { kind, targets: columns.map((column) => column.target), columns }
}

describe('headers as people write them', () => {
  test.each<[string, string, string | null, (string | null)[]]>([
    [
      'German customer list with person, note and follow-up',
      'Kd-Nr.;Firma;Straße;PLZ;Ort;Telefon;Ansprechpartner;E-Mail;Klasse;Umsatz 2024;Umsatz 2025;Letzter Kontakt;Wiedervorlage;Bemerkung;Betreut von;Sonderpreis\n1;A GmbH;Weg 1;70173;Stuttgart;0711 1;Herr Meier;m@a.de;A;1;2;1.2.2026;3.4.2027;x;Anna;ja\n',
      'customers',
      [
        'customers.customerNumber',
        'customers.name',
        'customers.street',
        'customers.postcode',
        'customers.city',
        'customers.phone',
        'persons.name',
        'persons.email',
        'customers.class',
        'customers.revenueOf',
        'customers.revenueOf',
        'customers.lastContact',
        'tasks.due',
        'customers.note',
        'customers.owner',
        null,
      ],
    ],
    [
      'company, person and note',
      'Firma;Ansprechpartner;Datum;Notiz\nA;B C;1.2.2026;hallo\n',
      'persons',
      ['customers.name', 'persons.name', 'activities.at', 'activities.text'],
    ],
    [
      'leads of another system',
      'First Name,Last Name,Company,Email,Phone,Lead Source,Lead Status,Created Date,Lead Owner,Industry\nIna,Roth,A GmbH,i@a.de,0711 1,Web,Open,2026-02-01,Anna,Metal\n',
      'leads',
      [
        'persons.firstName',
        'persons.lastName',
        'customers.name',
        'customers.email',
        'customers.phone',
        'leads.origin',
        'leads.state',
        'leads.received',
        'leads.owner',
        null,
      ],
    ],
    [
      'customers with where they came from and a status are no leads',
      'Firma;Ort;Quelle;Status;Telefon\nA GmbH;Ulm;Messe;Kunde;0711 1\n',
      'customers',
      ['customers.name', 'customers.city', 'customers.source', 'customers.standing', 'customers.phone'],
    ],
    [
      'orders of an ERP',
      'Order No,Customer No,Customer,Order Date,Net Amount,Currency,Delivery Date,Quote Number,Order Status,Plant\n1,K1,A,2026-02-01,10.50,EUR,2026-03-01,A-1,open,Ulm\n',
      'orders',
      [
        'orders.number',
        'customers.customerNumber',
        'orders.customer',
        'orders.day',
        'orders.amount',
        'orders.currency',
        'orders.delivery',
        'orders.opportunity',
        'orders.state',
        null,
      ],
    ],
    [
      'orders with their invoices are revenue',
      'Auftragsnummer;Kunde;Auftragsdatum;Rechnungsdatum;Nettobetrag\n1;A;1.2.2026;3.2.2026;10,50\n',
      'revenue',
      ['revenue.order', 'revenue.customer', null, 'revenue.day', 'revenue.amount'],
    ],
    ...(
      [
        ['Rechnung;Kunde;Datum;Betrag', '1;A GmbH;1.2.2026;10,50', 'invoice customer day amount'],
        ['Kunde;Datum;Umsatz', 'A GmbH;1.2.2026;10,50', 'customer day amount'],
        ['Invoice,Date,Invoice Date,Customer,Total', '1,1/2/2026,1/3/2026,A,1.50', 'invoice - day customer amount'],
        ['Order ID,Order Date,Customer Name,Sales,Profit', '1,1/2/2026,A,9,3', 'order day customer amount margin'],
      ] as const
    ).map(([header, row, fields]): [string, string, string, (string | null)[]] => [
      `sales: ${header}`,
      `${header}\n${row}\n`,
      'revenue',
      fields.split(' ').map((field) => (field === '-' ? null : `revenue.${field}`)),
    ]),
    [
      'orders with a plain day',
      'Auftragsnummer;Datum;Kunde;Betrag\n1;1.2.2026;A;10,50\n',
      'orders',
      ['orders.number', 'orders.day', 'orders.customer', 'orders.amount'],
    ],
    [
      'conversations',
      'Datum;Kunde;Art;Notiz;Betreuer\n1.2.2026;A;Tel;hallo;Anna\n',
      'activities',
      ['activities.at', 'customers.name', 'activities.kind', 'activities.text', 'activities.owner'],
    ],
    [
      'tasks',
      'Kunde;Aufgabe;Fällig am;Wer\nA;anrufen;1.2.2026;Anna\n',
      'tasks',
      ['customers.name', 'tasks.text', 'tasks.due', 'tasks.owner'],
    ],
    [
      'ERP names',
      'Name 1;Name 2;Strasse;PLZ/Ort;Tel.;Nachname;Vorname;Durchwahl\nA;B;C;70173 S;1;2;3;4\n',
      'customers',
      [
        'customers.name',
        'customers.name2',
        'customers.street',
        'customers.postcodeCity',
        'customers.phone',
        'persons.lastName',
        'persons.firstName',
        'persons.phone',
      ],
    ],
    [
      'mails of the company',
      'Firma;Ansprechpartner;Mail\nA;B;info@a.de\nC;D;office@c.de\n',
      'persons',
      ['customers.name', 'persons.name', 'customers.email'],
    ],
    [
      'Outlook, German',
      'Anrede,Vorname,Nachname,Firma,Position,Straße geschäftlich,Ort geschäftlich,Postleitzahl geschäftlich,Straße privat,Telefon geschäftlich,Telefon Firma,Mobiltelefon,E-Mail-Adresse,E-Mail-Typ,Ort,Priorität\nHerr,J,K,A,Chef,W,S,7,P,1,2,3,a@b.de,SMTP,x,Normal\n',
      'persons',
      [
        'persons.salutation',
        'persons.firstName',
        'persons.lastName',
        'customers.name',
        'persons.function',
        'customers.street',
        'customers.city',
        'customers.postcode',
        null,
        'persons.phone',
        'customers.phone',
        'persons.mobile',
        'persons.email',
        null,
        null,
        null,
      ],
    ],
    [
      'Outlook, English',
      'First Name,Last Name,Title,Company,Job Title,Business Street,Business City,Business Postal Code,Home Street,Business Phone,Mobile Phone,E-mail Address,E-mail 2 Address\nJ,K,Mr.,A,Boss,W,S,7,P,1,3,a@b.de,\n',
      'persons',
      [
        'persons.firstName',
        'persons.lastName',
        'persons.salutation',
        'customers.name',
        'persons.function',
        'customers.street',
        'customers.city',
        'customers.postcode',
        null,
        'persons.phone',
        'persons.mobile',
        'persons.email',
        'persons.email',
      ],
    ],
    [
      'HubSpot',
      'Company Name,Company Domain Name,Industry,Number of Employees,Annual Revenue,Phone Number,City,Company Owner\nA,a.de,IT,5,9,1,S,x@y.de\n',
      'customers',
      [
        'customers.name',
        'customers.web',
        'customers.branch',
        'customers.size',
        null,
        'customers.phone',
        'customers.city',
        'customers.owner',
      ],
    ],
    [
      'Salesforce',
      'Salutation,First Name,Last Name,Title,Account Name,Mailing Street,Mailing City,Phone,Email\nMr.,a,b,CEO,F,s,c,1,a@b.de\n',
      'persons',
      [
        'persons.salutation',
        'persons.firstName',
        'persons.lastName',
        'persons.function',
        'customers.name',
        'customers.street',
        'customers.city',
        'persons.phone',
        'persons.email',
      ],
    ],
    [
      'Pipedrive',
      'Person - Name,Person - Organization,Person - Email - Work,Person - Phone - Work\nA B,F,a@b.de,07\n',
      'persons',
      ['persons.name', 'persons.customer', 'persons.email', 'persons.phone'],
    ],
    [
      'Google',
      'Name,Given Name,Family Name,Organization 1 - Name,Phone 1 - Type,Phone 1 - Value,Notes\nA B,A,B,F,Work,1,n\n',
      'persons',
      [null, 'persons.firstName', 'persons.lastName', 'customers.name', null, 'persons.phone', 'persons.note'],
    ],
    [
      'accounts',
      'account,sector,revenue,employees,office_location,subsidiary_of\nAcme,tech,1,2,Kenya,\n',
      'customers',
      [
        'customers.name',
        'customers.branch',
        'customers.revenue12',
        'customers.size',
        'customers.country',
        'customers.parent',
      ],
    ],
    [
      'opportunities',
      'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n1,A,G,F,Won,2016-10-20,2017-03-01,1054\n',
      'opportunities',
      [
        'opportunities.key',
        'opportunities.owner',
        'opportunities.product',
        'opportunities.customer',
        'opportunities.stage',
        'opportunities.created',
        'opportunities.expectedClose',
        'opportunities.amount',
      ],
    ],
    [
      'invoices',
      'Rechnungsnr;Rechnungsdatum;Kunde;Nettobetrag;DB\n1;1.2.2026;A;5;2\n',
      'revenue',
      ['revenue.invoice', 'revenue.day', 'revenue.customer', 'revenue.amount', 'revenue.margin'],
    ],
    [
      'members',
      'sales_agent,manager,regional_office\nA,B,Central\n',
      'members',
      ['members.name', 'members.lead', 'members.region'],
    ],
    [
      'products',
      'product,series,sales_price,EK\nA,B,5,3\n',
      'products',
      ['products.name', 'products.group', 'products.listPrice', 'products.costPrice'],
    ],
    ['nothing we know', 'foo;bar\n1;2\n', null, [null, null]],
  ])('%s', async (_, text, kind, targets) => {
    const result = await guessed(text)
    expect([result.kind, result.targets]).toEqual([kind, targets])
  })
})

test('without a header the values tell', async () => {
  const { kind, targets } = await guessed(
    'Adler GmbH;Königstr. 1;70173;Stuttgart;0711 12345;info@adler.example\nBär AG;Ring 2;80331;München;089 98765;post@baer.example\n',
  )
  expect(kind).toBe('customers')
  expect(targets).toEqual([
    'customers.name',
    'customers.street',
    'customers.postcode',
    'customers.city',
    'customers.phone',
    'customers.email',
  ])
})

const revenue = 'customers.revenueOf'
test.each<[string, string, (string | null)[]]>([
  ['amounts', 'Kunde;Ort;2023;2024\nA;Ulm;12.500,00;9.800,50\nB;Ulm;;400,00\n', [revenue, revenue]],
  ['only two columns beside the name', 'Kunde;2024;2025\nA;12500;9800\nB;340;\n', [revenue, revenue]],
  ['the latest first, some small', 'Kunde;2025;2024;2023\nA;1200;15;\nB;-;2400;3000\n', [revenue, revenue, revenue]],
  ['a currency in the header', 'Kunde;2024 (T€);2025 (T€)\nA;12;9\nB;3;4\n', [revenue, revenue]],
  ['one says revenue, its neighbour nothing', 'Kunde;Umsatz 2024;2025\nA;1500;2500\n', [revenue, revenue]],
  ['visits', 'Kunde;Ort;2023;2024\nA;Ulm;4;6\nB;Ulm;12;3\n', [null, null]],
  ['ticks', 'Kunde;Ort;2023;2024\nA;Ulm;x;\nB;Ulm;;x\n', [null, null]],
  ['shares', 'Kunde;Ort;2023;2024\nA;Ulm;1000 %;2000 %\n', [null, null]],
  ['days', 'Kunde;Ort;2023;2024\nA;Ulm;01.02.2023;03.04.2024\n', [null, null]],
  ['words among amounts', 'Kunde;Ort;2023;2024\nA;Ulm;1500;Messe\nB;Ulm;1700;Besuch\n', [null, null]],
  ['one column alone', 'Kunde;Ort;2024;Rabatt\nA;Ulm;1500;2500\n', [null, null]],
  ['columns that do not stand together', 'Kunde;2023;Ort;2024\nA;1500;Ulm;2500\n', [null, 'customers.city', null]],
  ['years that do not follow', 'Kunde;Ort;2020;2024\nA;Ulm;1500;2500\n', [null, null]],
])('bare years: %s', async (_, text, expected) => {
  const { kind, targets } = await guessed(text)
  expect(kind).toBe('customers')
  expect(targets.slice(-expected.length)).toEqual(expected)
})

test('what was decided the last time goes before everything', async () => {
  const { columns } = await guessed(
    'Firma;Sparte;Klasse\nA;x;A\n',
    new Map([
      ['sparte', 'customers.tags'],
      ['klasse', null],
    ]),
  )
  expect(columns.map((column) => [column.target, column.reason])).toEqual([
    ['customers.name', 'header'],
    ['customers.tags', 'learned'],
    [null, 'learned'],
  ])
})

test('values that contradict their header make the guess doubtful', async () => {
  const { columns } = await guessed('Firma;E-Mail\nA;keine\nB;keine\nC;keine\n')
  expect(columns[1]).toMatchObject({ target: 'customers.email', confidence: 0.3 })
})

async function drafts(text: string, home = 'DE') {
  const { table, profiles } = await profilesOf(text)
  const { kind, columns } = recognise(profiles)
  const targets = columns.map((column) => column.target)
  const forms = decideForms(profiles, targets, {}, home)
  const rows = []
  for await (const chunk of table.rows())
    rows.push(
      ...chunk.map((row) =>
        readRow(row, {
          kind: kind!,
          headers: table.columns,
          targets,
          forms,
          home,
          today,
          fixes: {},
          duplicates: {},
          fileId: '',
          stages: [],
          stageAnswers: {},
          currency: 'EUR',
          spans: [],
          lookup: new Map(),
        }),
      ),
    )
  return { rows, forms }
}

describe('rows', () => {
  test('a mixed row is taken apart, and nothing is lost', async () => {
    const { rows } = await drafts(
      'Kd-Nr.;Firma;PLZ;Ort;Telefon;Ansprechpartner;Durchwahl;Klasse;Umsatz T€;Letzter Kontakt;Wiedervorlage;Nächster Schritt;Notiz;Farbe;Web\n17;Adler GmbH;1067;Dresden;0351/12345;"Sauter, Dr. Petra (Einkauf)";0351 12345-67;a;84,5;13.02.2026;03.12.2026;Angebot;will mehr;rot;kein web\n18;Bär AG;80331;München;089 1;;;X;keine;morgen;;;;;\n',
    )
    expect(rows[0]).toMatchObject({
      row: 2,
      customer: {
        name: 'Adler GmbH',
        customerNumber: '17',
        postcode: '01067',
        city: 'Dresden',
        phones: [{ number: '0351/12345', e164: '+4935112345' }],
        class: 'A',
        revenue12: 8_450_000,
        lastContact: '2026-02-13',
        note: ['will mehr'],
        web: null,
      },
      person: {
        title: 'Dr.',
        firstName: 'Petra',
        lastName: 'Sauter',
        function: 'Einkauf',
        phones: [{ label: 'Durchwahl', number: '0351 12345-67' }],
      },
      task: { due: '2026-12-03', text: ['Angebot'] },
      own: { Farbe: 'rot', Web: 'kein web' },
      problems: [{ column: 'Web', code: 'webInvalid', value: 'kein web' }],
    })
    expect(rows[1]!.own).toEqual({ Klasse: 'X', 'Umsatz T€': 'keine', 'Letzter Kontakt': 'morgen' })
    expect(rows[1]!.problems.map((problem) => problem.code)).toEqual([
      'classUnknown',
      'amountUnreadable',
      'dayUnreadable',
    ])
  })

  test('zeros come back for Germany only, numbers are read for the country of their row', async () => {
    const { rows } = await drafts(
      'Firma;PLZ;Ort;Land;Telefon\nA;1067;Dresden;D;0351 123456\nB;1010;Wien;A;01 5123456\nC;8001;Zürich;;044 1234567\nD;4109;Leipzig;;0341 123456\nE;70173;Stuttgart;;0711 1\n',
    )
    expect(rows.map(({ customer }) => [customer.postcode, customer.country, customer.phones[0]?.e164])).toEqual([
      ['01067', 'DE', '+49351123456'],
      ['1010', 'AT', '+4315123456'],
      ['8001', 'CH', '+41441234567'],
      ['04109', null, '+49341123456'],
      ['70173', null, '+497111'],
    ])
  })

  test('a letter that the file lost is named, and its value comes in', async () => {
    const { rows } = await drafts('Firma;Ort\nM\ufffdller GmbH;Ulm\n')
    expect(rows[0]).toMatchObject({
      customer: { name: 'M\ufffdller GmbH' },
      problems: [{ column: 'Firma', code: 'lettersLost', value: 'M\ufffdller GmbH' }],
    })
  })

  test('the error of a formula is no value, and is named', async () => {
    const { rows } = await drafts('Firma;Ort;Potenzial;Farbe\nAdler GmbH;#NV;#DIV/0!;#N/A\nBär AG;Ulm;12,50;# 7\n')
    expect(rows[0]).toMatchObject({ customer: { city: null, potential: null }, own: {} })
    expect(rows[0]!.problems).toEqual([
      { column: 'Ort', code: 'errorOfSheet', value: '#NV' },
      { column: 'Potenzial', code: 'errorOfSheet', value: '#DIV/0!' },
      { column: 'Farbe', code: 'errorOfSheet', value: '#N/A' },
    ])
    expect(rows[1]).toMatchObject({ customer: { potential: 1250 }, own: { Farbe: '# 7' }, problems: [] })
  })

  test('what stays open is asked; another column of the table may answer it', async () => {
    const asked = await drafts('Firma;Letzter Kontakt;Umsatz\nA;03/04/2026;1.234\nB;05/06/2026;5.678\n')
    expect(asked.forms.questions.map(({ code, column, flag }) => [code, column, flag])).toEqual([
      ['dateForm', 'Letzter Kontakt', 'date'],
      ['decimal', 'Umsatz', 'decimal'],
    ])
    const answered = await drafts(
      'Firma;Letzter Kontakt;Letzte Bestellung;Umsatz;Potenzial\nA;03/04/2026;04/13/2026;1,234;12.50\n',
    )
    expect(answered.forms.questions).toEqual([])
    expect(answered.rows[0]!.customer).toMatchObject({
      lastContact: '2026-03-04',
      lastOrder: '2026-04-13',
      revenue12: 123_400,
      potential: 1250,
    })
  })
})
