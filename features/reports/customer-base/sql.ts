import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { currenciesOf, inReport } from '#platform/db/rates.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Period } from '#shared/periods.ts'
import type { Rates } from '#shared/rates.ts'
import type { FullMonths } from './rules.ts'

/** Condition on the customers that the caller may read; none: all. */
type Readable = Expression<SqlBool> | null

/**
 * Revenue of each customer and currency, added up in one walk through an index that holds all it needs, with
 * whom it belongs to; `id` is none where that is nobody, or nobody that the caller may read. Converted where there is a
 * rate; `original`: the revenue of the period as invoiced.
 */
export async function sumRevenues(
  db: Kysely<Tables>,
  period: Period,
  months: FullMonths,
  readable: Readable,
  rates: Rates,
) {
  const [amount, margin] = [inReport(rates, 'amount', 'currency'), inReport(rates, 'margin', 'currency')]
  const within = ({ from, to }: Period, value: typeof amount) =>
    sql<number>`coalesce(sum(case when "day" >= ${from} and "day" <= ${to} then ${value} end), 0)`
  const marginOf = ({ from, to }: Period) =>
    sql<number>`coalesce(sum(case when "day" >= ${from} and "day" <= ${to} and "margin" is not null then ${amount} end), 0)`
  return await db
    .selectFrom((from) =>
      from
        .selectFrom('revenues')
        .select([
          'customerId',
          'currency',
          within(period, amount).as('revenue'),
          within(period, margin).as('margin'),
          marginOf(period).as('marginOf'),
          within(months.now, amount).as('revenueNow'),
          within(months.now, margin).as('marginNow'),
          within(months.before, amount).as('revenueBefore'),
          (rates.of.size > 0 ? within(period, sql<number>`"amount"`) : sql<number>`0`).as('original'),
          sql<string | null>`min(case when "amount" > 0 then "day" end)`.as('firstDay'),
        ])
        .where('deletedAt', 'is', null)
        .groupBy(['customerId', 'currency'])
        .as('sums'),
    )
    .leftJoin('customers', (join) => {
      const live = join.onRef('customers.id', '=', 'sums.customerId').on('customers.deletedAt', 'is', null)
      return readable ? live.on(readable) : live
    })
    .select([
      'customers.id',
      'customers.name',
      'customers.sortName',
      'customers.parentId',
      'customers.ownerId',
      'customers.potential',
      'sums.currency',
      'sums.revenue',
      'sums.original',
      'sums.margin',
      'sums.marginOf',
      'sums.revenueNow',
      'sums.marginNow',
      'sums.revenueBefore',
      'sums.firstDay',
    ])
    .execute()
}

/** Somebody, whoever may read it, bought something in this currency. */
export async function isThereRevenueIn(db: Kysely<Tables>, currency: string): Promise<boolean> {
  const query = db.selectFrom('revenues').select('id').where('currency', '=', currency).where('deletedAt', 'is', null)
  return (await query.limit(1).executeTakeFirst()) !== undefined
}

/**
 * What all customers that the caller may read bought in a period, added up in the database: the same sum as that of
 * `sumRevenues`. Customers who sent back more than they bought are not in it.
 */
export async function sumOfAll(db: Kysely<Tables>, currency: string, { from, to }: Period, readable: Readable) {
  const { total } = await db
    .selectFrom((customers) => {
      const each = customers
        .selectFrom('revenues')
        .select((sum) => sum.fn.sum<number>('amount').as('amount'))
        .where('deletedAt', 'is', null)
        .where('currency', '=', currency)
        .where('day', '>=', from)
        .where('day', '<=', to)
        .where('customerId', 'is not', null)
        .where('customerId', 'not in', (gone) =>
          gone.selectFrom('customers').select('id').where('deletedAt', 'is not', null),
        )
        .groupBy('customerId')
      return (readable ? each.where(readable) : each).as('each')
    })
    .select(sql<number>`coalesce(sum(case when "amount" > 0 then "amount" end), 0)`.as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** What one customer bought in the period, and in the one before. */
export async function sumOfCustomer(
  db: Kysely<Tables>,
  currency: string,
  { now, before }: FullMonths,
  customerId: string,
) {
  const within = ({ from, to }: Period) =>
    sql<number>`coalesce(sum(case when "day" >= ${from} and "day" <= ${to} then "amount" end), 0)`
  const { revenue, revenueBefore } = await db
    .selectFrom('revenues')
    .select([within(now).as('revenue'), within(before).as('revenueBefore')])
    .where('customerId', '=', customerId)
    .where('currency', '=', currency)
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return { revenue: Number(revenue), revenueBefore: Number(revenueBefore) }
}

/** What was taken off sums of lists in a period because invoices of the same time are there too, in the report's currency; not negative. */
export async function sumCovered(db: Kysely<Tables>, { from, to }: Period, readable: Readable, rates: Rates) {
  let query = db
    .selectFrom('revenues')
    .innerJoin('customers', 'customers.id', 'revenues.customerId')
    .select((sum) => sum.fn.sum<number>(inReport(rates, 'revenues.amount', 'revenues.currency')).as('amount'))
    .where('revenues.period', '=', 'covered')
    .where('revenues.currency', 'in', currenciesOf(rates))
    .where('revenues.day', '>=', from)
    .where('revenues.day', '<=', to)
    .where('revenues.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
  if (readable) query = query.where(readable)
  return Math.max(0, -Number((await query.executeTakeFirst())?.amount ?? 0))
}

/** Customers that stand above others: a group has its name from one that may have no revenue itself. */
export async function listParents(db: Kysely<Tables>, readable: Readable) {
  let query = db
    .selectFrom('customers')
    .select(['customers.id', 'name', 'sortName', 'parentId', 'ownerId', 'potential'])
    .where('deletedAt', 'is', null)
    .where('customers.id', 'in', (sub) =>
      sub.selectFrom('customers as below').select('below.parentId').where('below.parentId', 'is not', null),
    )
  if (readable) query = query.where(readable)
  return await query.execute()
}

export async function listMemberNames(db: Kysely<Tables>) {
  return await db.selectFrom('members').select(['id', 'name']).limit(10_000).execute()
}
