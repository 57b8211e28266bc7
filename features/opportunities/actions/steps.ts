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
  const found: StepDue[] = []
  let total = 0
  for (const due of ['due', 'none'] as const) {
    if (found.length >= limit) break
    const some: StepDue[] = []
    for (const memberId of memberIds) some.push(...(await sql.listSteps(ctx.db, memberId, ctx.today, due, limit)))
    found.push(...some.sort(inOrder))
  }
  for (const memberId of memberIds) total += await sql.countSteps(ctx.db, memberId, ctx.today)
  return { steps: found.slice(0, limit), total }
}

function inOrder(a: StepDue, b: StepDue): number {
  const key = ({ nextStep, nextStepDay, closeKey, id }: StepDue) => [nextStep && nextStepDay, closeKey, id].join(' ')
  return key(a) < key(b) ? -1 : 1
}
