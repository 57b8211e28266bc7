import { consentSettingsOf } from '#features/consents/settings.ts'
import { need } from '#features/customers/access.ts'
import { needMember } from '#features/customers/actions/handOver.ts'
import { customerReadable, findResponsibility, readCustomer } from '#features/customers/actions.ts'
import { canSendMail } from '#features/mails/server/settings.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, noteEvent, updateRecord } from '#platform/actions/records.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { addDays } from '#shared/days.ts'
import { defined } from '#shared/defined.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import {
  canBring,
  canChangeLead,
  canChangeLeadSettings,
  canConvert,
  canReadLead,
  canTake,
  type LeadPlace,
} from './access.ts'
import { convert } from './actions/convert.ts'
import { insertLead } from './actions/receive.ts'
import type { contract, Lead } from './contract.ts'
import { type LeadStep, median, type Origin, siteOf, stateOf, stepProblem, waitedMinutes } from './rules.ts'
import { leadSettingsOf } from './settings.ts'
import * as sql from './sql.ts'

export { receiveForm } from './actions/receive.ts'

const reactedDays = 90

export const actions: Actions<typeof contract> = {
  async listLeads(ctx, { after, limit, ...wanted }) {
    const filter = leadFilter(ctx, wanted)
    const page = { after: after ? readCursor(after) : null, limit: limit + 1 }
    const rows = await sql.listLeads(ctx.db, filter, page)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    const counts = after ? { total: shown.length, waiting: 0 } : await sql.countLeads(ctx.db, filter)
    const since = addDays(ctx.today, -reactedDays)
    const reacted = after ? [] : (await sql.listReacted(ctx.db, since)).map((row) => waitedMinutes(row, ctx.now))
    return {
      leads: await leadsOf(ctx, shown),
      next: rows.length > limit && last ? writeCursor([last.sortKey, last.id]) : null,
      ...counts,
      medianMinutes: median(reacted),
      reacted: reacted.length,
    }
  },

  async getLead(ctx, { id }) {
    const { place } = await readLead(ctx, id)
    const [row] = await sql.listByIds(ctx.db, [id])
    if (!row) throw new Refusal('notFound')
    const reactions = (await sql.listReactions(ctx.db, id)).map((one) => ({
      ...one,
      kind: one.kind as 'call',
      outcome: one.outcome as 'reached' | null,
    }))
    return { ...leadOf(ctx, row, place), reactions }
  },

  async createLead(ctx, { take, receivedAt = ctx.now, ...input }) {
    need(canBring(ctx.actor))
    if (receivedAt > ctx.now) throw new Refusal('dayAhead')
    if (input.customerId) await readCustomer(ctx, input.customerId)
    const taken = take ? { ownerId: ctx.actor.memberId || null, takenAt: ctx.now } : {}
    const row = await insertLead(ctx, { ...input, receivedAt, ...taken })
    return { id: row.id, undo: ctx.commandId }
  },

  async createLeads(ctx, { originNote, leads }) {
    need(canBring(ctx.actor))
    const known = await sql.listOpenEmails(
      ctx.db,
      leads.flatMap(({ email }) => email?.toLowerCase() ?? []),
    )
    let created = 0
    for (const lead of leads) {
      const email = lead.email?.toLowerCase()
      if (email && known.has(email)) continue
      if (email) known.add(email)
      await insertLead(ctx, { ...lead, origin: 'list', originNote })
      created += 1
    }
    return { created, known: leads.length - created, undo: ctx.commandId }
  },

  async changeLead(ctx, { id, version, ...input }) {
    const row = await changeable(ctx, id, 'change')
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    const given = defined(input)
    const changed = await updateRecord(ctx, 'leads', 'lead.changed', row, given)
    return { version: changed.version, undo: ctx.commandId }
  },

  async takeLead(ctx, { id }) {
    const { row, place } = await readLead(ctx, id)
    need(canTake(ctx.actor, place))
    refuse(row, 'take')
    if (row.ownerId === ctx.actor.memberId) throw new Refusal('leadTaken')
    await updateRecord(ctx, 'leads', 'lead.taken', row, { ownerId: ctx.actor.memberId || null, takenAt: ctx.now })
    return { undo: ctx.commandId }
  },

  async giveLead(ctx, { id, memberId }) {
    const { row, place } = await readLead(ctx, id)
    need(canChangeLead(ctx.actor, place))
    refuse(row, 'take')
    await needMember(ctx, memberId)
    await updateRecord(ctx, 'leads', 'lead.taken', row, { ownerId: memberId, takenAt: ctx.now })
    return { undo: ctx.commandId }
  },

  async reactToLead(ctx, { id, kind, outcome = null, text, at = ctx.now }) {
    const { row, place } = await readLead(ctx, id)
    need(canChangeLead(ctx.actor, place) || (row.ownerId === null && canTake(ctx.actor, place)))
    refuse(row, 'react')
    if (at > ctx.now) throw new Refusal('activityAhead')
    if (at < row.receivedAt) throw new Refusal('leadReactionEarly')
    await insertRecord(ctx, 'leadReactions', 'lead.answered', { leadId: id, at, kind, outcome, text })
    const byId = ctx.actor.memberId || null
    const first = row.reactedAt === null || at < row.reactedAt
    await updateRecord(ctx, 'leads', 'lead.reacted', row, {
      ...(first ? { reactedAt: at, reactedById: byId } : {}),
      ...(row.ownerId === null ? { ownerId: byId, takenAt: ctx.now } : {}),
    })
    return { undo: ctx.commandId }
  },

  async qualifyLead(ctx, { id, answers, decision, reason, note }) {
    const row = await changeable(ctx, id, 'judge')
    const { reasons, criteria } = leadSettingsOf(ctx.settings)
    if (decision === 'reject' && !(reason && reasons.includes(reason))) throw new Refusal('leadReasonMissing')
    const byId = ctx.actor.memberId || null
    const known = Object.fromEntries(Object.entries(answers).filter(([one]) => criteria.some((own) => own.id === one)))
    await updateRecord(ctx, 'leads', decision === 'reject' ? 'lead.rejected' : 'lead.qualified', row, {
      answers: JSON.stringify(known),
      ...(row.ownerId === null && decision === 'accept' ? { ownerId: byId, takenAt: ctx.now } : {}),
      ...(decision === 'accept'
        ? { acceptedAt: row.acceptedAt ?? ctx.now, acceptedById: row.acceptedById ?? byId }
        : {}),
      ...(decision === 'reject' ? { rejectedAt: ctx.now, rejectedById: byId, reason } : {}),
      reasonNote: note ?? row.reasonNote,
    })
    return { undo: ctx.commandId }
  },

  async reopenLead(ctx, { id }) {
    const row = await changeable(ctx, id, 'reopen')
    const open = { rejectedAt: null, rejectedById: null, reason: null }
    await updateRecord(ctx, 'leads', 'lead.reopened', row, open)
    return { undo: ctx.commandId }
  },

  async convertLead(ctx, input) {
    const { row, place } = await readLead(ctx, input.id)
    need(canConvert(ctx.actor, place))
    refuse(row, 'convert')
    return await convert(ctx, row, input)
  },

  async deleteLead(ctx, { id }) {
    const { row, place } = await readLead(ctx, id)
    need(canChangeLead(ctx.actor, place))
    await deleteRecord(ctx, 'leads', 'lead.deleted', row)
    return { undo: ctx.commandId }
  },

  async getLeadSettings(ctx) {
    const { criteria, reasons, form, ...own } = leadSettingsOf(ctx.settings)
    return {
      ...own,
      criteria: [...criteria],
      reasons: [...reasons],
      form: { ...form, sites: [...form.sites] },
      publicAddress: consentSettingsOf(ctx.settings).publicAddress,
      canSend: canSendMail(ctx.settings),
      canChange: canChangeLeadSettings(ctx.actor),
    }
  },

  async changeLeadSettings(ctx, { criteria, form, ...input }) {
    need(canChangeLeadSettings(ctx.actor))
    const before = leadSettingsOf(ctx.settings)
    const sites = form?.sites.filter((site) => site !== '').map((site) => siteOf(site) ?? refuseSite(site))
    if (form?.on && !consentSettingsOf(ctx.settings).publicAddress) throw new Refusal('publicAddressMissing')
    const after = {
      ...before,
      ...defined(input),
      ...(input.definition !== undefined && input.definition !== before.definition ? { agreedOn: ctx.today } : {}),
      ...(criteria ? { criteria: criteria.map(({ id, name }) => ({ id: id ?? newId(), name })) } : {}),
      ...(form ? { form: { ...form, sites: sites ?? [] } } : {}),
    }
    await saveSetting(ctx, 'leads', after)
    noteEvent(ctx, 'leads.settings', 'settings', 'leads', { from: before, to: after })
    return {}
  },
}

function refuseSite(site: string): never {
  throw new Refusal('leadSiteWrong', { site })
}

/** The leads that a list shows. `mine`: taken by the actor or by whom they stand in for. */
export function leadFilter(
  ctx: Context,
  { mine, ...wanted }: Pick<sql.LeadFilter, 'state' | 'origin'> & { mine?: boolean | undefined },
): sql.LeadFilter {
  const members = [ctx.actor.memberId, ...ctx.actor.deputyFor]
  return { ...wanted, takenBy: mine ? members : null, readable: leadsReadable(ctx) }
}

/** Condition on the leads that the actor may read; none: all. */
export function leadsReadable(ctx: Context): sql.LeadFilter['readable'] {
  const customer = customerReadable(ctx.actor, 'leads.customerId')
  return customer && { customer, members: [ctx.actor.memberId, ...ctx.actor.deputyFor], nobodys: canBring(ctx.actor) }
}

/** These leads with their names, for pages that show them among others (reading is the caller's question). */
export async function listLeadsByIds(ctx: Context, ids: string[]): Promise<Lead[]> {
  return await leadsOf(ctx, await sql.listByIds(ctx.db, ids))
}

/** Leads that wait for a first answer: nobody's, and those that these members took. */
export async function listUnansweredLeads(ctx: Context, memberIds: readonly string[], limit: number): Promise<Lead[]> {
  if (!canBring(ctx.actor)) return []
  const leads: Lead[] = []
  for (const row of await sql.listUnanswered(ctx.db, memberIds, limit)) {
    const place = await placeOf(ctx, row)
    if (canReadLead(ctx.actor, place)) leads.push(leadOf(ctx, row, place))
  }
  return leads
}

/** A lead as other slices need it (its files); refuses `notFound` where it may not be read. */
export async function readLead(ctx: Context, id: string): Promise<{ row: sql.LeadRecord; place: LeadPlace }> {
  const row = await findRecord(ctx.db, 'leads', id)
  const place = await placeOf(ctx, row)
  if (!canReadLead(ctx.actor, place)) throw new Refusal('notFound')
  return { row, place }
}

async function placeOf(
  ctx: Context,
  row: Pick<sql.LeadRecord, 'ownerId' | 'createdById' | 'customerId'>,
): Promise<LeadPlace> {
  const { ownerId, createdById, customerId } = row
  return { ownerId, createdById, customerId, customer: await findResponsibility(ctx, customerId) }
}

async function changeable(ctx: Context, id: string, step: LeadStep): Promise<sql.LeadRecord> {
  const { row, place } = await readLead(ctx, id)
  need(canChangeLead(ctx.actor, place))
  refuse(row, step)
  return row
}

function refuse(row: sql.LeadRecord, step: LeadStep): void {
  const problem = stepProblem(stateOf(row), step)
  if (problem) throw new Refusal(problem)
}

async function leadsOf(ctx: Context, rows: readonly sql.ShownLead[]): Promise<Lead[]> {
  const leads: Lead[] = []
  for (const row of rows) leads.push(leadOf(ctx, row, await placeOf(ctx, row)))
  return leads
}

function leadOf(ctx: Context, row: sql.ShownLead, place: LeadPlace): Lead {
  return {
    ...row,
    state: stateOf(row),
    origin: row.origin as Origin,
    salutation: row.salutation as 'Frau' | null,
    answers: JSON.parse(row.answers),
    waitedMinutes: waitedMinutes(row, ctx.now),
    confirmed: row.confirmationId === null ? null : row.addressConfirmedAt !== null,
    canChange: canChangeLead(ctx.actor, place),
    canTake: canTake(ctx.actor, place),
    canConvert: canConvert(ctx.actor, place),
  }
}
