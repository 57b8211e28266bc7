import { type Kysely, sql } from 'kysely'
import { currenciesOf, inReport } from '#platform/db/rates.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'
import type { Rates } from '#shared/rates.ts'

/** The channel that each customer came by: that of its first opportunity that names one. */
export async function listCustomerChannels(db: Kysely<Tables>) {
  const rows = await db
    .selectFrom('opportunities')
    .select(['customerId', 'channel'])
    .select(sql<string>`coalesce("createdDay", '9999-12-31')`.as('since'))
    .where('deletedAt', 'is', null)
    .where('customerId', 'is not', null)
    .where('channel', 'is not', null)
    .orderBy('since')
    .orderBy('id')
    .execute()
  const channels = new Map<string, string>()
  for (const { customerId, channel } of rows)
    if (customerId && channel && !channels.has(customerId)) channels.set(customerId, channel)
  return channels
}

/** What each customer was invoiced by month since a day, with margins where they are known. */
export async function sumMonths(db: Kysely<Tables>, from: Day, rates: Rates) {
  const [amount, margin] = [inReport(rates, 'amount', 'currency'), inReport(rates, 'margin', 'currency')]
  const month = sql<string>`substr("day", 1, 7)`
  return await db
    .selectFrom('revenues')
    .select(['customerId', month.as('month'), (sum) => sum.fn.sum<number>(amount).as('amount')])
    .select(sql<number>`coalesce(sum(${margin}), 0)`.as('margin'))
    .select(sql<number>`coalesce(sum(case when "margin" is not null then ${amount} end), 0)`.as('marginOf'))
    .where('deletedAt', 'is', null)
    .where('customerId', 'is not', null)
    .where('currency', 'in', currenciesOf(rates))
    .where('day', '>=', from)
    .groupBy(['customerId', month])
    .execute()
}
