import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'

const most = 50
const mostCallOffs = 2000
export const mostEnding = 200

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

/** Of customers that the caller may read, of key accounts only if asked; what runs and ends in a period. */
type Scope = { readable: Expression<SqlBool> | null; keyAccounts: boolean }

function mayRead({ readable, keyAccounts }: Scope) {
  const mode = keyAccounts ? sql<SqlBool>`"customers"."mode" = 'keyAccount'` : sql<SqlBool>`1 = 1`
  return readable ? sql<SqlBool>`${mode} and ${readable}` : mode
}

const ofCustomer = ['customers.name as customerName', 'customers.mode', 'customers.ownerId'] as const

/** By last day, with what was called off until now. */
export async function listEndingFrameworks(db: Kysely<Tables>, scope: Scope, { from, to }: { from: Day; to: Day }) {
  return await db
    .selectFrom('frameworks')
    .innerJoin('customers', 'customers.id', 'frameworks.customerId')
    .select(['frameworks.id', 'frameworks.customerId', 'frameworks.name', 'unit', 'frameworks.currency'])
    .select(['agreed', 'endDay', ...ofCustomer])
    .select(
      sql<number>`coalesce((select sum("quantity") from "callOffs" where "callOffs"."frameworkId" = "frameworks"."id"
        and "callOffs"."deletedAt" is null), 0)`.as('called'),
    )
    .where('endDay', '>=', from)
    .where('endDay', '<=', to)
    .where('frameworks.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .where(mayRead(scope))
    .orderBy('endDay')
    .orderBy('frameworks.id')
    .limit(mostEnding)
    .execute()
}

/** By last day, with the own revenue of their period so far. */
export async function listEndingBonuses(db: Kysely<Tables>, scope: Scope, { from, to }: { from: Day; to: Day }) {
  return await db
    .selectFrom('bonuses')
    .innerJoin('customers', 'customers.id', 'bonuses.customerId')
    .select(['bonuses.id', 'bonuses.customerId', 'bonuses.name', 'bonuses.currency', 'steps', 'toDay', ...ofCustomer])
    .select(
      sql<number>`coalesce((select sum("amount") from "revenues" where "revenues"."customerId" = "bonuses"."customerId"
        and "revenues"."currency" = "bonuses"."currency" and "revenues"."day" >= "bonuses"."fromDay"
        and "revenues"."day" <= "bonuses"."toDay" and "revenues"."deletedAt" is null), 0)`.as('revenue'),
    )
    .where('toDay', '>=', from)
    .where('toDay', '<=', to)
    .where('bonuses.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .where(mayRead(scope))
    .orderBy('toDay')
    .orderBy('bonuses.id')
    .limit(mostEnding)
    .execute()
}
