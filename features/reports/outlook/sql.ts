import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { currenciesOf, inReport } from '#platform/db/rates.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'
import type { Rates } from '#shared/rates.ts'

/** Condition on what the caller may read; none: all. */
type Readable = Expression<SqlBool> | null

/** Opportunities that are open, were closed since a day, or were there until they were deleted since then. */
function selectDeals(db: Kysely<Tables>, since: Day, readable: Readable) {
  const query = db
    .selectFrom('opportunities')
    .leftJoin('customers', 'customers.id', 'opportunities.customerId')
    .where((where) =>
      where.or([
        where('opportunities.outcome', 'is', null),
        where('opportunities.closedDay', 'is', null),
        where('opportunities.closedDay', '>=', since),
      ]),
    )
  return readable ? query.where(readable) : query
}

/** What the outlook must know of each beside its history. */
export async function listDeals(db: Kysely<Tables>, since: Day, readable: Readable) {
  return await selectDeals(db, since, readable)
    .select([
      'opportunities.id',
      'opportunities.amount',
      'opportunities.currency',
      'opportunities.budgetaryAt',
      'opportunities.ownerId',
      'opportunities.ownProbability',
      'opportunities.outcome',
      'opportunities.deletedAt',
    ])
    .orderBy('opportunities.id')
    .execute()
}

/** Their histories. */
export async function listFacts(db: Kysely<Tables>, since: Day, readable: Readable) {
  return await db
    .selectFrom(selectDeals(db, since, readable).select('opportunities.id').as('deals'))
    .innerJoin('opportunityHistory as fact', 'fact.opportunityId', 'deals.id')
    .select([
      'fact.id',
      'opportunityId',
      'fact.kind',
      'day',
      'known',
      'enteredAt',
      'replacesId',
      'stageId',
      'ownerId',
      'fact.amount',
      'fact.currency',
      'expectedClose',
    ])
    .execute()
}

/** What is shown of some opportunities. */
export async function listShown(db: Kysely<Tables>, ids: readonly string[]) {
  if (ids.length === 0) return []
  return await db
    .selectFrom('opportunities')
    .leftJoin('customers', 'customers.id', 'opportunities.customerId')
    .select(['opportunities.id', 'title', 'customers.name as customerName', 'opportunities.ownerId'])
    .where('opportunities.id', 'in', ids)
    .execute()
}

export async function listStages(db: Kysely<Tables>) {
  return await db.selectFrom('stages').select(['id', 'probability']).execute()
}

export async function listMemberNames(db: Kysely<Tables>) {
  return await db.selectFrom('members').select(['id', 'name']).limit(10_000).execute()
}

const monthOf = (column: string) => sql<string>`substr(${sql.ref(column)}, 1, 7)`

function selectRevenues(db: Kysely<Tables>, readable: Readable, rates: Rates) {
  const query = db
    .selectFrom('revenues')
    .innerJoin('customers', 'customers.id', 'revenues.customerId')
    .where('revenues.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .where('revenues.currency', 'in', currenciesOf(rates))
  return readable ? query.where(readable) : query
}

/** Invoiced revenue of each customer and month since a day. */
export async function sumRevenues(db: Kysely<Tables>, readable: Readable, rates: Rates, since: Day) {
  const rows = await selectRevenues(db, readable, rates)
    .where('revenues.day', '>=', since)
    .select(['customers.id as customerId', monthOf('revenues.day').as('month')])
    .select((sum) => sum.fn.sum<number>(inReport(rates, 'revenues.amount', 'revenues.currency')).as('amount'))
    .groupBy(['customers.id', monthOf('revenues.day')])
    .execute()
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }))
}

/** Orders with a number, and what invoices that name it make of them. */
export async function listNumberedOrders(db: Kysely<Tables>, readable: Readable, rates: Rates) {
  let orders = db
    .selectFrom('orders')
    .innerJoin('customers', 'customers.id', 'orders.customerId')
    .where('orders.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .where('orders.currency', 'in', currenciesOf(rates))
    .where('orders.number', 'is not', null)
    .select(['orders.customerId', 'orders.number', inReport(rates, 'orders.amount', 'orders.currency').as('amount')])
  if (readable) orders = orders.where(readable)
  return await orders.execute()
}

/** What was invoiced of each order number of a customer, where there is such an order; and whether any invoice names one. */
export async function sumInvoicedOrders(db: Kysely<Tables>, readable: Readable, rates: Rates) {
  const named = () => selectRevenues(db, readable, rates).where('revenues.orderNumber', 'is not', null)
  const sums = await named()
    .innerJoin('orders', (join) =>
      join
        .onRef('orders.customerId', '=', 'revenues.customerId')
        .onRef('orders.number', '=', 'revenues.orderNumber')
        .on('orders.deletedAt', 'is', null),
    )
    // An order of several rows must not count its invoices as often.
    .select(['revenues.id', 'revenues.customerId', 'revenues.orderNumber'])
    .select(inReport(rates, 'revenues.amount', 'revenues.currency').as('amount'))
    .distinct()
    .execute()
  const any = sums.length > 0 || (await named().select('revenues.id').limit(1).executeTakeFirst()) !== undefined
  return { sums, any }
}

const twoWay = ['call', 'visit', 'meeting', 'video', 'chat'] as const

/**
 * Live customers with the first day of each rung of the ladder: written to or called, spoken with, an opportunity known, a sample
 * or offer out, an order won or invoiced.
 */
export async function listClimbs(db: Kysely<Tables>, readable: Readable) {
  let query = db
    .selectFrom('customers')
    .where('customers.deletedAt', 'is', null)
    .where('customers.standing', 'in', ['targetCustomer', 'prospect', 'customer'])
    .select(['customers.id', 'customers.name', 'customers.standing', 'customers.mode'])
    .select((select) => {
      const activities = select
        .selectFrom('activities')
        .whereRef('activities.customerId', '=', 'customers.id')
        .where('activities.deletedAt', 'is', null)
      return [
        activities
          .where('activities.kind', '!=', 'note')
          .select((min) => min.fn.min('activities.day').as('day'))
          .as('contacted'),
        activities
          .where('activities.kind', 'in', twoWay)
          .select((min) => min.fn.min('activities.contactDay').as('day'))
          .as('inConversation'),
        select
          .selectFrom('opportunities')
          .whereRef('opportunities.customerId', '=', 'customers.id')
          .where('opportunities.deletedAt', 'is', null)
          .select((min) => min.fn.min('opportunities.createdDay').as('day'))
          .as('needKnown'),
        select
          .selectFrom('samples')
          .whereRef('samples.customerId', '=', 'customers.id')
          .where('samples.deletedAt', 'is', null)
          .select((min) => min.fn.min('samples.sentOn').as('day'))
          .as('sample'),
        select
          .selectFrom('offers')
          .whereRef('offers.customerId', '=', 'customers.id')
          .where('offers.deletedAt', 'is', null)
          .select((min) => min.fn.min('offers.sentOn').as('day'))
          .as('offer'),
        select
          .selectFrom('opportunities')
          .whereRef('opportunities.customerId', '=', 'customers.id')
          .where('opportunities.deletedAt', 'is', null)
          .where('opportunities.outcome', '=', 'won')
          .select((min) => min.fn.min('opportunities.closedDay').as('day'))
          .as('won'),
        select
          .selectFrom('revenues')
          .whereRef('revenues.customerId', '=', 'customers.id')
          .where('revenues.deletedAt', 'is', null)
          .where('revenues.amount', '>', 0)
          .select((min) => min.fn.min('revenues.day').as('day'))
          .as('invoiced'),
      ]
    })
    .orderBy('customers.sortName')
    .orderBy('customers.id')
  if (readable) query = query.where(readable)
  return await query.execute()
}

/** Conversations since a day with people who decide about an opportunity. */
export async function listDeciderTalks(db: Kysely<Tables>, readable: Readable, since: Day) {
  let query = db
    .selectFrom('activities')
    .innerJoin('customers', 'customers.id', 'activities.customerId')
    .where('activities.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .where('activities.contactDay', '>=', since)
    .where('activities.personId', 'in', (sub) =>
      sub
        .selectFrom('opportunityPersons')
        .where('opportunityPersons.deletedAt', 'is', null)
        .where('opportunityPersons.roles', 'like', '%"decider"%')
        .select('opportunityPersons.personId'),
    )
    .select(['activities.personId', 'activities.contactDay'])
    .limit(10_000)
  if (readable) query = query.where(readable)
  return await query.execute()
}
