import { type Day, isDay } from '#shared/days.ts'
import { fold } from '#shared/text.ts'
import type { Cell } from '../readers/tables.ts'

/** Which number comes first where a date is written in numbers: day, month or year. */
export type DateForm = 'dmy' | 'mdy' | 'ymd'

/** What the values of one column say about how its dates are written. */
export type DateEvidence = {
  /** Dates that only make sense with the day first, or with the month first. */
  dmy: number
  mdy: number
  /** Dates that make sense both ways (03/04/2026). */
  either: number
  /** First value of each, to show. */
  sample: { dmy?: string; mdy?: string; either?: string }
}

/** A form, or the question that nobody but the owner of the file can answer. */
export type DateDecision = { form: DateForm } | { question: 'dateForm' | 'dateMixed'; sample: string }

type Written =
  | { kind: 'fixed'; day: string; time: string | null }
  | { kind: 'open'; first: number; second: number; year: number; time: string | null }

export function noDates(): DateEvidence {
  return { dmy: 0, mdy: 0, either: 0, sample: {} }
}

/** Adds one value to the evidence. Dots put the day first by custom, so they say nothing about the others. */
export function weighDate(evidence: DateEvidence, cell: Cell, today: Day): void {
  const written = typeof cell === 'string' ? readWritten(cell, today) : null
  if (written?.kind !== 'open') return
  const { first, second } = written
  if (first === second) return
  const side =
    first > 12 && second <= 12
      ? 'dmy'
      : second > 12 && first <= 12
        ? 'mdy'
        : first <= 12 && second <= 12
          ? 'either'
          : null
  if (!side) return
  evidence[side] += 1
  evidence.sample[side] ??= String(cell).slice(0, 40)
}

/** Decides the form of a column from all its values; contradicting or ambiguous ones become a question. */
export function decideDateForm(evidence: DateEvidence): DateDecision {
  if (evidence.dmy > 0 && evidence.mdy > 0) {
    return { question: 'dateMixed', sample: `${evidence.sample.dmy}, ${evidence.sample.mdy}` }
  }
  if (evidence.dmy > 0) return { form: 'dmy' }
  if (evidence.mdy > 0) return { form: 'mdy' }
  if (evidence.either > 0) return { question: 'dateForm', sample: evidence.sample.either! }
  return { form: 'dmy' }
}

/**
 * Reads a value as a day, with the time if it has one. Numbers are Excel's count of days (1954–2119).
 * `null` if it is no existing day of the years 1900–2199.
 */
export function readDay(cell: Cell, form: DateForm, today: Day): { day: Day; time: string | null } | null {
  if (typeof cell === 'number') return readSerial(cell)
  if (typeof cell !== 'string') return null
  const written = readWritten(cell, today)
  if (!written) return null
  if (written.kind === 'fixed') return isDay(written.day) ? { day: written.day, time: written.time } : null
  const { first, second, year, time } = written
  const day = form === 'mdy' ? dayFrom(year, first, second) : dayFrom(year, second, first)
  return isDay(day) ? { day, time } : null
}

/**
 * Reads a birthday as a day. Where the year is unknown ("--0415" of vCards, 1604 of Apple, 0000, "15.04.") it is 1900, as everywhere
 * here, also for the 29th of February, which 1900 had not. `null` if it is none.
 */
export function readBirthday(cell: Cell, form: DateForm, today: Day): Day | null {
  const text = String(cell ?? '').trim()
  const yearless =
    /^(?:--|(?:1604|0000)-?)(\d{2})-?(\d{2})(?:T.*)?$/.exec(text) ??
    /^1900-?(02)-?(29)$/.exec(text) ??
    reversed(/^(\d{1,2})\.\s?(\d{1,2})\.$/.exec(text) ?? /^(29)\.\s?(0?2)\.\s?1900$/.exec(text))
  if (!yearless) return readDay(cell, form, today)?.day ?? null
  const day = dayFrom(1900, Number(yearless[1]), Number(yearless[2]))
  return isDay(day) || day === '1900-02-29' ? day : null
}

/** Reads a month ("2026-03", "03/2026", "März 2026", 202603, or any day in it) as its last day; `null` if it is none. */
export function readMonth(cell: Cell, form: DateForm, today: Day): Day | null {
  const text = String(cell ?? '').trim()
  const numbers = /^(\d{4})[-/.]?(0?[1-9]|1[0-2])$/.exec(text) ?? reversed(/^(0?[1-9]|1[0-2])[-/.](\d{4})$/.exec(text))
  const first = numbers
    ? dayFrom(Number(numbers[1]), Number(numbers[2]), 1)
    : (
        (typeof cell === 'string' ? readDay(`1. ${text.replace(/[-/]/g, ' ')}`, 'dmy', today) : null) ??
        readDay(cell, form, today)
      )?.day
  if (!first) return null
  return new Date(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)), 0)).toISOString().slice(0, 10)
}

function reversed(match: RegExpExecArray | null): [string, string, string] | null {
  return match && [match[0], match[2]!, match[1]!]
}

function readSerial(serial: number): { day: Day; time: null } | null {
  if (serial >= 19_000_101 && serial <= 21_991_231 && Number.isInteger(serial)) {
    const digits = String(serial)
    const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
    return isDay(day) ? { day, time: null } : null
  }
  if (serial < 20_000 || serial >= 80_000) return null
  return { day: new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10), time: null }
}

/** Names of months, folded, German and English, long and short → 1 to 12. */
export const monthNames: ReadonlyMap<string, number> = new Map(
  [
    'januar jaenner january jan jaen',
    'februar feber february feb',
    'maerz march mar mrz maer',
    'april apr',
    'mai may',
    'juni june jun',
    'juli july jul',
    'august aug',
    'september sep sept',
    'oktober october okt oct',
    'november nov',
    'dezember december dez dec',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
)

function readWritten(text: string, today: Day): Written | null {
  const { rest, time } = takeTime(text.trim().replace(/^[A-Za-zäÄ]{2,10}\.?,\s+(?=\d)/, ''))
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(rest) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(rest)
  if (iso) return { kind: 'fixed', day: dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3])), time }
  const numbers = /^(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/.exec(rest)
  if (numbers) {
    const [first, second, year] = [Number(numbers[1]), Number(numbers[3]), fullYear(numbers[4]!, today)]
    if (numbers[2] === '.') return { kind: 'fixed', day: dayFrom(year, second, first), time }
    return { kind: 'open', first, second, year, time }
  }
  const named = /^(\d{1,2})\.?[\s-]*(\p{L}+)\.?,?[\s-]*(\d{4}|\d{2})$/u.exec(rest)
  if (named) return withMonthName(named[1]!, named[2]!, named[3]!, time, today)
  const american = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(rest)
  return american ? withMonthName(american[2]!, american[1]!, american[3]!, time, today) : null
}

function withMonthName(day: string, name: string, year: string, time: string | null, today: Day): Written | null {
  const month = monthNames.get(fold(name))
  return month ? { kind: 'fixed', day: dayFrom(fullYear(year, today), month, Number(day)), time } : null
}

function takeTime(text: string): { rest: string; time: string | null } {
  const match =
    /^(.+?)(?:T|,?\s+(?:um\s+)?)(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?\s*(AM|PM|Uhr)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?$/i.exec(
      text,
    )
  if (!match) return { rest: text, time: null }
  const half = match[4]?.toUpperCase()
  const hour = (Number(match[2]) % (half === 'AM' || half === 'PM' ? 12 : 24)) + (half === 'PM' ? 12 : 0)
  if (Number(match[3]) > 59) return { rest: text, time: null }
  return { rest: match[1]!, time: `${String(hour).padStart(2, '0')}:${match[3]}` }
}

/** Two digits mean the century that puts the year at most ten years ahead of today. */
function fullYear(year: string, today: Day): number {
  if (year.length === 4) return Number(year)
  const now = Number(today.slice(0, 4))
  const candidate = Math.floor(now / 100) * 100 + Number(year)
  return candidate > now + 10 ? candidate - 100 : candidate
}

function dayFrom(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
