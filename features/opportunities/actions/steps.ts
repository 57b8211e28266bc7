import type { Context } from '#platform/actions/context.ts'
import * as sql from '../sql.ts'

type StepDue = Awaited<ReturnType<typeof sql.listSteps>>[number]

/**
 * Open opportunities of these members whose next step is due, by day, then those without one; those that wait for the
 * customer are left out. For the page of the day, with how many there are.
 */
export async function listDueSteps(
  ctx: Context,
  memberIds: readonly string[],
  limit: number,
): Promise<{ steps: StepDue[]; total: number }> {
  const steps = await sql.listSteps(ctx.db, memberIds, ctx.today, limit)
  return { steps, total: await sql.countSteps(ctx.db, memberIds, ctx.today) }
}
