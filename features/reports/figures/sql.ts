import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { currenciesOf, inReport } from '#platform/db/rates.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Day, Instant } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'
import type { Rates } from '#shared/rates.ts'

/** Whose records; none: those of everyone. */
type Members = string[] | null
/** Condition on the customers that the caller may read; none: all. */
type Readable = Expression<SqlBool> | null

/** Visits in the period at customers that were not visited before. */
export async function listFirstVisits(db: Kysely<Tables>, { from, to }: Period, members: Members) {
  let query = db
    .selectFrom('activities')
    .innerJoin('customers', 'customers.id', 'activities.customerId')
    .select(['activities.customerId', 'customers.name', 'activities.day', 'activities.memberId'])
    .where('activities.kind', '=', 'visit')
    .where('activities.deletedAt', 'is', null)
    .where('activities.day', '>=', from)
    .where('activities.day', '<=', to)
    .where((visit) => visit.or([visit('outcome', 'is', null), visit('outcome', '!=', 'notReached')]))
    .where(
      sql<SqlBool>`not exists (select 1 from "activities" "before" where "before"."customerId" = "activities"."customerId"
        and "before"."kind" = 'visit' and "before"."deletedAt" is null
        and ("before"."outcome" is null or "before"."outcome" <> 'notReached')
        and ("before"."at" < "activities"."at" or ("before"."at" = "activities"."at" and "before"."id" < "activities"."id")))`,
    )
    .orderBy('activities.day', 'desc')
    .orderBy('activities.id')
  if (members) query = query.where('activities.memberId', 'in', members)
  return await query.execute()
}

/** The leads received between two instants (the second excluded), with what became of them. */
export async function listLeads(db: Kysely<Tables>, from: Instant, until: Instant, members: Members) {
  let query = db
    .selectFrom('leads')
    .leftJoin('opportunities', (join) =>
      join.onRef('opportunities.id', '=', 'leads.opportunityId').on('opportunities.deletedAt', 'is', null),
    )
    .select([
      'leads.id',
      'company',
      'firstName',
      'lastName',
      'receivedAt',
      'rejectedAt',
      'convertedAt',
      'leads.opportunityId',
      'opportunities.outcome',
    ])
    .where('leads.deletedAt', 'is', null)
    .where('receivedAt', '>=', from)
    .where('receivedAt', '<', until)
    .orderBy('receivedAt', 'desc')
    .orderBy('leads.id')
  if (members) query = query.where('leads.ownerId', 'in', members)
  return await query.execute()
}

/** What is open and expected to close by a day, overdue ones included. */
export async function sumOpenDue(db: Kysely<Tables>, to: Day, rates: Rates, members: Members) {
  let query = db
    .selectFrom('opportunities')
    .select([
      sql<number>`coalesce(sum(${inReport(rates, 'amount', 'currency')}), 0)`.as('amount'),
      (all) => all.fn.countAll<number>().as('count'),
    ])
    .where('outcome', 'is', null)
    .where('deletedAt', 'is', null)
    .where('budgetaryAt', 'is', null)
    .where('currency', 'in', currenciesOf(rates))
    .where('expectedClose', '<=', to)
  if (members) query = query.where('ownerId', 'in', members)
  const row = await query.executeTakeFirstOrThrow()
  return { amount: Number(row.amount), count: Number(row.count) }
}

/**
 * What was won, or decided, or created in the period and counts in the rates; `closedThen`: what was closed in it and reopened
 * after it.
 */
export async function listDeals(
  db: Kysely<Tables>,
  { from, to }: Period,
  asked: {
    rates: Rates
    members: Members
    of: 'won' | 'decided' | 'cohort'
    closedThen: string[]
    readable: Readable
    limit: number
  },
) {
  let query = db
    .selectFrom('opportunities')
    .leftJoin('customers', 'customers.id', 'opportunities.customerId')
    .where('opportunities.deletedAt', 'is', null)
    .where('budgetaryAt', 'is', null)
    .where('opportunities.currency', 'in', currenciesOf(asked.rates))
  if (asked.members) query = query.where('opportunities.ownerId', 'in', asked.members)
  if (asked.readable) query = query.where(asked.readable)
  if (asked.of === 'cohort') query = query.where('createdDay', '>=', from).where('createdDay', '<=', to)
  else
    query = query.where((where) =>
      where.or([
        where.and([
          where('closedDay', '>=', from),
          where('closedDay', '<=', to),
          where('outcome', 'in', asked.of === 'won' ? ['won'] : ['won', 'lost']),
        ]),
        ...(asked.closedThen.length > 0 ? [where('opportunities.id', 'in', asked.closedThen)] : []),
      ]),
    )
  const amount = inReport(asked.rates, 'amount', 'opportunities.currency')
  const total = await query.select((all) => all.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const rows = await query
    .select([
      'opportunities.id',
      'title',
      'opportunities.customerId',
      'customers.name as customerName',
      'closedDay',
      'createdDay',
      'outcome',
    ])
    .select(amount.as('amount'))
    .orderBy(sql`coalesce(${amount}, 0)`, 'desc')
    .orderBy('opportunities.id')
    .limit(asked.limit)
    .execute()
  return { rows, total: Number(total.count) }
}

export async function listCustomerNames(db: Kysely<Tables>, ids: string[]) {
  if (ids.length === 0) return []
  return await db.selectFrom('customers').select(['id', 'name']).where('id', 'in', ids).execute()
}
