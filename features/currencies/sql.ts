import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Day, Instant } from '#shared/days.ts'

type Db = Kysely<Tables>

/** As of which day rates are asked for: known by its end, and not taken back by then. */
export type AsKnown = { day: Day; until: Instant }

/** The newest rate of each currency valid on a day. */
export async function listRatesOn(db: Db, into: string, day: Day, asKnown: AsKnown | null) {
  const valid = () => {
    const rates = db.selectFrom('currencyRates').where('into', '=', into).where('validFrom', '<=', day)
    if (!asKnown) return rates.where('deletedAt', 'is', null)
    return rates
      .where('known', '<=', asKnown.day)
      .where((where) => where.or([where('deletedAt', 'is', null), where('deletedAt', '>=', asKnown.until)]))
  }
  const newest = valid()
    .select(['currency', (of) => of.fn.max('validFrom').as('validFrom')])
    .groupBy('currency')
  const rows = await valid()
    .select(['currency', 'rate', 'validFrom'])
    .where(sql<boolean>`("currency", "validFrom") in ${newest}`)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, rate: Number(row.rate) }))
}

/** Live rates, the latest first. */
export async function listRates(db: Db, into: string, limit: number, offset: number) {
  const rows = await db
    .selectFrom('currencyRates')
    .select(['id', 'currency', 'validFrom', 'rate', 'source'])
    .where('into', '=', into)
    .where('deletedAt', 'is', null)
    .orderBy('validFrom', 'desc')
    .orderBy('currency')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({ ...row, rate: Number(row.rate) }))
}

/** Live rates of some currencies between two days, whole. */
export async function listBetween(db: Db, into: string, currencies: string[], from: Day, to: Day) {
  const rows = await db
    .selectFrom('currencyRates')
    .selectAll()
    .where('into', '=', into)
    .where('currency', 'in', currencies)
    .where('validFrom', '>=', from)
    .where('validFrom', '<=', to)
    .where('deletedAt', 'is', null)
    .execute()
  return rows.map((row) => ({ ...row, rate: Number(row.rate) }))
}

/** Currencies that ever had a rate, deleted ones too. */
export async function listKnownCurrencies(db: Db, into: string): Promise<string[]> {
  const rows = await db.selectFrom('currencyRates').select('currency').distinct().where('into', '=', into).execute()
  return rows.map(({ currency }) => currency)
}

/** Currencies in which there are customers or open opportunities. */
export async function listUsedCurrencies(db: Db): Promise<string[]> {
  const { rows } = await sql<{ currency: string }>`select "currency" from "customers" where "deletedAt" is null
    union select "currency" from "opportunityTotals" where "count" > 0`.execute(db)
  return rows.map(({ currency }) => currency)
}
