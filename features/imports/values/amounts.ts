import { fold } from '#shared/text.ts'
import type { Cell } from '../readers/tables.ts'

export type Decimal = ',' | '.'

/** What the values of one column say about its decimal sign. */
export type DecimalEvidence = {
  comma: number
  dot: number
  /** One sign with three digits behind it: 1.234 may be a thousand or one and a bit. */
  either: number
  sample: { comma?: string; dot?: string; either?: string }
}

export type DecimalDecision = { decimal: Decimal } | { question: 'decimal' | 'decimalMixed'; sample: string }

export function noAmounts(): DecimalEvidence {
  return { comma: 0, dot: 0, either: 0, sample: {} }
}

/** Adds one value to the evidence; numbers from Excel carry no sign and say nothing. */
export function weighDecimal(evidence: DecimalEvidence, cell: Cell): void {
  const side = typeof cell === 'string' ? signOf(bare(cell).digits) : null
  if (!side) return
  evidence[side] += 1
  evidence.sample[side] ??= String(cell).slice(0, 40)
}

function signOf(text: string): 'comma' | 'dot' | 'either' | null {
  const commas = text.split(',').length - 1
  const dots = text.split('.').length - 1
  if (commas === 0 && dots === 0) return null
  if (text.includes("'") && commas + dots === 1) return commas === 1 ? 'comma' : 'dot'
  if (commas > 0 && dots > 0) return text.lastIndexOf(',') > text.lastIndexOf('.') ? 'comma' : 'dot'
  if (dots > 1) return 'comma'
  if (commas > 1) return 'dot'
  const [whole, behind] = text.split(/[.,]/) as [string, string]
  const grouped = behind.length === 3 && /^\d{1,3}$/.test(whole) && whole !== '0'
  return grouped ? 'either' : commas === 1 ? 'comma' : 'dot'
}

/** Decides the decimal sign of a column from all its values; contradicting or ambiguous ones become a question. */
export function decideDecimal(evidence: DecimalEvidence): DecimalDecision {
  const { comma, dot, either, sample } = evidence
  if (comma > 0 && dot > 0) return { question: 'decimalMixed', sample: `${sample.comma}, ${sample.dot}` }
  if (comma > 0) return { decimal: ',' }
  if (dot > 0) return { decimal: '.' }
  return either > 0 ? { question: 'decimal', sample: sample.either! } : { decimal: ',' }
}

/** Thousands or millions written into the header: "Umsatz in T€", "Revenue (k)". */
export function factorOfHeader(header: string): number {
  if (/(^|[\s(/[])(T€|T\s?EUR|TEUR|TCHF|k€|kEUR|in tausend|tsd\.?)($|[\s)\]/.,])/i.test(header)) return 1000
  if (/(^|[\s(/[])(Mio\.?|Mill\.?|M€|MEUR)($|[\s)\]/.,€])/i.test(header)) return 1_000_000
  return 1
}

/**
 * Reads an amount into minor units (cents) by exact arithmetic on its digits; more than two digits behind the
 * sign are rounded half away from zero. Currency signs, grouping, minus in front or behind, brackets, "T€", "Mio." are understood.
 * `null` if it is no amount.
 */
export function readAmount(
  cell: Cell,
  decimal: Decimal,
  factor = 1,
): { minor: number; currency: string | null } | null {
  if (typeof cell === 'number') {
    const minor = roundHalfAway(Number((cell * factor * 100).toPrecision(15)))
    return Number.isSafeInteger(minor) ? { minor, currency: null } : null
  }
  if (typeof cell !== 'string') return null
  const { digits, negative, currency, unit } = bare(cell)
  const grouping = decimal === ',' ? '.' : ','
  const plain = digits.replaceAll("'", '').replaceAll(grouping, '')
  const match = /^(\d*)(?:[.,](\d*))?$/.exec(plain)
  if (!match || (!match[1] && !match[2])) return null
  if (plain.split(decimal).length > 2) return null
  if (digits.includes(grouping) && !wellGrouped(digits, decimal, grouping)) return null
  const fraction = match[2] ?? ''
  const scale = BigInt(factor * unit * 100)
  const units = BigInt(`${match[1] || '0'}${fraction}`) * scale
  const divisor = 10n ** BigInt(fraction.length)
  const rounded = Number((2n * units + divisor) / (2n * divisor))
  if (!Number.isSafeInteger(rounded)) return null
  return { minor: negative && rounded !== 0 ? -rounded : rounded, currency }
}

function roundHalfAway(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value)) || 0
}

function wellGrouped(digits: string, decimal: Decimal, grouping: string): boolean {
  const whole = digits.split(decimal)[0]!.replaceAll("'", grouping)
  if (digits.split(decimal)[1]?.includes(grouping)) return false
  const [first, ...groups] = whole.split(grouping)
  return first!.length <= 3 && groups.every((group) => group.length === 3)
}

const currencies: Record<string, string> = {
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  chf: 'CHF',
  sfr: 'CHF',
  fr: 'CHF',
  $: 'USD',
  usd: 'USD',
  us$: 'USD',
  '£': 'GBP',
  gbp: 'GBP',
}
const units: Record<string, number> = {
  t: 1000,
  k: 1000,
  tsd: 1000,
  tausend: 1000,
  mio: 1_000_000,
  mill: 1_000_000,
  million: 1_000_000,
  millionen: 1_000_000,
  m: 1_000_000,
}

/** The code of a currency by its sign or name: "€", "Euro", "chf"; any other three letters are taken as a code. */
export function readCurrency(text: string): string | null {
  const key = fold(text).replace('.', '').trim()
  return currencies[key] ?? (/^[a-z]{3}$/.test(key) ? key.toUpperCase() : null)
}

/** The currency that an amount or the header of a column names; `null` if none. */
export function currencyIn(text: string): string | null {
  const found = /[€$£]|(?<![a-z])(?:t|k)?(?:eur|euro|chf|usd|gbp|sfr)(?![a-z])/i.exec(text)?.[0].toLowerCase()
  return found ? (currencies[found] ?? currencies[found.slice(1)] ?? null) : null
}

/** Takes everything that is not a digit or a sign between digits off an amount. */
function bare(text: string): { digits: string; negative: boolean; currency: string | null; unit: number } {
  let rest = text.trim().replace(/[’`´]/g, "'").replace(/−|–/g, '-')
  const bracketed = /^\((.*)\)$/.exec(rest)
  if (bracketed) rest = bracketed[1]!
  let currency: string | null = null
  let unit = 1
  rest = rest.replace(/US\$|[€$£]|\p{L}+\.?/gu, (word) => {
    const key = fold(word).replace('.', '')
    if (currencies[key]) currency = currencies[key]
    else if (/^[tk](€|eur|chf)?$/.test(key)) unit = 1000
    else if (units[key]) unit = units[key]
    else if (key === 'teur' || key === 'keur' || key === 'tchf') unit = 1000
    else return '?'
    return ''
  })
  rest = rest.replace(/[\s\u202f]/g, '')
  const negative = bracketed !== null || rest.startsWith('-') || /\d-$/.test(rest)
  rest = rest
    .replace(/^[-+]/, '')
    .replace(/(?<=\d)-$/, '')
    .replace(/[.,](-{1,2}|=)$/, '')
  return { digits: rest, negative, currency, unit }
}
