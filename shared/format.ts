import { type Day, daysBetween, type Instant } from './days.ts'
import type { Language } from './messages.ts'

/** Shown where there is no value: none is not zero. */
export const none = '–'

const locales: Record<Language, string> = { de: 'de-DE', en: 'en-GB' }
const minus = (text: string) => text.replace(/^-/, '−')
const utc = (day: Day) => new Date(`${day}T00:00:00Z`)

const digitsOf = new Map<string, number>()

/** Digits after the decimal separator in `currency` (EUR 2, JPY 0). */
export function minorDigits(currency: string): number {
  // A format costs more to make than an amount to write; a list writes hundreds of amounts in one currency.
  const known = digitsOf.get(currency)
  if (known !== undefined) return known
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  digitsOf.set(currency, digits)
  return digits
}

/** How values are written in `language`. Pure: everything that changes with time is passed in. */
function build(language: Language) {
  const locale = locales[language]
  const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()
  const numberFormat = (options: Intl.NumberFormatOptions) => {
    const key = `n${JSON.stringify(options)}`
    const known = cache.get(key) ?? new Intl.NumberFormat(locale, options)
    cache.set(key, known)
    return known as Intl.NumberFormat
  }
  const dateFormat = (options: Intl.DateTimeFormatOptions) => {
    const key = `d${JSON.stringify(options)}`
    const known = cache.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
    cache.set(key, known)
    return known as Intl.DateTimeFormat
  }
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })

  /** 03.12. within the year of `today`, else with the year (en: 3 Dec). */
  function dayShort(day: Day | null | undefined, today: Day): string {
    if (!day) return none
    const number = language === 'de' ? '2-digit' : 'numeric'
    const month = language === 'de' ? '2-digit' : 'short'
    const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric'
    return dateFormat({ day: number, month, year }).format(utc(day))
  }

  return {
    language,

    /** Minor units as an amount: 84.000 €, 84.000,50 € (cents only where there are some, or as asked). */
    money(minor: number | null | undefined, currency: string, cents: 'auto' | 'always' | 'never' = 'auto'): string {
      if (minor == null) return none
      const digits = minorDigits(currency)
      const show = cents === 'never' || (cents === 'auto' && minor % 10 ** digits === 0) ? 0 : digits
      return minus(
        numberFormat({
          style: 'currency',
          currency,
          minimumFractionDigits: show,
          maximumFractionDigits: show,
        }).format(minor / 10 ** digits),
      )
    },

    /** A rounded amount for narrow places: 84.000 €, 1,2 Mio. €. */
    moneyShort(minor: number | null | undefined, currency: string): string {
      if (minor == null) return none
      const value = minor / 10 ** minorDigits(currency)
      const options = { style: 'currency', currency, notation: 'compact' } as const
      const digits = Math.abs(value) >= 1_000_000 ? 1 : 0
      return minus(numberFormat({ ...options, maximumFractionDigits: digits }).format(value))
    },

    /** A plain number with at most `digits` decimals: 1.234,5. */
    number(value: number | null | undefined, digits = 0): string {
      return value == null ? none : minus(numberFormat({ maximumFractionDigits: digits }).format(value))
    },

    /** A share of 1 as percent: 0.61 → 61 %. */
    percent(share: number | null | undefined, digits = 0): string {
      return share == null
        ? none
        : minus(numberFormat({ style: 'percent', maximumFractionDigits: digits }).format(share))
    },

    /** A change as percent with its sign: 0.11 → +11 %. */
    change(share: number | null | undefined, digits = 0): string {
      if (share == null) return none
      const options = { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: digits } as const
      return minus(numberFormat(options).format(share))
    },

    /** A number of days in words: 58 Tage, 1 Tag. */
    days(count: number | null | undefined): string {
      if (count == null) return none
      return minus(numberFormat({ style: 'unit', unit: 'day', unitDisplay: 'long' }).format(count))
    },

    /** 03.12.2026 (en: 3 Dec 2026). */
    day(day: Day | null | undefined): string {
      if (!day) return none
      const month = language === 'de' ? '2-digit' : 'short'
      const number = language === 'de' ? '2-digit' : 'numeric'
      return dateFormat({ day: number, month, year: 'numeric' }).format(utc(day))
    },

    dayShort,

    /** Fr, 04.12. (en: Fri 4 Dec). */
    dayOfWeek(day: Day | null | undefined, today: Day): string {
      if (!day) return none
      const weekday = dateFormat({ weekday: 'short' }).format(utc(day)).replace(/\.$/, '')
      return language === 'de' ? `${weekday}, ${dayShort(day, today)}` : `${weekday} ${dayShort(day, today)}`
    },

    /** Samstag, 21. November; with the year where it is not that of `today`. */
    dayLong(day: Day | null | undefined, today: Day): string {
      if (!day) return none
      const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric'
      return dateFormat({ weekday: 'long', day: 'numeric', month: 'long', year }).format(utc(day))
    },

    /** The month of a day or of `YYYY-MM`: November 2026. */
    month(day: Day | null | undefined): string {
      if (!day) return none
      return dateFormat({ month: 'long', year: 'numeric' }).format(utc(`${day.slice(0, 7)}-01`))
    },

    /** Clock time of an instant in `timeZone`: 10:30. */
    time(instant: Instant | null | undefined, timeZone: string): string {
      if (!instant) return none
      return dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(instant))
    },

    /** A day seen from `today`: heute, gestern, vor 42 Tagen, in 3 Tagen, vor 14 Monaten. */
    ago(day: Day | null | undefined, today: Day): string {
      if (!day) return none
      const days = daysBetween(today, day)
      const distance = Math.abs(days)
      // "vorgestern" and "übermorgen" are words of their own; beyond that, days are what people compare with a rhythm.
      if (distance < 100) return relative.format(days, 'day')
      if (distance < 730) return relative.format(Math.trunc(days / 30.44), 'month')
      return relative.format(Math.trunc(days / 365.25), 'year')
    },

    /** An instant seen from `now`: vor 35 Minuten, vor 3 Stunden, then days. */
    since(instant: Instant | null | undefined, now: Instant): string {
      if (!instant) return none
      const minutes = Math.trunc((Date.parse(instant) - Date.parse(now)) / 60_000)
      const distance = Math.abs(minutes)
      if (distance < 1) return language === 'de' ? 'gerade eben' : 'just now'
      if (distance < 60) return relative.format(minutes, 'minute')
      if (distance < 24 * 60) return relative.format(Math.trunc(minutes / 60), 'hour')
      return relative.format(Math.trunc(minutes / (24 * 60)), 'day')
    },

    /** Anna, Bernd und Claudia. */
    list(items: string[]): string {
      return lists.format(items)
    },

    /** Order of names as a person of this language expects it. */
    compare(a: string, b: string): number {
      return collator.compare(a, b)
    },
  }
}

export type Format = ReturnType<typeof build>

const built = new Map<Language, Format>()

/** The formats of one language (built once). */
export function formatFor(language: Language): Format {
  const known = built.get(language) ?? build(language)
  built.set(language, known)
  return known
}
