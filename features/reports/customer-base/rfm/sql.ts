import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { currenciesOf, inReport } from '#platform/db/rates.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'
import type { Rates } from '#shared/rates.ts'

/**
 * When, on how many days and for how much each customer bought in a period; credits lower the sum only. With rates in one
 * currency, else in each. */
export async function listPurchases(
  db: Kysely<Tables>,
  period: { from: Day; to: Day },
  readable: Expression<SqlBool> | null,
  rates: Rates,
) {
  const amount = inReport(rates, 'amount', 'currency')
  // The same day in two currencies is one day of buying: one group for all that can be converted.
  const converts = rates.of.size > 0
  const currency = converts ? sql<string>`${sql.lit(rates.into)}` : sql<string>`"currency"`
  return await db
    .selectFrom((from) =>
      from
        .selectFrom('revenues')
        .select([
          'customerId',
          currency.as('currency'),
          sql<number>`sum(${amount})`.as('revenue'),
          sql<string>`max(case when "amount" > 0 then "day" end)`.as('lastDay'),
          sql<number>`count(distinct case when "amount" > 0 then "day" end)`.as('days'),
        ])
        .where('deletedAt', 'is', null)
        .where('day', '>=', period.from)
        .where('day', '<=', period.to)
        .$if(converts, (all) => all.where('currency', 'in', currenciesOf(rates)))
        .groupBy(converts ? ['customerId'] : ['customerId', 'currency'])
        .having(sql<SqlBool>`sum(${amount}) > 0`)
        .as('sums'),
    )
    .innerJoin('customers', (join) => {
      const live = join.onRef('customers.id', '=', 'sums.customerId').on('customers.deletedAt', 'is', null)
      return readable ? live.on(readable) : live
    })
    .select(['customers.id', 'customers.name', 'sums.currency', 'sums.revenue', 'sums.lastDay', 'sums.days'])
    .orderBy('sums.revenue', 'desc')
    .orderBy('customers.sortName')
    .execute()
}
