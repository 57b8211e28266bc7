import { showArea } from '#features/company/actions.ts'
import { need } from '#features/customers/access.ts'
import { needMember } from '#features/customers/actions/handOver.ts'
import { readCustomer } from '#features/customers/actions.ts'
import { insertMember } from '#features/members/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { oneAtATime } from '#platform/db/waiting.ts'
import type { Input } from '#shared/contract.ts'
import { Refusal } from '#shared/refusal.ts'
import { canDecide } from '../access.ts'
import type { contract } from '../contract.ts'
import type { PartnerKind } from '../rules.ts'
import * as sql from '../sql.ts'

const mostPartners = 500

type Operations = 'listPartners' | 'addPartner' | 'changePartner' | 'deletePartner'

export const partnerActions: Pick<Actions<typeof contract>, Operations> = {
  async listPartners(ctx) {
    const open = await sql.countOpen(ctx.db, ctx.today)
    const rows = await sql.listPartners(ctx.db, mostPartners)
    return {
      partners: rows.map(({ id, kind, name, memberId, customerId, territory }) => ({
        ...{ id, kind: kind as PartnerKind, name, memberId, customerId, territory },
        open: open.get(id) ?? 0,
      })),
      canKeep: canDecide(ctx.actor),
    }
  },

  async addPartner(ctx, input) {
    need(canDecide(ctx.actor))
    await oneAtATime(ctx, 'partners')
    const { length } = await sql.listPartners(ctx.db, mostPartners)
    if (length >= mostPartners) throw new Refusal('partsTooMany', { most: mostPartners })
    if (length === 0) await showArea(ctx, 'protections')
    const who = await whoOf(ctx, input)
    const { kind, territory } = input
    const row = await insertRecord(ctx, 'partners', 'partner.added', { kind, territory, ...who })
    return { id: row.id, undo: ctx.commandId }
  },

  async changePartner(ctx, { id, territory }) {
    need(canDecide(ctx.actor))
    await updateRecord(ctx, 'partners', 'partner.changed', await findRecord(ctx.db, 'partners', id), { territory })
    return { undo: ctx.commandId }
  },

  async deletePartner(ctx, { id }) {
    need(canDecide(ctx.actor))
    const partner = await readPartner(ctx, id)
    if ((await sql.countOpen(ctx.db, ctx.today)).has(id)) throw new Refusal('partnerProtected', { name: partner.name })
    await deleteRecord(ctx, 'partners', 'partner.deleted', await findRecord(ctx.db, 'partners', id))
    return { undo: ctx.commandId }
  },
}

/** A partner that is there. Refuses `notFound`. */
export async function readPartner(ctx: Context, id: string) {
  const partner = await sql.findPartner(ctx.db, id)
  if (!partner) throw new Refusal('notFound')
  return partner
}

/** Member or customer behind a new partner; nobody is a partner twice. Refuses `leadNeedsCustomer`, `nameTaken`. */
async function whoOf(ctx: Context, { kind, memberId, name, customerId }: Input<(typeof contract)['addPartner']>) {
  if (kind === 'dealer') {
    if (!customerId) throw new Refusal('leadNeedsCustomer')
    await readCustomer(ctx, customerId)
    await needNew(ctx, { customerId })
    return { memberId: null, customerId }
  }
  if (memberId) {
    await needMember(ctx, memberId)
    await needNew(ctx, { memberId })
    return { memberId, customerId: null }
  }
  if (!name) throw new Refusal('leadNeedsCustomer')
  return { memberId: (await insertMember(ctx, { name })).id, customerId: null }
}

async function needNew(ctx: Context, of: { memberId: string } | { customerId: string }): Promise<void> {
  const same = await sql.findPartnerOf(ctx.db, of)
  if (same) throw new Refusal('nameTaken', { name: same.name })
}
