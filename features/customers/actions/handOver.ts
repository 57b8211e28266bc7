import type { Context } from '#platform/actions/context.ts'
import { inPieces } from '#platform/actions/pieces.ts'
import { deleteRecord, updateRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import * as sql from '../sql.ts'

/** More open tasks than this are not moved in one command, so that it can be undone. */
const largestTasks = 10_000

/**
 * Gives customers to another owner (permission is the caller's). Open tasks that the former owner
 * has there go along, and who becomes the owner is no longer a helper beside it. The new owner is
 * told at once. Refuses `memberGone`, `tooManyTasks`. Answers how many changed hands.
 */
export async function handOver(
  ctx: Context,
  customers: readonly sql.CustomerRecord[],
  toId: string,
): Promise<{ customers: sql.CustomerRecord[]; tasks: number }> {
  await needMember(ctx, toId)
  const given: sql.CustomerRecord[] = []
  let tasks = 0
  for await (const some of inPieces(customers)) {
    const rows = some.filter((row) => row.ownerId !== toId)
    if (rows.length === 0) continue
    for (const row of rows)
      given.push(await updateRecord(ctx, 'customers', 'customer.handedOver', row, { ownerId: toId }))
    const ids = rows.map((row) => row.id)
    for (const helper of await sql.listHelpersOfAll(ctx.db, ids)) {
      if (helper.memberId === toId) await deleteRecord(ctx, 'customerHelpers', 'helper.removed', helper)
    }
    tasks += await moveTasks(ctx, rows, toId, largestTasks - tasks)
  }
  if (given.length > 0 && toId !== ctx.actor.memberId) {
    const params = { by: ctx.actor.name, count: given.length, customerId: given.length === 1 ? given[0]!.id : null }
    ctx.effects.signals.push({ name: 'customersHandedOver', members: [toId], params })
  }
  return { customers: given, tasks }
}

async function moveTasks(
  ctx: Context,
  customers: readonly sql.CustomerRecord[],
  toId: string,
  room: number,
): Promise<number> {
  const formerOwner = new Map(customers.map((row) => [row.id, row.ownerId]))
  const owners = [...new Set(formerOwner.values())].filter((owner) => owner !== null)
  if (owners.length === 0) return 0
  const open = await sql.listOpenTasks(ctx.db, [...formerOwner.keys()], owners, room + 1)
  if (open.length > room) throw new Refusal('tooManyTasks', { largest: largestTasks })
  const theirs = open.filter((task) => task.customerId && formerOwner.get(task.customerId) === task.assigneeId)
  for (const task of theirs) await updateRecord(ctx, 'tasks', `${task.kind}.handedOver`, task, { assigneeId: toId })
  return theirs.length
}

/**
 * Gives what a member holds beside the customers to another: open tasks, open opportunities and leads in work, wherever
 * they are (permission is the caller's). Refuses `tooManyTasks` rather than to leave some behind.
 */
export async function handOverHeld(
  ctx: Context,
  fromId: string,
  toId: string,
): Promise<{ tasks: number; opportunities: number; leads: number }> {
  const tasks = await sql.listTasksHeld(ctx.db, fromId, largestTasks + 1)
  const opportunities = await sql.listOpportunitiesHeld(ctx.db, fromId, largestTasks + 1)
  const leads = await sql.listLeadsHeld(ctx.db, fromId, largestTasks + 1)
  if (tasks.length + opportunities.length + leads.length > largestTasks)
    throw new Refusal('tooManyTasks', { largest: largestTasks })
  for await (const some of inPieces(tasks))
    for (const row of some) await updateRecord(ctx, 'tasks', `${row.kind}.handedOver`, row, { assigneeId: toId })
  for await (const some of inPieces(opportunities))
    for (const row of some) await updateRecord(ctx, 'opportunities', 'opportunity.changed', row, { ownerId: toId })
  for await (const some of inPieces(leads))
    for (const row of some) await updateRecord(ctx, 'leads', 'lead.taken', row, { ownerId: toId, takenAt: ctx.now })
  return { tasks: tasks.length, opportunities: opportunities.length, leads: leads.length }
}

/** Refuses `memberGone` for a member who is not there or has left. */
export async function needMember(ctx: Context, memberId: string): Promise<void> {
  if (!(await sql.isPresent(ctx.db, memberId))) throw new Refusal('memberGone')
}
