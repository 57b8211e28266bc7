import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChangeView, canReadView, canShareView } from './access.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

const largestNumber = 50
const listed = 500

export const actions: Actions<typeof contract> = {
  async listViews(ctx, { page }) {
    const rows = await sql.listViews(ctx.db, ctx.actor.memberId, page, listed)
    return {
      views: rows.map((row) => ({
        id: row.id,
        version: row.version,
        name: row.name,
        query: JSON.parse(row.state) as string,
        shared: row.sharedAt !== null,
        own: row.memberId === ctx.actor.memberId,
        memberId: row.memberId,
        canChange: canChangeView(ctx.actor, row),
      })),
      canShare: canShareView(ctx.actor),
    }
  },

  async createView(ctx, { page, name, query, shared }) {
    if (shared && !canShareView(ctx.actor)) throw new Refusal('notAllowed')
    if ((await sql.countOwn(ctx.db, ctx.actor.memberId, page)) >= largestNumber)
      throw new Refusal('tooManyViews', { largest: largestNumber })
    await needFreeName(ctx, page, name, null)
    const { id } = await insertRecord(ctx, 'views', 'view.created', {
      memberId: ctx.actor.memberId,
      page,
      name,
      state: JSON.stringify(query),
      sharedAt: shared ? ctx.now : null,
    })
    return { id, undo: ctx.commandId }
  },

  async changeView(ctx, { id, version, name, query, shared }) {
    const row = await readView(ctx, id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    if (shared && !row.sharedAt && !canShareView(ctx.actor)) throw new Refusal('notAllowed')
    if (name !== undefined && name !== row.name) await needFreeName(ctx, row.page, name, row)
    const changed = await updateRecord(ctx, 'views', 'view.changed', row, {
      ...(name === undefined ? {} : { name }),
      ...(query === undefined ? {} : { state: JSON.stringify(query) }),
      ...(shared === undefined ? {} : { sharedAt: shared ? (row.sharedAt ?? ctx.now) : null }),
    })
    return { version: changed.version, undo: ctx.commandId }
  },

  async deleteView(ctx, { id }) {
    const row = await readView(ctx, id)
    await deleteRecord(ctx, 'views', 'view.deleted', row)
    return { undo: ctx.commandId }
  },
}

/** A view to be changed; refuses `notFound` where it may not even be seen, `notAllowed` where it may. */
async function readView(ctx: Context, id: string): Promise<sql.ViewRecord> {
  const row = await findRecord(ctx.db, 'views', id)
  if (!canReadView(ctx.actor, row)) throw new Refusal('notFound')
  if (!canChangeView(ctx.actor, row)) throw new Refusal('notAllowed')
  return row
}

/** A member has each name once on a page. Refuses `viewNameTaken`. */
async function needFreeName(ctx: Context, page: string, name: string, row: sql.ViewRecord | null): Promise<void> {
  if (await sql.findByName(ctx.db, row?.memberId ?? ctx.actor.memberId, page, name))
    throw new Refusal('viewNameTaken', { name })
}
