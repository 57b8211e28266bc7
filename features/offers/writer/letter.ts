import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Day } from '#shared/days.ts'
import { formatFor } from '#shared/format.ts'
import { type Translate, translatorFor } from '#shared/translate.ts'
import type { Paper } from './contract.ts'
import { messages } from './serverWords.ts'

/** Everything that the letter of an offer says. */
export type Letter = Pick<
  Paper,
  | 'number'
  | 'language'
  | 'currency'
  | 'subject'
  | 'intro'
  | 'closing'
  | 'delivery'
  | 'payment'
  | 'validUntil'
  | 'discount'
  | 'totals'
> & {
  lines: Omit<Paper['lines'][number], 'cost'>[]
  day: Day
  company: string
  sender: string
  contact: string
  footer: string[]
  /** As an address that holds the picture itself; its size in pixels. */
  logo: { image: string; width: number; height: number } | null
  address: {
    company: string
    salutation: string | null
    title: string | null
    person: string | null
    lastName: string | null
    street: string | null
    place: string
    /** Code of the country, where it is another one. */
    country: string | null
    vatId: string | null
    customerNumber: string | null
  }
  /** Why no VAT is charged. */
  wording: string | null
  draft: boolean
}

/** Millimetres in points. */
export const mm = (millimetres: number) => (millimetres * 72) / 25.4
export const grey = '#5a5a5a'
export const line = '#9a9a9a'

// DIN 5008 form B: address window from 45 mm, its text 90 × 45 mm at 25 mm; information block at 125 mm; text from 103.5 mm.
export const left = mm(25)
export const right = mm(20)
export const width = mm(210) - left - right
const textFrom = mm(100)
// Of the logo, above the information block.
const logoTop = mm(10)
const logoFit = { width: mm(60), height: mm(20) }

/** The letter as pdfmake takes it: form B of DIN 5008, the lines as a table whose head comes again on each page. */
export function letterOf(letter: Letter): TDocumentDefinitions {
  const t = translatorFor(letter.language, messages[letter.language])
  return {
    pageSize: 'A4',
    pageMargins: [left, mm(25), right, mm(32)],
    version: '1.7',
    subset: 'PDF/A-2b' as TDocumentDefinitions['subset'],
    displayTitle: true,
    language: letter.language === 'de' ? 'de-DE' : 'en-GB',
    info: {
      title: t('letter.offer', { number: letter.number }),
      author: letter.company,
      creationDate: new Date(`${letter.day}T12:00:00Z`),
    },
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.15 },
    ...(letter.draft
      ? { watermark: { text: t('letter.draft'), color: '#bbbbbb', opacity: 0.25, bold: true, fontSize: 90 } }
      : {}),
    header: (page) => (page === 1 ? firstHead(letter) : laterHead(letter, t)),
    footer: (page, pages) => foot(letter, t('letter.page', { page, pages })),
    content: [
      ...logoOn(letter),
      ...inFixedPlaces(letter, t),
      // Room for them.
      { text: '', margin: [0, textFrom - mm(25), 0, 0] },
      {
        text: letter.subject
          ? `${t('letter.offer', { number: letter.number })}: ${letter.subject}`
          : t('letter.offer', { number: letter.number }),
        bold: true,
        fontSize: 12,
        margin: [0, 0, 0, mm(6)],
      },
      { text: dear(letter, t), margin: [0, 0, 0, mm(3)] },
      ...paragraph(letter.intro),
      linesTable(letter, t),
      sums(letter, t),
      ...(letter.wording ? [{ text: letter.wording, margin: [0, mm(3), 0, mm(2)] } as Content] : []),
      ...terms(letter, t),
      ...paragraph(letter.closing),
      {
        unbreakable: true,
        stack: [{ text: t('letter.greeting'), margin: [0, mm(2), 0, mm(14)] }, { text: letter.company }],
      },
    ],
  }
}

/** Name of the company, and its address in one line. */
export function firstHead({ sender }: Pick<Letter, 'sender'>): Content {
  const [name = '', ...more] = sender.split('\n').filter(Boolean)
  return {
    margin: [left, mm(12), right, 0],
    stack: [
      { text: name, bold: true, fontSize: 15 },
      { text: more.join(' · '), fontSize: 8, color: grey },
    ],
  }
}

/** At the right edge, in its own proportions; a head is cut off where the text of a page begins. */
export function logoOn({ logo }: Pick<Letter, 'logo'>): Content[] {
  if (!logo) return []
  const scale = Math.min(logoFit.width / logo.width, logoFit.height / logo.height)
  const [w, h] = [logo.width * scale, logo.height * scale]
  return [{ image: logo.image, width: w, height: h, absolutePosition: { x: left + width - w, y: logoTop } }]
}

/** Window and information block of the first page, and the marks for folding and punching. */
function inFixedPlaces(letter: Letter, t: Translate): Content[] {
  const { address, sender, contact } = letter
  const format = formatFor(letter.language)
  const lines = sender.split('\n').filter(Boolean)
  const receiver = [
    address.company,
    [address.salutation, address.person].filter(Boolean).join(' '),
    address.street,
    address.place,
    address.country && countryName(address.country, letter.language),
  ].filter(Boolean) as string[]
  const facts = [
    [t('letter.number'), letter.number],
    [t('letter.day'), format.day(letter.day)],
    [t('letter.validUntil'), letter.validUntil && format.day(letter.validUntil)],
    [t('letter.customerNumber'), address.customerNumber],
    [t('letter.vatId'), address.vatId],
  ].filter(([, value]) => value) as [string, string][]
  return [
    { text: lines.join(' · '), fontSize: 7, color: grey, absolutePosition: { x: left, y: mm(56) } },
    { stack: receiver, absolutePosition: { x: left, y: mm(62.7) } },
    {
      stack: [
        {
          table: { widths: [mm(32), mm(38)], body: facts.map(([name, value]) => [{ text: name, color: grey }, value]) },
          layout: { ...noLines, paddingTop: () => 0.5, paddingBottom: () => 0.5 },
        },
        ...(contact ? [{ text: contact, color: grey, margin: [0, mm(3), 0, 0] } as Content] : []),
      ],
      fontSize: 9,
      absolutePosition: { x: mm(120), y: mm(50) },
    },
    {
      canvas: [105, 148.5, 210].map((at) => ({
        type: 'line',
        x1: mm(5),
        y1: mm(at),
        x2: mm(at === 148.5 ? 11 : 9),
        y2: mm(at),
        lineWidth: 0.3,
        lineColor: line,
      })),
      absolutePosition: { x: 0, y: 0 },
    },
  ]
}

function laterHead({ number, company }: Letter, t: Translate): Content {
  const text = `${company} · ${t('letter.offer', { number })}`
  return { text, fontSize: 8, color: grey, margin: [left, mm(14), right, 0] }
}

/** Which page it is, and what stands at the foot of every paper. */
export function foot({ footer }: Pick<Letter, 'footer'>, pages: string): Content {
  return {
    margin: [left, mm(4), right, 0],
    fontSize: 7.5,
    color: grey,
    stack: [
      { text: pages, alignment: 'right', margin: [0, 0, 0, mm(2)] },
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.4, lineColor: line }] },
      { columns: footer.map((text) => ({ text, width: '*' })), columnGap: mm(5), margin: [0, mm(1.5), 0, 0] },
    ],
  }
}

/** How the letter, and a mail with it, greets. */
export function dear({ address }: Pick<Letter, 'address'>, t: Translate): string {
  const { salutation, title, lastName, person } = address
  const name = [title, lastName].filter(Boolean).join(' ')
  if (salutation === 'Herr' && lastName) return t('letter.dearHerr', { name })
  if (salutation === 'Frau' && lastName) return t('letter.dearFrau', { name })
  return person ? t('letter.dearPerson', { name: person }) : t('letter.dearAll')
}

function paragraph(text: string): Content[] {
  return text ? [{ text, margin: [0, 0, 0, mm(4)] }] : []
}

function linesTable(letter: Letter, t: Translate): Content {
  const format = formatFor(letter.language)
  const money = (amount: number) => format.money(amount, letter.currency, 'always')
  let position = 0
  const rows = letter.lines.map((one, at): TableCell[] => {
    if (one.kind === 'text') return [{ text: '' }, { text: one.text, colSpan: 4, bold: true }, '', '', '']
    position += 1
    const [first = '', ...more] = one.text.split('\n')
    const notes = [
      ...more,
      ...(one.discount > 0 ? [t('letter.discount', { percent: format.percent(one.discount / 10_000, 2) })] : []),
      ...(one.kind === 'item' ? [] : [t(`letter.${one.kind}`)]),
    ]
    const amount = money(letter.totals.lines[at] ?? 0)
    return [
      { text: String(position) },
      { stack: [first, ...notes.map((text) => ({ text, fontSize: 8.5, color: grey }))] },
      { text: [format.number(one.quantity / 1000, 3), one.unit].filter(Boolean).join(' '), alignment: 'right' },
      {
        stack: [
          { text: money(one.unitPrice) },
          ...(one.priceUnit > 1
            ? [{ text: t('letter.priceFor', { count: one.priceUnit }), fontSize: 8.5, color: grey }]
            : []),
        ],
        alignment: 'right',
      },
      { text: one.kind === 'item' ? amount : `(${amount})`, alignment: 'right' },
    ]
  })
  const names = ['letter.position', 'letter.text', 'letter.quantity', 'letter.price', 'letter.amount'] as const
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [mm(9), '*', mm(25), mm(27), mm(29)],
      body: [
        names.map((name, at) => ({ text: t(name), bold: true, alignment: at > 1 ? 'right' : 'left' }) as TableCell),
        ...rows,
      ],
    },
    layout: {
      ...noLines,
      hLineWidth: (at: number) => (at === 1 ? 0.8 : at > 1 ? 0.3 : 0),
      hLineColor: () => line,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
    margin: [0, 0, 0, mm(2)],
  }
}

function sums({ totals, discount, currency, language }: Letter, t: Translate): Content {
  const format = formatFor(language)
  const money = (amount: number) => format.money(amount, currency, 'always')
  const percent = (basisPoints: number) => format.percent(basisPoints / 10_000, 2)
  const charged = totals.vat.filter((one) => one.rate > 0)
  const rows: [string, string, bold?: boolean][] = [
    ...(totals.discount !== 0
      ? ([
          [t('letter.subtotal'), money(totals.subtotal)],
          [t('letter.discount', { percent: percent(discount) }), money(-totals.discount)],
        ] as [string, string][])
      : []),
    ...(charged.length > 0 ? ([[t('letter.net'), money(totals.net)]] as [string, string][]) : []),
    ...charged.map((one): [string, string] => [
      t('letter.vat', { percent: percent(one.rate), net: money(one.net) }),
      money(one.amount),
    ]),
    ...(totals.rounding !== 0 ? ([[t('letter.rounding'), money(totals.rounding)]] as [string, string][]) : []),
    [t('letter.total'), money(totals.gross), true],
  ]
  return {
    unbreakable: true,
    table: {
      widths: ['*', mm(35)],
      body: rows.map(([name, amount, bold = false]) => [
        { text: name, alignment: 'right', bold },
        { text: amount, alignment: 'right', bold },
      ]),
    },
    layout: {
      ...noLines,
      hLineWidth: (at: number) => (at === rows.length - 1 ? 0.8 : 0),
      hLineColor: () => line,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
    margin: [0, 0, 0, mm(4)],
  }
}

function terms({ delivery, payment }: Letter, t: Translate): Content[] {
  const said = [
    [t('letter.delivery'), delivery],
    [t('letter.payment'), payment],
  ].filter(([, text]) => text) as [string, string][]
  return said.map(([name, text]) => ({
    columns: [{ text: name, width: mm(25), color: grey }, { text }],
    margin: [0, 0, 0, mm(2)],
  }))
}

export const noLines = { hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 0, paddingRight: () => 4 }

function countryName(code: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(code)?.toUpperCase() ?? code
}
