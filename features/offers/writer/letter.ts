import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Day } from '#shared/days.ts'
import { formatFor } from '#shared/format.ts'
import { type Translate, translatorFor } from '#shared/translate.ts'
import type { Paper } from './contract.ts'
import { type Address, type Frame, grey, type Letterhead, letterPaper, line, mm, noLines, paragraph } from './frame.ts'
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
> &
  Letterhead & {
    lines: Omit<Paper['lines'][number], 'cost'>[]
    day: Day
    address: Address
    /** Why no VAT is charged. */
    wording: string | null
    draft: boolean
  }

/** The letter as pdfmake takes it: the lines as a table whose head comes again on each page. */
export function letterOf(letter: Letter): TDocumentDefinitions {
  const t = translatorFor(letter.language, messages[letter.language])
  const format = formatFor(letter.language)
  const { number, subject, validUntil, address } = letter
  const title = t('letter.offer', { number })
  const facts: Frame['facts'] = [
    [t('letter.number'), number],
    [t('letter.day'), format.day(letter.day)],
    [t('letter.validUntil'), validUntil && format.day(validUntil)],
    [t('letter.customerNumber'), address.customerNumber],
    [t('letter.vatId'), address.vatId],
  ]
  const frame = { ...letter, facts, title, subject: subject ? `${title}: ${subject}` : title }
  const draft = { text: t('letter.draft'), color: '#bbbbbb', opacity: 0.25, bold: true, fontSize: 90 }
  return {
    ...letterPaper(frame, t, [
      ...paragraph(letter.intro),
      linesTable(letter, t),
      sums(letter, t),
      ...(letter.wording ? [{ text: letter.wording, margin: [0, mm(3), 0, mm(2)] } as Content] : []),
      ...terms(letter, t),
      ...paragraph(letter.closing),
    ]),
    ...(letter.draft ? { watermark: draft } : {}),
  }
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
