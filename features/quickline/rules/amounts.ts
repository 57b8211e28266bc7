import type { Language } from '#shared/messages.ts'
import { type FoldedLine, overlapsAny, type Range } from './folded.ts'

/** An amount of money in the line, folded positions; `minor`: minor units (cents, Rappen). */
export type AmountHit = Range & { minor: number; currency: string; sure: boolean }

const number = "\\d{1,3}(?:[.,' ]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d+)?"
const symbols: Record<string, string> = {
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  chf: 'CHF',
  'sfr.': 'CHF',
  sfr: 'CHF',
  franken: 'CHF',
  $: 'USD',
  usd: 'USD',
  'us-dollar': 'USD',
  dollar: 'USD',
  dollars: 'USD',
  '£': 'GBP',
  gbp: 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  pln: 'PLN',
  czk: 'CZK',
  dkk: 'DKK',
  sek: 'SEK',
  nok: 'NOK',
}
const currency = Object.keys(symbols)
  .sort((a, b) => b.length - a.length)
  .map((symbol) => symbol.replace(/[$.]/g, '\\$&'))
  .join('|')
const times = 'tsd\\.?|tausend|thousand|mio\\.?|millionen|million|mill\\.?|mrd\\.?|mn|bn|[tkm]'
const start = "(?<![\\p{L}\\p{N}#+/'-]|[\\p{N}][.,]|\\p{L}\\s?-)"
const end = '(?![\\p{L}\\p{N}]|[.,]\\d|-[\\p{L}\\d])'
const span = '(?:\\s?(?:-|bis|to)\\s?'

const before = new RegExp(`${start}(${currency})\\s?(${number})(?:\\s?(${times}))?(?:[.,]-+)?${end}`, 'gu')
const after = new RegExp(
  `${start}(${number})${span}(${number}))?(?:[.,]-+)?\\s?(${times})?\\s?(${currency})${end}`,
  'gu',
)
const bare = new RegExp(
  `${start}(${number})${span}(${number}))?(?:(k)|\\s?(tsd\\.?|tausend|mio\\.?|millionen|million|mrd\\.?))${end}`,
  'gu',
)
const francs = new RegExp(`${start}fr\\.\\s?(\\d{1,3}(?:'\\d{3})+(?:\\.\\d{2})?|\\d+(?=\\.-))(?:\\.-+)?${end}`, 'gu')

/** Not a possible order but a price, a discount, an invoice. */
const otherMoney =
  '(?:rabatt|nachlass|skonto|umsatz|rechnung(?:en)?|gutschrift|reklamation|schaden|schadens|mahnung|zahlung|bezahlt|offen|fracht|versand|porto|gebuehr|preis|preise|discount|invoice|invoiced|revenue|turnover|price|refund|credit note|damage|freight|paid|unpaid)'
const spokenBefore = new RegExp(
  `${otherMoney}(?:\\s(?:von|ueber|um|of|for|about|ca\\.?|mit|ist|is|war|was|rund|etwa|offen|open)){0,3}[:\\s]*$`,
  'u',
)
const spokenAfter = new RegExp(`^\\s?(?:${otherMoney}|off)(?!\\p{L})`, 'u')
const perPiece =
  /^\s?(?:\/\s?\p{L}|(?:pro|je|per|a|an|each)\s(?!jahr|year|annum|monat|month)\p{L}|(?:each|je)(?!\p{L})|p\.?\s?(?:p|st)\.)/u
const eachBefore = /\d\s?(?:stueck|stk\.?|st\.|teile?|pcs|pieces|units|einheiten|paletten)\s(?:a|je|zu je|zu|at)\s$/u
const goods =
  /^\s?(?:stueck|stk|teile|pcs|pieces|units|einheiten|meter|m|km|kg|tonnen|t|liter|l|paletten|stunden|mitarbeiter|einwohner|leute|people|users|kunden|mal|x|pixel|display|monitor|umdrehungen)(?!\p{L})/u

const leading =
  /(?:(?<!\p{L})(?:ueber|ca\.?|circa|etwa|rund|knapp|ungefaehr|about|around|roughly|approx\.?|worth)\s)+$/u

const largest = 1e11

/**
 * Amounts that could be an order: "12 T€", "1,2 Mio.", "CHF 4'500", "$3.5k". Discounts, prices per piece, invoices and
 * quantities stay text. Without a currency in the line it is `home`, and unsure.
 */
export function findAmounts(
  line: FoldedLine,
  language: Language,
  home: string,
  taken: readonly Range[] = [],
): AmountHit[] {
  const found: AmountHit[] = []
  const add = (
    match: RegExpExecArray,
    value: Reading | null,
    multiplier: string | undefined,
    symbol: string | null,
  ) => {
    const lead = leading.exec(line.text.slice(Math.max(0, match.index - 24), match.index))?.[0].length ?? 0
    const range = { from: match.index - lead, to: match.index + match[0].length }
    if (!value || overlapsAny(range, taken) || overlapsAny(range, found) || isOther(line, range, symbol)) return
    const minor = Math.round(value.value * factorOf(multiplier) * 100)
    if (minor <= 0 || minor > largest * 100) return
    found.push({ ...range, minor, currency: symbol ?? home, sure: value.sure && symbol !== null })
  }
  for (const match of line.text.matchAll(before)) {
    add(match, readNumber(match[2]!, language, match[3]), match[3], symbols[match[1]!]!)
  }
  for (const match of line.text.matchAll(francs)) add(match, readNumber(match[1]!, 'en', undefined), undefined, 'CHF')
  for (const match of line.text.matchAll(after)) {
    const [, first, second, multiplier, symbol] = match
    const value = readNumber(first!, language, multiplier)
    add(match, second && value ? { ...value, sure: false } : value, multiplier, symbols[symbol!]!)
  }
  for (const match of line.text.matchAll(bare)) {
    const [, first, second, k, longer] = match
    const value = readNumber(first!, language, k ?? longer)
    add(match, second && value ? { ...value, sure: false } : value, k ?? longer, null)
  }
  found.sort((a, b) => a.from - b.from)
  return found.length > 1 ? found.map((hit) => ({ ...hit, sure: false })) : found
}

function isOther(line: FoldedLine, { from, to }: Range, symbol: string | null): boolean {
  const rest = line.text.slice(to, to + 30)
  if (spokenBefore.test(line.text.slice(Math.max(0, from - 40), from))) return true
  // "45 Stück a 12 €": the price of one.
  if (eachBefore.test(line.text.slice(Math.max(0, from - 40), from))) return true
  return spokenAfter.test(rest) || perPiece.test(rest) || (symbol === null && goods.test(rest))
}

type Reading = { value: number; sure: boolean }

/**
 * Reads digits with separators: of two different ones the last is the decimal one, a repeated one groups thousands. A
 * single one before three digits groups thousands (unsure, if the language writes it the other way), except before a
 * multiplier ("1,125 Mio").
 */
function readNumber(typed: string, language: Language, multiplier: string | undefined): Reading | null {
  const text = typed.replace(/[' ]/g, '')
  const marks = [...text.matchAll(/[.,]/g)].map((mark) => mark[0])
  const last = marks.at(-1)
  if (!last) return { value: Number(text), sure: true }
  const digitsAfter = text.length - 1 - text.lastIndexOf(last)
  const differ = marks.some((mark) => mark !== last)
  const own = language === 'de' ? ',' : '.'
  let decimal: string | null = differ || (marks.length === 1 && digitsAfter !== 3) ? last : null
  let sure = true
  if (marks.length === 1 && digitsAfter === 3) {
    if (multiplier && last === own) decimal = last
    sure = !multiplier && last !== own
  }
  if (!differ && marks.length > 1 && digitsAfter !== 3) return null
  const plain = [...text].map((char) => (char === decimal ? '.' : /[.,]/.test(char) ? '' : char)).join('')
  const value = Number(plain)
  return Number.isFinite(value) ? { value, sure } : null
}

function factorOf(multiplier: string | undefined): number {
  if (!multiplier) return 1
  if (/^(?:mio|mill|m|mn)/.test(multiplier) && !multiplier.startsWith('mrd')) return 1_000_000
  if (/^(?:mrd|bn)/.test(multiplier)) return 1_000_000_000
  return 1000
}

const phone =
  /(?<![\p{L}\p{N}.,])(?:\+\d|\(?0\d|00\d)\d*\)?(?:[ /()-]{1,3}\d+(?![\d]|[.,:]\d|\.(?=\s?\d)|\s?(?:€|%|uhr|tsd|tage|wochen|stueck|t€|mio|[kt]€|k(?!\p{L}))))*/gu

/** Phone numbers: their digits are neither dates nor amounts. */
export function findPhones(line: FoldedLine): Range[] {
  return [...line.text.matchAll(phone)]
    .filter(([text]) => text.replace(/\D/g, '').length >= 6 && !/^\d{1,2}([/-])\d{1,2}\1\d{2,4}$/.test(text))
    .map((match) => ({ from: match.index, to: match.index + match[0].length }))
}
