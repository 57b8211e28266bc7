import { checkAmount } from '#features/opportunities/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { insertRecord, updateRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import * as sql from '../sql.ts'

/** An order as it is entered; `importId`: the list it came with. */
export type NewOrder = Omit<
  sql.OrderRecord,
  'id' | 'createdAt' | 'createdById' | 'version' | 'deletedAt' | 'importId'
> & {
  importId?: string
}

/** Writes an order (permission is the caller's). Refuses what `checkAmount` refuses, `currencyUnknown`, `orderAhead`, `orderOfNoWin`. */
export async function insertOrder(ctx: Context, { importId, ...values }: NewOrder): Promise<sql.OrderRecord> {
  await check(ctx, values)
  return await insertRecord(ctx, 'orders', 'order.entered', { ...values, importId: importId ?? null })
}

/** Changes the given columns of an order; refuses as `insertOrder` does. */
export async function updateOrder(
  ctx: Context,
  row: sql.OrderRecord,
  given: Partial<sql.OrderRecord>,
): Promise<sql.OrderRecord> {
  // What it came from was won when it was chosen; it may have been reopened since.
  await check(ctx, { ...row, opportunityId: null, ...given })
  return await updateRecord(ctx, 'orders', 'order.changed', row, given)
}

type Checked = Pick<sql.OrderRecord, 'customerId' | 'opportunityId' | 'day' | 'amount' | 'currency'>

async function check(ctx: Context, values: Checked): Promise<void> {
  checkAmount(values.amount)
  if (!/^[A-Z]{3}$/.test(values.currency)) throw new Refusal('currencyUnknown')
  if (values.day > ctx.today) throw new Refusal('orderAhead')
  if (values.opportunityId === null) return
  const opportunity = await sql.findOpportunity(ctx.db, values.opportunityId)
  if (opportunity?.customerId !== values.customerId || opportunity.outcome !== 'won') throw new Refusal('orderOfNoWin')
}
