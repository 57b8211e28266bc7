import { fold } from '#shared/text.ts'
import { monthNames } from './dates.ts'

/** The time that a header names: a month or quarter (`at` counts from 1) or a year. Without a year somebody has to say it. */
export type Period = { unit: 'month' | 'quarter' | 'year'; year: number | null; at: number }

/** A header that names a time, and whether it also says that it means revenue. */
export type PeriodHeader = Period & { saysRevenue: boolean }

const saying =
  /\b(?:netto)?(?:umsatz|umsaetze|umsatzerloese?|erloese?|fakturiert|revenues?|sales|turnover)(?:\s+(?:netto|net))?\b/g
const beside =
  /\b(?:netto|net|monat|month|jahr|year|gj|eur|euros?|chf|usd|gbp|teur|tchf|keur|tsd|mio|in|im|je|pro|fuer|von|of|for|per)\b|t€|k€|m€|[€$£()[\]:;|]/g
const name = '([a-z]+)'
const year = "'?(20\\d\\d|\\d\\d)"
const gap = '[\\s./_-]*'
const patterns: [RegExp, (match: string[]) => Period | null][] = [
  [pattern(`${name}${gap}${year}`), ([, word, of]) => monthNamed(word, yearOf(of))],
  [pattern(`(20\\d\\d)${gap}${name}`), ([, of, word]) => monthNamed(word, Number(of))],
  [pattern(name), ([, word]) => monthNamed(word, null)],
  [pattern('(0?[1-9]|1[0-2])[\\s./-](20\\d\\d)'), ([, at, of]) => month(at, of)],
  [pattern('(0[1-9]|1[0-2])[./-](\\d\\d)'), ([, at, of]) => month(at, of)],
  [pattern('(20\\d\\d)[\\s./-]?(0[1-9]|1[0-2])'), ([, of, at]) => month(at, of)],
  [pattern('(20\\d\\d)[./-]([1-9])'), ([, of, at]) => month(at, of)],
  [pattern('(20\\d\\d)-(\\d\\d)-(\\d\\d)'), ([, of, at, day]) => wholeMonth(of, at, day)],
  [pattern('(\\d?\\d)\\.(\\d?\\d)\\.(20\\d\\d)'), ([, day, at, of]) => wholeMonth(of, at, day)],
  [pattern(`q${gap}([1-4])(?:${gap}${year})?`), ([, at, of]) => quarter(at, of)],
  [pattern(`([1-4])${gap}(?:q|qu|quartal|quarter)(?:${gap}${year})?`), ([, at, of]) => quarter(at, of)],
  [pattern(`(?:quartal|quarter)${gap}([1-4])(?:${gap}${year})?`), ([, at, of]) => quarter(at, of)],
  [pattern(`(20\\d\\d)${gap}q(?:uartal|u)?${gap}([1-4])`), ([, of, at]) => quarter(at, of)],
  [pattern('(20\\d\\d)'), ([, of]) => ({ unit: 'year', year: Number(of), at: 1 })],
]

function pattern(source: string): RegExp {
  return new RegExp(`^${source}$`)
}

/**
 * The month, quarter or year that the header of a column names, German or English ("Jan 2025", "01/2025", "2025-01",
 * "Umsatz Jan 25", "Q1 2025", "Umsatz 2025"); `null` if it says anything else beside it.
 */
export function readPeriod(header: string): PeriodHeader | null {
  if (header.length > 60) return null
  const text = fold(header)
    .replace(/_/g, ' ')
    .replace(/([a-z])(?=\d)|(\d)(?=[a-z])/g, '$1$2 ')
  const bare = text.replace(saying, ' ')
  const rest = bare
    .replace(beside, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s./_-]+|[\s./_-]+$/g, '')
  for (const [written, read] of patterns) {
    const match = written.exec(rest)
    const period = match && read(match)
    if (period) return { ...period, saysRevenue: bare !== text }
  }
  return null
}

function yearOf(text: string | undefined): number | null {
  return text === undefined ? null : text.length === 2 ? 2000 + Number(text) : Number(text)
}

function monthNamed(word: string | undefined, of: number | null): Period | null {
  const at = monthNames.get(word ?? '')
  return at ? { unit: 'month', year: of, at } : null
}

function month(at: string | undefined, of: string | undefined): Period {
  return { unit: 'month', year: yearOf(of), at: Number(at) }
}

/** Sheets write a month as its first or last day. */
function wholeMonth(of: string | undefined, at: string | undefined, day: string | undefined): Period | null {
  const isMonth = Number(at) >= 1 && Number(at) <= 12
  const last = new Date(Date.UTC(Number(of), Number(at), 0)).getUTCDate()
  return isMonth && (Number(day) === 1 || Number(day) === last) ? month(at, of) : null
}

function quarter(at: string | undefined, of: string | undefined): Period {
  return { unit: 'quarter', year: yearOf(of), at: Number(at) }
}

const months = { month: 1, quarter: 3, year: 12 } as const

/** The first month of a period, counted from the year 0, and how many it has. */
export function monthsOf({ unit, year: of, at }: Period): { first: number; count: number } {
  return { first: (of ?? 0) * 12 + (at - 1) * months[unit], count: months[unit] }
}

/** How many headers of a row name a time, if they follow each other as the columns of a table do; else 0. */
export function countPeriods(headers: readonly string[]): number {
  const found = headers.map(readPeriod).filter((period) => period !== null)
  if (found.length < 3) return 0
  const steps = found.slice(1).map((period, at) => monthsOf(period).first - monthsOf(found[at]!).first)
  const follow = steps.filter((step) => step !== 0 && Math.abs(step) <= 12).length
  return follow >= steps.length * 0.8 ? found.length : 0
}
