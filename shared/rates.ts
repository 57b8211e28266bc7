import type { Day } from './days.ts'
import { minorDigits } from './format.ts'

/** Rates and factors are whole numbers of hundred-millionths: 1.04 is 104,000,000. */
export const rateScale = 100_000_000
/** With this the largest amount times the largest factor still is a whole number on both engines. */
export const largestFactor = 900 * rateScale

/** What one currency is worth in another from a day on. */
export type Rate = { currency: string; rate: number; validFrom: Day }
/** The rate of a currency as amounts are converted by it: `factor` is minor unit for minor unit. */
export type UsedRate = Rate & { factor: number }

/** The rates of one report: one for each currency, into one (rules, head: the one valid on its last day). */
export type Rates = { into: string; of: ReadonlyMap<string, UsedRate> }

/** What a report converted of one currency: the amount before, and the rate with its day; `rate` as people write it. */
export type Converted = { currency: string; amount: number; rate: number; validFrom: Day }

/** The same where amounts change over the report: how many records. */
export type ConvertedCount = Omit<Converted, 'amount'> & { count: number }

/** How many minor units of `into` one minor unit of `currency` is: a yen has none smaller, a euro a hundred. */
export function factorOf(rate: number, currency: string, into: string): number {
  return Math.round(rate * 10 ** (minorDigits(into) - minorDigits(currency)))
}

/** An amount by a factor, rounded half away from zero to the minor unit; exact for all amounts of the house. */
export function converted(amount: number, factor: number): number {
  const product = BigInt(amount) * BigInt(factor)
  const half = BigInt(rateScale / 2)
  return Number((product + (product < 0n ? -half : half)) / BigInt(rateScale))
}

/** True where amounts of the currency can be added to those of the report. */
export function countsIn(rates: Rates, currency: string): boolean {
  return currency === rates.into || rates.of.has(currency)
}

/** The amount in the currency of the report; as it is where there is no rate (the caller says those apart). */
export function inCurrency<Amount extends number | null>(rates: Rates, currency: string, amount: Amount): Amount {
  const used = rates.of.get(currency)
  return (used && amount !== null ? converted(amount, used.factor) : amount) as Amount
}

/** How many records of each currency were converted, with the rates. */
export function countedOf(rates: Rates, records: Iterable<{ currency: string }>): ConvertedCount[] {
  if (rates.of.size === 0) return []
  const counts = new Map<string, number>()
  for (const { currency } of records) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  return [...rates.of.values()].flatMap(({ currency, rate, validFrom }) => {
    const count = counts.get(currency)
    return count ? [{ currency, count, rate: rate / rateScale, validFrom }] : []
  })
}

/** What was converted, by currency, with the rates: sums of the amounts as they were. Nothing where they come to nothing. */
export function convertedOf(rates: Rates, amounts: Iterable<{ currency: string; amount: number | null }>): Converted[] {
  if (rates.of.size === 0) return []
  const sums = new Map<string, number>()
  for (const { currency, amount } of amounts)
    if (amount && rates.of.has(currency)) sums.set(currency, (sums.get(currency) ?? 0) + Number(amount))
  return [...rates.of.values()].flatMap(({ currency, rate, validFrom }) => {
    const amount = sums.get(currency)
    return amount ? [{ currency, amount, rate: rate / rateScale, validFrom }] : []
  })
}
