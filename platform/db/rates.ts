import { type RawBuilder, sql } from 'kysely'
import { type Rates, rateScale } from '#shared/rates.ts'

/**
 * The amount of a row in the currency of the report, rounded as `converted` of `shared/rates.ts` does (a test holds them
 * against each other); in a currency without a rate as it is. With no rates this is the plain column: who has one
 * currency pays nothing. Whole numbers only: the amount is taken apart so that no product outgrows 64 bits.
 */
export function inReport(rates: Rates, amount: string, currency: string): RawBuilder<number> {
  const plain = sql<number>`${sql.ref(amount)}`
  if (rates.of.size === 0) return plain
  const cases = [...rates.of.values()].map(({ currency: of, factor }) => {
    const [scale, half] = [sql.lit(rateScale), sql.lit(rateScale / 2)]
    const by = sql`cast(${String(factor)} as bigint)`
    return sql`when ${of} then (${plain} / ${scale}) * ${by}
      + ((${plain} % ${scale}) * ${by} + case when ${plain} < 0 then -${half} else ${half} end) / ${scale}`
  })
  return sql<number>`case ${sql.ref(currency)} ${sql.join(cases, sql` `)} else ${plain} end`
}

/** The currencies that count in the report, its own first. */
export function currenciesOf(rates: Rates): string[] {
  return [rates.into, ...rates.of.keys()]
}
