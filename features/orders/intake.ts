import type { Context } from '#platform/actions/context.ts'
import type { Period } from '#shared/periods.ts'
import * as sql from './sql.ts'

export type Intake = { amount: number; count: number }

/**
 * Order intake (rules §2): what came in over a period in one currency, by order day; an opportunity won without an order
 * entered for it counts by the day of closing. An order belongs to who holds its opportunity, else the customer.
 * `members`: whose, none: everyone's. Minor units.
 */
export async function readIntake(
  ctx: Context,
  period: Period,
  { currency, members }: { currency: string; members: string[] | null },
): Promise<Intake> {
  const sums = (await sql.sumIntake(ctx.db, period)).filter(
    (sum) => sum.currency === currency && (!members || (sum.ownerId !== null && members.includes(sum.ownerId))),
  )
  return {
    amount: sums.reduce((all, { amount }) => all + Number(amount), 0),
    count: sums.reduce((all, { count }) => all + Number(count), 0),
  }
}

/** The same, one by one, the largest first, `limit` at most; with how many there are. */
export async function listIntake(
  ctx: Context,
  period: Period,
  asked: { currency: string; members: string[] | null; limit: number },
): Promise<{ rows: sql.IntakeRow[]; total: number }> {
  const rows = await sql.listIntake(ctx.db, period, asked)
  return { rows, total: (await readIntake(ctx, period, asked)).count }
}
