import type { Context } from '#platform/actions/context.ts'
import type { Period } from '#shared/periods.ts'
import * as sql from './sql.ts'

export type Intake = { amount: number; count: number }

/**
 * Order intake (rules §2): what came in over a period, in one currency by the rates handed in (those of the last day of the
 * report, not of each order day, so that all its figures go by one rate), by order day; an opportunity won without an order
 * entered for it counts by the day of closing, were it a budgetary enquiry before. An order belongs to who holds its
 * opportunity, else the customer. Minor units. Never to be added to invoiced revenue.
 */
export async function readIntake(ctx: Context, period: Period, asked: sql.IntakeFilter): Promise<Intake> {
  return await sql.sumIntake(ctx.db, period, asked)
}

/** The same by month (`YYYY-MM`); a month in which nothing came in has none. */
export async function readIntakePerMonth(
  ctx: Context,
  period: Period,
  asked: sql.IntakeFilter,
): Promise<Map<string, number>> {
  const sums = await sql.sumIntakePerMonth(ctx.db, period, asked)
  return new Map(sums.map(({ month, amount }) => [month, amount]))
}

/** The same, one by one, the largest first, `limit` at most; with how many there are. */
export async function listIntake(
  ctx: Context,
  period: Period,
  { limit, ...asked }: sql.IntakeFilter & { limit: number },
): Promise<{ rows: sql.IntakeRow[]; total: number }> {
  const rows = await sql.listIntake(ctx.db, period, asked, limit)
  return { rows, total: (await readIntake(ctx, period, asked)).count }
}
