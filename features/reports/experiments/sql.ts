import { type Kysely, sql } from 'kysely'
import { currenciesOf, inReport } from '#platform/db/rates.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Day, Instant } from '#shared/days.ts'
import type { Rates } from '#shared/rates.ts'

type Db = Kysely<Tables>
const most = 20_000

/** The firms on the lists of some niches. */
export async function listFirms(db: Db, experimentIds: string[]) {
  if (experimentIds.length === 0) return []
  return await db
    .selectFrom('experimentCustomers')
    .innerJoin('customers', 'customers.id', 'experimentCustomers.customerId')
    .select(['experimentId', 'customerId', 'customers.name', 'customers.city', 'customers.ownerId'])
    .where('experimentId', 'in', experimentIds)
    .where('experimentCustomers.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .orderBy('customers.sortName')
    .orderBy('customerId')
    .limit(most)
    .execute()
}

/** Opportunities of these channels or firms that were open or closed since a day, in one currency by the rates. */
export async function listDeals(db: Db, since: Day, channels: string[], customerIds: string[], rates: Rates) {
  if (channels.length + customerIds.length === 0) return []
  return await db
    .selectFrom('opportunities')
    .leftJoin('closeReasons', 'closeReasons.id', 'opportunities.reason')
    .select(['opportunities.id', 'customerId', 'channel', 'createdDay', 'closedDay', 'opportunities.outcome'])
    .select(inReport(rates, 'amount', 'currency').as('amount'))
    .select(['budgetaryAt', 'closeReasons.countsAs'])
    .where('opportunities.deletedAt', 'is', null)
    .where('currency', 'in', currenciesOf(rates))
    .where((where) => where.or([where('opportunities.outcome', 'is', null), where('closedDay', '>=', since)]))
    .where((where) =>
      where.or([
        ...(channels.length > 0 ? [where('channel', 'in', channels)] : []),
        ...(customerIds.length > 0 ? [where('customerId', 'in', customerIds)] : []),
      ]),
    )
    .limit(most)
    .execute()
}

/** Leads since an instant of these firms, or that became an opportunity of these channels or say so themselves. */
export async function listLeads(db: Db, since: Instant, channels: string[], customerIds: string[]) {
  if (channels.length + customerIds.length === 0) return []
  return await db
    .selectFrom('leads')
    .leftJoin('opportunities', (join) =>
      join.onRef('opportunities.id', '=', 'leads.opportunityId').on('opportunities.deletedAt', 'is', null),
    )
    .select(['leads.customerId', 'receivedAt', sql<string | null>`coalesce("channel", "originNote")`.as('channel')])
    .where('leads.deletedAt', 'is', null)
    .where('receivedAt', '>=', since)
    .where((where) =>
      where.or([
        ...(channels.length > 0 ? [sql<boolean>`coalesce("channel", "originNote") in (${sql.join(channels)})`] : []),
        ...(customerIds.length > 0 ? [where('leads.customerId', 'in', customerIds)] : []),
      ]),
    )
    .limit(most)
    .execute()
}

/** The days since a day on which these firms were spoken with. */
export async function listSpoken(db: Db, since: Day, customerIds: string[]) {
  if (customerIds.length === 0) return []
  return await db
    .selectFrom('activities')
    .select(['customerId', 'contactDay as day'])
    .distinct()
    .where('customerId', 'in', customerIds)
    .where('deletedAt', 'is', null)
    .where('contactDay', '>=', since)
    .limit(most)
    .$narrowType<{ customerId: string; day: Day }>()
    .execute()
}
