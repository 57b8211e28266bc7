import type { Actions } from '#platform/actions/context.ts'
import { inPieces } from '#platform/actions/pieces.ts'
import { updateRecord } from '#platform/actions/records.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { canAcceptClasses, need } from '../access.ts'
import { customerReadable } from '../actions.ts'
import { type contract, largestAcceptance } from './contract.ts'
import { readProposals } from './proposals.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listClassProposals(ctx, { after, limit }) {
    const read = await readProposals(ctx)
    const readable = customerReadable(ctx.actor, 'customers.id')
    const mine = readable && (await sql.listReadable(ctx.db, readable))
    const proposals = mine ? read.proposals.filter((one) => mine.has(one.customerId)) : read.proposals
    const start = after ? Math.max(0, readCursor(after, 'number')[0]) : 0
    const end = start + limit
    return {
      period: read.period,
      currency: read.currency,
      basis: read.basis,
      proposals: proposals.slice(start, end),
      next: end < proposals.length ? writeCursor([end, '']) : null,
      total: proposals.length,
      overridden: mine ? 0 : read.overridden,
      canAccept: canAcceptClasses(ctx.actor),
    }
  },

  async acceptClasses(ctx, { ids }) {
    need(canAcceptClasses(ctx.actor))
    const { proposals } = await readProposals(ctx)
    const wanted = ids && new Set(ids)
    const accepted = proposals.filter((one) => !wanted || wanted.has(one.customerId)).slice(0, largestAcceptance)
    const to = new Map(accepted.map((one) => [one.customerId, one.to]))
    for await (const some of inPieces([...to.keys()])) {
      for (const row of await sql.listByIds(ctx.db, some))
        await updateRecord(ctx, 'customers', 'customer.changed', row, {
          class: to.get(row.id) ?? null,
          classReason: null,
        })
    }
    return { changed: accepted.length, left: proposals.length - accepted.length, undo: ctx.commandId }
  },
}
