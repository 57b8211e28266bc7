import { readCustomer } from '#features/customers/actions.ts'
import { atEnd } from '#platform/actions/atEnd.ts'
import type { Change, Context, Followers } from '#platform/actions/context.ts'
import { updateRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import { remaining, settled, stateOf } from '../rules/state.ts'
import * as sql from '../sql.ts'
import { finish, pass, type TaskIds } from './tasks.ts'

/** The owner changed, by whatever way, or a handover came along with a customer that was brought together with another. */
async function follow(ctx: Context, { before, after }: Change): Promise<void> {
  if (before && after && before.ownerId !== after.ownerId) atEnd(ctx, settle, [after.id])
}

async function followHandover(ctx: Context, { before, after }: Change): Promise<void> {
  const row = after ?? before
  if (!row) return
  if (before && after && (before.customerId !== after.customerId || before.toId !== after.toId))
    atEnd(ctx, settle, [String(row.customerId)])
  const members = [row.fromId, row.toId].filter((id) => id !== ctx.actor.memberId) as string[]
  if (members.length > 0) ctx.effects.signals.push({ name: 'handovers', members, params: {} })
}

export const followers: Followers = { customers: [follow], handovers: [followHandover] }

/** Brings open handovers in line with who owns the customers now; at the end of the command, so that undo finds them in order. */
async function settle(ctx: Context, customerIds: string[]): Promise<void> {
  const open = (await sql.listOpen(ctx.db, customerIds)).map((row) => ({ ...row, state: stateOf(row) }))
  for (const [customerId, some] of Map.groupBy(open, (one) => one.customerId)) {
    const kept = remaining(some)
    for (const one of some) if (one !== kept) await withdraw(ctx, one)
    const ownerId = await ownerOf(ctx, customerId)
    if (!kept || ownerId === undefined) continue
    const change = settled(kept, ownerId)
    if (!change) continue
    if ('withdraw' in change) await withdraw(ctx, kept)
    else {
      if ('toId' in change) await pass(ctx, JSON.parse(kept.tasks) as TaskIds, 'introduce', kept.toId, change.toId)
      const { state: _, ...row } = kept
      await updateRecord(ctx, 'handovers', 'handover.settled', row, change)
    }
  }
}

/** None if the customer is not there any more. */
async function ownerOf(ctx: Context, customerId: string): Promise<string | null | undefined> {
  try {
    return (await readCustomer({ ...ctx, actor: system }, customerId)).row.ownerId
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

type Open = sql.HandoverRecord & { state: unknown }

async function withdraw(ctx: Context, { state: _, ...row }: Open): Promise<void> {
  await finish(ctx, JSON.parse(row.tasks) as TaskIds, 'answer', 'introduce')
  await updateRecord(ctx, 'handovers', 'handover.withdrawn', row, {
    withdrawnAt: ctx.now,
    withdrawnById: ctx.actor.memberId || null,
  })
}
