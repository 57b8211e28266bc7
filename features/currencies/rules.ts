import { isCurrency } from '#features/company/rules.ts'
import { baseCurrency } from '#features/customers/classes/rules.ts'
import { type Day, isDay } from '#shared/days.ts'
import { parseDay, parseNumber } from '#shared/parse.ts'
import { countsIn, factorOf, largestFactor, type Rate, type Rates, rateScale } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'

/** How many rates come in at once at most. */
export const mostAtOnce = 2_000

/**
 * A rate that can be used: of a currency in use other than the company's, above zero, and not so large that amounts
 * would outgrow whole numbers. Refuses `currencyUnknown`, `rateOfOwnCurrency`, `rateWrong`.
 */
export function checkRate({ currency, rate }: Rate, into: string): void {
  if (!isCurrency(currency)) throw new Refusal('currencyUnknown')
  if (currency === into) throw new Refusal('rateOfOwnCurrency', { currency })
  const factor = factorOf(rate, currency, into)
  if (!Number.isSafeInteger(rate) || factor < 1 || factor > largestFactor) throw new Refusal('rateWrong', { currency })
}

/** A rate as typed (1,04) in hundred-millionths; none if it is no number above zero or needs more than eight decimals. */
export function scaledRate(value: number): number | null {
  const rate = Math.round(value * rateScale)
  return Number.isSafeInteger(rate) && rate > 0 && Math.abs(rate - value * rateScale) < 1e-3 ? rate : null
}

export type ReadList = {
  rates: Rate[]
  /** Lines that say no rate. */
  unread: string[]
  /** Rates of currencies that were not wanted. */
  unused: number
  /** More than can be taken in at once. */
  cut: number
}

/**
 * Rates out of a pasted list or the text of a file, latest first, of each currency and day one (the last one said);
 * of the currencies in `used`, or of all.
 * Two shapes are understood: the tables of the European Central Bank (a column for each currency, units of it for
 * 1 euro; rates into other currencies than the euro are crossed), and lines of currency, day and rate in any order, the
 * rate as 1 unit of that currency in the company's (`CHF; 30.09.2026; 1,04`).
 */
export function readRateList(text: string, into: string, today: Day, used: ReadonlySet<string> | null): ReadList {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const table = lines.findIndex((line) => /^"?date"?\s*[,;\t]/i.test(line) && /[,;\t]\s*"?[A-Z]{3}/.test(line))
  const unread: string[] = []
  const found = new Map<string, Rate>()
  const add = (rate: Rate | null) => {
    if (!rate) return false
    found.set(`${rate.currency} ${rate.validFrom}`, rate)
    return true
  }
  if (table >= 0) {
    const head = cellsOf(lines[table] as string)
    for (const line of lines.slice(table + 1)) {
      const rates = ratesOfTable(head, cellsOf(line), into)
      if (rates.length === 0) unread.push(line)
      for (const rate of rates) add(rate)
    }
  } else
    for (const line of lines) {
      if (!add(rateOfLine(line, into, today)) && !(line === lines[0] && !/\d/.test(line))) unread.push(line)
    }
  const wanted = [...found.values()].filter(({ currency }) => !used || used.has(currency))
  const all = wanted.sort((a, b) =>
    a.validFrom === b.validFrom ? (a.currency < b.currency ? -1 : 1) : a.validFrom < b.validFrom ? 1 : -1,
  )
  return {
    rates: all.slice(0, mostAtOnce),
    unread,
    unused: found.size - all.length,
    cut: Math.max(0, all.length - mostAtOnce),
  }
}

function cellsOf(line: string): string[] {
  return line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"|"$/g, ''))
}

/** One day of a table of units for 1 euro. */
function ratesOfTable(head: readonly string[], cells: readonly string[], into: string): Rate[] {
  const validFrom = dayOfTable(cells[0] ?? '')
  if (validFrom === null) return []
  const units = new Map<string, number>([['EUR', 1]])
  head.forEach((currency, at) => {
    const value = Number(cells[at])
    if (at > 0 && isCurrency(currency) && cells[at] && value > 0) units.set(currency, value)
  })
  const own = units.get(into)
  if (own === undefined) return []
  units.delete(into)
  return [...units].flatMap(([currency, value]) => {
    const rate = { currency, validFrom, rate: Math.round((own / value) * rateScale) }
    return isUsable(rate, into) ? [rate] : []
  })
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `2026-11-20`, or `20 November 2026` as the daily file of the bank has it. */
function dayOfTable(text: string): Day | null {
  if (isDay(text)) return text
  const match = /^(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})$/i.exec(text)
  const month = months.indexOf((match?.[2] ?? '').toLowerCase())
  if (!match || month < 0) return null
  const day = `${match[3]}-${String(month + 1).padStart(2, '0')}-${(match[1] as string).padStart(2, '0')}`
  return isDay(day) ? day : null
}

function rateOfLine(line: string, into: string, today: Day): Rate | null {
  // A decimal comma must not part the line: without another separator it is spaces that do.
  const cells = line
    .split(/[;\t]/.test(line) ? /[;\t]/ : /,(?=\s)|\s+/)
    .map((cell) => cell.trim().replace(/^"|"$/g, ''))
  let [currency, validFrom, rate]: [string | null, Day | null, number | null] = [null, null, null]
  for (const cell of cells) {
    const code = cell.toUpperCase()
    const day = /\d[.-]\d/.test(cell) ? parseDay(cell, today) : undefined
    if (currency === null && /^[A-Z]{3}$/.test(code) && code !== into && isCurrency(code)) currency = code
    else if (validFrom === null && day && cell.length >= 8) validFrom = day
    else if (rate === null && /^\d/.test(cell)) rate = scaledRate(numberOf(cell))
  }
  if (currency === null || validFrom === null || rate === null) return null
  const found = { currency, validFrom, rate }
  return isUsable(found, into) ? found : null
}

/** A rate has no thousands: what separates is the decimal sign. */
function numberOf(cell: string): number {
  return /^\d+[.,]\d+$/.test(cell) ? Number(cell.replace(',', '.')) : (parseNumber(cell, 'de') ?? Number.NaN)
}

function isUsable(rate: Rate, into: string): boolean {
  try {
    checkRate(rate, into)
    return true
  } catch {
    return false
  }
}

/** What a list changes: rates that are new, those that stand otherwise, and how many say what is known already. */
export function differences<Known extends Rate>(rates: readonly Rate[], known: readonly Known[]) {
  const stored = new Map(known.map((one) => [`${one.currency} ${one.validFrom}`, one]))
  const changes: (Rate & { before: number | null })[] = []
  for (const rate of rates) {
    const before = stored.get(`${rate.currency} ${rate.validFrom}`)
    if (before?.rate !== rate.rate) changes.push({ ...rate, before: before?.rate ?? null })
  }
  return { changes, same: rates.length - changes.length }
}

/**
 * The currency a report is told in: the company's, if anything is in it or can be converted; else the one of most rows.
 */
export function reportCurrency(rows: readonly { currency: string }[], rates: Rates): string {
  if (rates.of.size === 0) return baseCurrency(rows, rates.into)
  return rows.some(({ currency }) => countsIn(rates, currency)) ? rates.into : baseCurrency(rows, rates.into)
}

/** The rates for queries of a report told in `currency`: none where that is not the company's. */
export function ratesFor(rates: Rates, currency: string): Rates {
  return rates.into === currency ? rates : { into: currency, of: new Map() }
}

/** As if there were none: every currency for itself. */
export function noRates({ into }: Pick<Rates, 'into'>): Rates {
  return { into, of: new Map() }
}
