import { handOver } from '#features/customers/actions/handOver.ts'
import { readCustomer } from '#features/customers/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { deleteRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import type { Day } from '#shared/days.ts'
import type { Direction } from '../rules/state.ts'
import * as sql from '../sql.ts'
import { readDossier } from './dossier.ts'
import { ask, finish, type TaskIds, wordsFor } from './tasks.ts'

/** A handover that begins with its acceptance, and so is written once: undo takes back rows as they were written. */
export type Begun = Parameters<typeof insertRecord<'handovers'>>[3]

/**
 * The customer changes hands, in one transaction with everything that follows: owner and open tasks, the kind of care, the
 * dossier as it is now, who speaks with the customer until the introduction, and the task to be introduced (permission and
 * state are the caller's). `moves`: the caller gives the customer over itself.
 */
export async function accept(
  ctx: Context,
  row: sql.HandoverRecord | Begun,
  introduceBy: Day,
  moves: 'here' | 'byCaller' = 'here',
): Promise<void> {
  const { row: customer } = await readCustomer({ ...ctx, actor: system }, row.customerId)
  const fromId = customer.ownerId ?? row.fromId
  const dossier = await readDossier(ctx, row)
  const before = JSON.parse(row.tasks) as TaskIds
  await finish(ctx, before, 'answer')
  if (moves === 'here') {
    const given = (await handOver(ctx, [customer], row.toId)).customers[0] ?? customer
    const mode = (row.direction as Direction) === 'toKeyAccount' ? 'keyAccount' : 'classic'
    await updateRecord(ctx, 'customers', 'customer.changed', given, { mode })
  }
  const members = await sql.listMembers(ctx.db, [fromId])
  const former = members.find(({ leftAt }) => leftAt === null)
  const tasks = await ask(ctx, row, before, 'introduce', {
    assigneeId: row.toId,
    dueDay: introduceBy,
    key: former ? 'handovers.task.introduce' : 'handovers.task.introduceAlone',
    params: { customer: customer.name, from: former?.name ?? '' },
  })
  const accepted = {
    fromId,
    acceptedAt: ctx.now,
    acceptedById: ctx.actor.memberId || null,
    dossier: JSON.stringify(dossier),
    introduceBy,
    tasks: JSON.stringify(tasks),
    helperId: former ? await keepSpeaking(ctx, row.customerId, fromId) : null,
  }
  if ('version' in row) await updateRecord(ctx, 'handovers', 'handover.accepted', row, accepted)
  else await insertRecord(ctx, 'handovers', 'handover.accepted', { ...row, ...accepted })
}

/** Who spoke with the customer may go on to log it until the introduction; none if they help there anyway. */
async function keepSpeaking(ctx: Context, customerId: string, memberId: string): Promise<string | null> {
  if (await sql.hasHelper(ctx.db, customerId, memberId)) return null
  const part = (await wordsFor(ctx, memberId))('handovers.helperPart')
  const { id } = await insertRecord(ctx, 'customerHelpers', 'helper.added', { customerId, memberId, part })
  return id
}

/** From the introduction on the new owner speaks with the customer. */
export async function stopSpeaking(ctx: Context, row: sql.HandoverRecord): Promise<void> {
  const helper = row.helperId ? await sql.findHelper(ctx.db, row.helperId) : undefined
  if (helper) await deleteRecord(ctx, 'customerHelpers', 'helper.removed', helper)
}
