import { addDays, type Day, isDay } from './days.ts'
import { minorDigits } from './format.ts'
import type { Language } from './messages.ts'

/**
 * A number as people type it: 84.000 · 1.234,50 · 1,234.50 · 1’200 · 12 T · 1,2 Mio.
 * Where both separators stand, the last is the decimal one; where one stands alone, the language decides.
 * `undefined` if it is not a number, `null` if nothing was typed.
 */
export function parseNumber(text: string, language: Language): number | null | undefined {
  const typed = text
    .trim()
    .replace(/[\s\u00a0\u202f’']/g, '')
    .replace('−', '-')
  if (typed === '') return null
  const match = /^(-?)([\d.,]*\d)[.,]?(t|tsd\.?|k|mio\.?|m|mrd\.?)?$/i.exec(typed)
  if (!match) return undefined
  const [, sign, digits, unit] = match as unknown as [string, string, string, string | undefined]
  const decimal = decimalSeparator(digits, language)
  const thousands = decimal === ',' ? '.' : ','
  const [whole = '', fraction = '', ...rest] = decimal ? digits.split(decimal) : [digits]
  if (rest.length > 0 || fraction.includes(thousands)) return undefined
  const groups = whole.split(/[.,]/)
  if (groups.length > 1 && groups.slice(1).some((group) => group.length !== 3)) return undefined
  const value = Number(`${sign}${groups.join('') || '0'}.${fraction || '0'}`)
  return value * factorOf(unit)
}

function decimalSeparator(digits: string, language: Language): string | null {
  const point = digits.lastIndexOf('.')
  const comma = digits.lastIndexOf(',')
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ','
  if (point < 0 && comma < 0) return null
  const separator = point >= 0 ? '.' : ','
  const own = language === 'de' ? ',' : '.'
  if (digits.split(separator).length > 2) return null
  if (separator === own) return separator
  // The other language's decimal separator: 1,5 typed in English, 12.5 typed in German.
  return /[.,]\d{3}$/.test(digits) ? null : separator
}

function factorOf(unit: string | undefined): number {
  const first = unit?.toLowerCase() ?? ''
  if (first === '') return 1
  if (first === 'm' || first.startsWith('mio')) return 1_000_000
  if (first.startsWith('mrd')) return 1_000_000_000
  return 1000
}

/** An amount as people type it, in minor units of `currency`: "12 T€" → 1200000. As `parseNumber` for the rest. */
export function parseMoney(text: string, currency: string, language: Language): number | null | undefined {
  const bare = text.replace(/€|\$|£|chf|eur|euro|usd|fr\./gi, '')
  const value = parseNumber(bare, language)
  return value == null ? value : Math.round(value * 10 ** minorDigits(currency))
}

/**
 * A day as people type it: 3.12. · 03.12.26 · 3/12/2026 · 2026-12-03 · heute · morgen · +14.
 * Without a year it is the next such day from `today` on, or the last 90 days' one just gone.
 * `undefined` if it is not a day, `null` if nothing was typed.
 */
export function parseDay(text: string, today: Day): Day | null | undefined {
  const typed = text.trim().toLowerCase()
  if (typed === '') return null
  if (isDay(typed)) return typed
  const word = words[typed]
  if (word !== undefined) return addDays(today, word)
  const offset = /^([+-]\d{1,4})$/.exec(typed)
  if (offset) return addDays(today, Number(offset[1]))
  const match = /^(\d{1,2})[./ ](\d{1,2})[./ ]?(\d{2}|\d{4})?$/.exec(typed)
  if (!match) return undefined
  const month = (match[2] as string).padStart(2, '0')
  const dayOfMonth = (match[1] as string).padStart(2, '0')
  if (match[3]) return existing(`${match[3].length === 2 ? `20${match[3]}` : match[3]}-${month}-${dayOfMonth}`)
  const year = Number(today.slice(0, 4))
  const earliest = addDays(today, -90)
  const candidates = [year - 1, year, year + 1].map((candidate) => `${candidate}-${month}-${dayOfMonth}`)
  return candidates.find((candidate) => isDay(candidate) && candidate >= earliest)
}

const existing = (day: Day) => (isDay(day) ? day : undefined)

const words: Record<string, number> = {
  heute: 0,
  today: 0,
  morgen: 1,
  tomorrow: 1,
  übermorgen: 2,
  gestern: -1,
  yesterday: -1,
}
