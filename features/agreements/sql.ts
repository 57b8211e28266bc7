import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'

const most = 50
const mostCallOffs = 2000

/** The framework contracts of a customer, the latest end first. */
export async function listFrameworks(db: Kysely<Tables>, customerId: string) {
  return await db
    .selectFrom('frameworks')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .orderBy('endDay', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
}

export async function listCallOffs(db: Kysely<Tables>, frameworkIds: string[]) {
  if (frameworkIds.length === 0) return []
  return await db
    .selectFrom('callOffs')
    .selectAll()
    .where('frameworkId', 'in', frameworkIds)
    .where('deletedAt', 'is', null)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(mostCallOffs)
    .execute()
}

/** The bonuses of a customer, the latest end first. */
export async function listBonuses(db: Kysely<Tables>, customerId: string) {
  return await db
    .selectFrom('bonuses')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .orderBy('toDay', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
}

/** What a customer was invoiced in these days, in one currency. */
export async function sumRevenue(db: Kysely<Tables>, customerId: string, currency: string, from: Day, to: Day) {
  const row = await db
    .selectFrom('revenues')
    .select((sum) => sum.fn.sum<number>('amount').as('amount'))
    .where('customerId', '=', customerId)
    .where('currency', '=', currency)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return Number(row?.amount ?? 0)
}
