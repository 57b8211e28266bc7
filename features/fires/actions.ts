import { leading } from '#features/company/rules.ts'
import { need, type Responsibility } from '#features/customers/access.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import type { Actions, Change, Context, Followers } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { has, type Role } from '#shared/actor.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { Refusal } from '#shared/refusal.ts'
import { canHandle, canRaise, canWithdraw } from './access.ts'
import type { contract, Fire } from './contract.ts'
import { fireTimes, newsOf } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listFires(ctx, { state, customerId, mine, after, limit }) {
    if (customerId) await readCustomer(ctx, customerId)
    const concerning = mine && !has(ctx.actor, ...leading) ? [ctx.actor.memberId, ...ctx.actor.deputyFor] : null
    const rows = await sql.listFires(
      ctx.db,
      { state, customerId, concerning, readable: customerReadable(ctx.actor, 'fires.customerId') },
      { after: after ? readCursor(after) : null, limit: limit + 1 },
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      fires: page.map(fireOf),
      next: rows.length > limit && last ? writeCursor([last.sortKey, last.id]) : null,
    }
  },

  async raiseFire(ctx, { customerId, text }) {
    await readCustomer(ctx, customerId)
    need(canRaise(ctx.actor))
    const { id } = await insertRecord(ctx, 'fires', 'fire.raised', {
      customerId,
      text,
      raisedAt: ctx.now,
      raisedById: ctx.actor.memberId || null,
      takenAt: null,
      takenById: null,
      solvedAt: null,
      solvedById: null,
      solution: null,
    })
    return { id, undo: ctx.commandId }
  },

  async takeFire(ctx, { id }) {
    const { fire, responsibility } = await readFire(ctx, id)
    need(canHandle(ctx.actor, responsibility))
    if (fire.solvedAt) throw new Refusal('fireSolved')
    if (fire.takenById === ctx.actor.memberId) throw new Refusal('fireTaken')
    await updateRecord(ctx, 'fires', 'fire.taken', fire, {
      takenAt: fire.takenAt ?? ctx.now,
      takenById: ctx.actor.memberId || null,
    })
    return { undo: ctx.commandId }
  },

  async solveFire(ctx, { id, solution }) {
    const { fire, responsibility } = await readFire(ctx, id)
    need(canHandle(ctx.actor, responsibility))
    if (fire.solvedAt) throw new Refusal('fireSolved')
    await updateRecord(ctx, 'fires', 'fire.solved', fire, {
      takenAt: fire.takenAt ?? ctx.now,
      takenById: fire.takenById ?? (ctx.actor.memberId || null),
      solvedAt: ctx.now,
      solvedById: ctx.actor.memberId || null,
      solution,
    })
    return { undo: ctx.commandId }
  },

  async reopenFire(ctx, { id }) {
    const { fire, responsibility } = await readFire(ctx, id)
    need(canHandle(ctx.actor, responsibility))
    if (!fire.solvedAt) throw new Refusal('fireOpen')
    await updateRecord(ctx, 'fires', 'fire.reopened', fire, { solvedAt: null, solvedById: null })
    return { undo: ctx.commandId }
  },

  async changeFire(ctx, { id, version, text, solution }) {
    const { fire, responsibility } = await readFire(ctx, id)
    need(canWithdraw(ctx.actor, fire, responsibility))
    if (version !== undefined && version !== fire.version) throw new Refusal('changedMeanwhile')
    if (solution !== undefined && !fire.solvedAt) throw new Refusal('fireOpen')
    const changed = await updateRecord(ctx, 'fires', 'fire.changed', fire, { text, solution })
    return { version: changed.version, undo: ctx.commandId }
  },

  async deleteFire(ctx, { id }) {
    const { fire, responsibility } = await readFire(ctx, id)
    need(canWithdraw(ctx.actor, fire, responsibility))
    await deleteRecord(ctx, 'fires', 'fire.deleted', fire)
    return { undo: ctx.commandId }
  },
}

/** These fires with their names, for pages that show them among others (permission is the caller's). */
export async function listFiresByIds(ctx: Context, ids: string[]): Promise<Fire[]> {
  return (await sql.listByIds(ctx.db, ids)).map(fireOf)
}

function fireOf(row: Awaited<ReturnType<typeof sql.listByIds>>[number]): Fire {
  return { ...row, ...fireTimes(row) }
}

async function readFire(ctx: Context, id: string): Promise<{ fire: sql.FireRecord; responsibility: Responsibility }> {
  const fire = await findRecord(ctx.db, 'fires', id)
  const { responsibility } = await readCustomer(ctx, fire.customerId)
  return { fire, responsibility }
}

/** Whatever changes a fire, undo too, is told to the open pages of owner, inside sales, their deputies, the leads, and those who raised and took it. */
async function alert(ctx: Context, change: Change): Promise<void> {
  const before = change.before as sql.FireRecord | null
  const fire = change.after as sql.FireRecord
  const { name, responsible, deputyIds, members } = await sql.readAlerted(ctx.db, fire.customerId, ctx.today)
  const leads = members.filter(({ roles }) => (JSON.parse(roles) as Role[]).some((role) => leading.includes(role)))
  const told = [...responsible, ...deputyIds, ...leads.map(({ id }) => id), fire.raisedById, fire.takenById]
  ctx.effects.signals.push({
    name: 'fire',
    members: [...new Set([...told, ctx.actor.memberId])].filter((id): id is string => Boolean(id)),
    params: {
      news: newsOf(before, fire),
      fireId: fire.id,
      customerId: fire.customerId,
      customerName: name,
      text: fire.text,
      byId: ctx.actor.memberId,
    },
  })
}

export const followers: Followers = { fires: [alert] }
