import { canHandOverAll, need } from '#features/customers/access.ts'
import { handOver, handOverHeld } from '#features/customers/actions/handOver.ts'
import { readBounded } from '#features/customers/selection/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { inPieces } from '#platform/actions/pieces.ts'
import { updateRecord } from '#platform/actions/records.ts'
import type { Day } from '#shared/days.ts'
import { missingParts } from '../rules/dossier.ts'
import * as sql from '../sql.ts'
import { accept, type Begun } from './accept.ts'
import { completenessOf, readDossier } from './dossier.ts'
import { pass, type TaskIds } from './tasks.ts'

/** More key accounts than one colleague looks after; beyond it they go without a handover of their own. */
const mostHandovers = 200

/**
 * Gives everything a colleague holds to another, in one command with one undo. Key accounts go by a handover that counts as
 * accepted at once, so that the dossier is kept and the new colleague gets introduced; an open one to the same colleague is
 * taken as accepted, what was offered to who leaves is offered to the new one. Refuses `notAllowed`, `memberGone`,
 * `tooManyAtOnce`, `tooManyTasks`.
 */
export async function giveAll(ctx: Context, fromId: string, toId: string, introduceBy: Day) {
  need(canHandOverAll(ctx.actor, fromId))
  const owned = await readBounded(ctx, { owner: [fromId] })
  const accounts = owned.filter(({ mode }) => mode === 'keyAccount').slice(0, mostHandovers)
  const handovers = fromId === toId ? 0 : await startAll(ctx, accounts, { fromId, toId, introduceBy })
  const { customers, tasks } = await handOver(ctx, owned, toId)
  const assigned = await readBounded(ctx, { insideSales: [fromId] })
  for await (const some of inPieces(assigned))
    for (const row of some)
      await updateRecord(ctx, 'customers', 'customer.changed', row, {
        insideSalesId: row.ownerId === toId ? null : toId,
      })
  if (fromId !== toId) await offerAnew(ctx, fromId, toId)
  const held = fromId === toId ? { tasks: 0, opportunities: 0, leads: 0 } : await handOverHeld(ctx, fromId, toId)
  return { ...held, changed: customers.length, insideSales: assigned.length, tasks: tasks + held.tasks, handovers }
}

type Change = { fromId: string; toId: string; introduceBy: Day }

/** How many handovers begin, or end their waiting, with this. */
async function startAll(ctx: Context, accounts: readonly { id: string }[], change: Change): Promise<number> {
  if (accounts.length === 0) return 0
  const ids = accounts.map(({ id }) => id)
  const open = new Map((await sql.listOpen(ctx.db, ids)).map((row) => [row.customerId, row]))
  let started = 0
  for (const { id } of accounts) {
    const running = open.get(id)
    // One that is for somebody else goes on from the new owner, one that was accepted goes on with the new owner.
    if (running && (running.acceptedAt !== null || running.toId !== change.toId)) continue
    await accept(ctx, running ?? (await begin(ctx, id, change)), change.introduceBy, 'byCaller')
    started += 1
  }
  return started
}

async function begin(ctx: Context, customerId: string, { fromId, toId }: Change): Promise<Begun> {
  const bare = { customerId, words: '{}', quotes: '[]', tasks: '{}' }
  const missing = missingParts(completenessOf(await readDossier(ctx, bare)))
  return {
    ...nothingYet,
    ...bare,
    fromId,
    toId,
    direction: 'toKeyAccount',
    because: 'leaving',
    missing: JSON.stringify(missing),
    firstProposedAt: ctx.now,
    proposedAt: ctx.now,
    proposedById: ctx.actor.memberId || null,
  }
}

async function offerAnew(ctx: Context, fromId: string, toId: string): Promise<void> {
  for (const row of await sql.listOffered(ctx.db, fromId)) {
    await pass(ctx, JSON.parse(row.tasks) as TaskIds, 'answer', fromId, toId)
    await updateRecord(ctx, 'handovers', 'handover.redirected', row, { toId })
  }
}

/** The facts of a handover before any of them came about. */
export const nothingYet = {
  note: null,
  words: '{}',
  quotes: '[]',
  firstProposedAt: null,
  proposedAt: null,
  proposedById: null,
  answerDue: null,
  missing: '[]',
  incompleteReason: null,
  returnedAt: null,
  acceptedAt: null,
  acceptedById: null,
  dossier: null,
  introduceBy: null,
  introducedDay: null,
  introducedById: null,
  introducedTo: null,
  doneAt: null,
  doneById: null,
  notIntroduced: null,
  checkDay: null,
  withdrawnAt: null,
  withdrawnById: null,
  withdrawnReason: null,
  tasks: '{}',
  helperId: null,
}
