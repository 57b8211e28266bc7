import { type Kysely, sql } from 'kysely'
import { currenciesOf, inReport } from '#platform/db/rates.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Period } from '#shared/periods.ts'
import type { Rates } from '#shared/rates.ts'
import type { Whose } from './access.ts'

/** The goals set within a fiscal year, latest first. */
export async function listGoals(db: Kysely<Tables>, { scope, memberId }: Whose, { from, to }: Period) {
  return await db
    .selectFrom('goals')
    .selectAll()
    .where('scope', '=', scope)
    .where('memberId', memberId === null ? 'is' : '=', memberId)
    .where('fromDay', '>=', from)
    .where('fromDay', '<=', to)
    .where('deletedAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
}

export async function isFirst(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom('goals').select('id').limit(1).executeTakeFirst()) === undefined
}

/** The revenue of each calendar month of a period, in one currency. */
export async function sumMonths(db: Kysely<Tables>, { from, to }: Period, rates: Rates) {
  const month = sql<string>`substr("day", 1, 7)`
  return await db
    .selectFrom('revenues')
    .select([month.as('month'), (sum) => sum.fn.sum<number>(inReport(rates, 'amount', 'currency')).as('amount')])
    .where('deletedAt', 'is', null)
    .where('currency', 'in', currenciesOf(rates))
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy(month)
    .execute()
}

/** A team: those whose lead that member is, and the lead. */
export async function listTeam(db: Kysely<Tables>, leadId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('members')
    .select('id')
    .where((where) => where.or([where('id', '=', leadId), where('leadId', '=', leadId)]))
    .where('deletedAt', 'is', null)
    .limit(1000)
    .execute()
  return rows.map(({ id }) => id)
}
