import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { companyOf } from '#features/company/rules.ts'
import { readLetterhead } from '#features/offers/letterhead/reading.ts'
import { filled } from '#features/offers/texts/placeholders.ts'
import {
  dear,
  type Frame,
  grey,
  letterPaper,
  lettersPaper,
  line,
  mm,
  noLines,
  paragraph,
} from '#features/offers/writer/frame.ts'
import { readAddress } from '#features/offers/writer/paper.ts'
import { rendered } from '#features/offers/writer/pdf.ts'
import { messages as letterWords } from '#features/offers/writer/serverWords.ts'
import type { Context } from '#platform/actions/context.ts'
import { downloadName } from '#shared/downloadName.ts'
import { formatFor } from '#shared/format.ts'
import { type Translate, translatorFor } from '#shared/translate.ts'
import { agreedPrice, type Position, type Price } from './rules.ts'
import { messages } from './serverWords.ts'
import { findPersonLanguage, type LineRecord, type RoundRecord } from './sql.ts'

type Texts = Record<'de' | 'en', { intro: string; closing: string }>
type PriceLetter = { frame: Frame; t: Translate; body: Content[] }

/** What a new round's letters say until somebody writes something else. */
export function standardTexts(): Texts {
  const of = (language: 'de' | 'en') => {
    const t = translatorFor(language, messages[language])
    return { intro: t('priceLetter.intro'), closing: t('priceLetter.closing') }
  }
  return { de: of('de'), en: of('en') }
}

/** The letter to one customer, in the language of who gets it: texts of the round, old and new price of each product. */
export async function readPriceLetter(ctx: Context, round: RoundRecord, row: LineRecord): Promise<PriceLetter> {
  const company = companyOf(ctx.settings)
  const own = row.personId ? await findPersonLanguage(ctx.db, row.personId) : null
  const language = (own ?? company.language) === 'de' ? 'de' : 'en'
  const t = translatorFor(language, { ...letterWords[language], ...messages[language] })
  const format = formatFor(language)
  const address = await readAddress(ctx, row.customerId, row.personId)
  const day = row.letterOn ?? ctx.today
  const validFrom = format.day(row.agreedFrom ?? round.fromDay)
  const subject = t('priceLetter.subject', { day: validFrom })
  const says = (text: string) =>
    filled(text, {
      salutation: dear({ address }, t).replace(/,$/, ''),
      customer: address.company,
      person: address.person ?? '',
      subject,
      day: format.day(day),
      validFrom,
      company: company.name,
    })
  const texts = (JSON.parse(round.texts) as Texts)[language]
  const { agreedPercent, otherRevenue, otherPercent } = row
  const positions = JSON.parse(row.positions) as Position[]
  const others = agreedPercent === null ? otherPercent : Math.min(otherPercent, agreedPercent)
  const rest = t(positions.length > 0 ? 'priceLetter.others' : 'priceLetter.all', {
    percent: format.change(others / 10_000, 2),
  })
  return {
    frame: {
      ...(await readLetterhead(ctx)),
      ...{ language, day, address, subject, title: subject },
      facts: [
        [t('letter.day'), format.day(day)],
        [t('priceLetter.validFrom'), validFrom],
        [t('letter.customerNumber'), address.customerNumber],
      ],
    },
    t,
    body: [
      ...paragraph(says(texts.intro)),
      ...(positions.length > 0 ? [pricesTable(positions, agreedPercent, round.currency, validFrom, language, t)] : []),
      ...(otherRevenue > 0 && others !== 0 ? paragraph(rest) : []),
      ...paragraph(says(texts.closing)),
    ],
  }
}

/** The letter as a file. */
export async function priceLetterFile(letter: PriceLetter, round: RoundRecord) {
  const bytes = await rendered(letterPaper(letter.frame, letter.t, letter.body))
  return { name: downloadName(`${round.name} ${letter.frame.address.company}`, 'pdf'), type: 'application/pdf', bytes }
}

/** Several letters as one file to print. */
export async function priceLettersFile(letters: readonly PriceLetter[], round: RoundRecord) {
  return {
    name: downloadName(round.name, 'pdf'),
    type: 'application/pdf',
    bytes: await rendered(lettersPaper(letters)),
  }
}

/** What a mail with the letter says. */
export function priceMailWords(
  ctx: Context,
  { frame, t }: PriceLetter,
  byName: string,
): { subject: string; text: string } {
  const greeting = [t('letter.greeting'), byName, companyOf(ctx.settings).name].filter(Boolean).join('\n')
  return { subject: frame.subject, text: [dear(frame, t), t('priceLetter.mail'), greeting].join('\n\n') }
}

function pricesTable(
  positions: readonly Position[],
  agreedPercent: number | null,
  currency: string,
  validFrom: string,
  language: 'de' | 'en',
  t: Translate,
): Content {
  const format = formatFor(language)
  const money = (amount: number) => format.money(amount, currency, 'always')
  const right = (text: string, more: object = {}): TableCell => ({ text, alignment: 'right', ...more })
  const quantity = (from: number, unit: string | null) =>
    t('priceLetter.fromQuantity', { quantity: [format.number(from / 1000, 3), unit].filter(Boolean).join(' ') })
  const amountAt = ({ scales }: Price, from: number) => scales.findLast((scale) => scale.from <= from)?.amount
  const rows = positions.flatMap((position): TableCell[][] => {
    const { name, number, unit, from } = position
    const to = agreedPrice(position, agreedPercent)
    const per = (price: Price) => (price.priceUnit > 1 ? ` ${t('letter.priceFor', { count: price.priceUnit })}` : '')
    const shown = (price: Price, amount: number | undefined) =>
      amount === undefined ? '–' : `${money(amount)}${per(price)}`
    return to.scales.map((scale, at) => [
      at === 0
        ? {
            stack: [
              name,
              ...(number ? [{ text: number, fontSize: 8.5, color: grey }] : []),
              ...(scale.from > 0 ? [{ text: quantity(scale.from, unit), fontSize: 8.5, color: grey }] : []),
            ],
          }
        : { text: quantity(scale.from, unit), fontSize: 8.5, color: grey, margin: [mm(4), 0, 0, 0] },
      right(shown(from, amountAt(from, scale.from)), { color: grey }),
      right(shown(to, scale.amount)),
    ])
  })
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ['*', mm(38), mm(38)],
      body: [
        [
          { text: t('priceLetter.product'), bold: true },
          right(t('priceLetter.before'), { bold: true }),
          right(t('priceLetter.from', { day: validFrom }), { bold: true }),
        ],
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
    margin: [0, 0, 0, mm(4)],
  }
}
