import { canChangeCompany } from '#features/company/access.ts'
import { companyOf } from '#features/company/rules.ts'
import { need } from '#features/customers/access.ts'
import { needMember } from '#features/customers/actions/handOver.ts'
import { readCustomer } from '#features/customers/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { insertRecord, noteEvent, updateRecord } from '#platform/actions/records.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { oneAtATime } from '#platform/db/waiting.ts'
import { has, type Role } from '#shared/actor.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { addDays, type Day } from '#shared/days.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { canAnswer, canIntroduce, canPropose, canSeeHandover, sells, sideOf } from './access.ts'
import { accept, stopSpeaking } from './actions/accept.ts'
import { giveAll, nothingYet } from './actions/all.ts'
import { completenessOf, readDossier } from './actions/dossier.ts'
import { briefOf, type Loaded, readHandover, wholeOf } from './actions/reading.ts'
import { readReport } from './actions/report.ts'
import { ask, finish, pass, type TaskIds } from './actions/tasks.ts'
import type { contract } from './contract.ts'
import { lacksMust, missingParts, type Words } from './rules/dossier.ts'
import {
  type Direction,
  introductionProblem,
  isOpen,
  type Occasion,
  type Step,
  speaksWith,
  stateOf,
  stepProblem,
  workdaysAfter,
} from './rules/state.ts'
import { handoverPolicyOf } from './settings.ts'
import * as sql from './sql.ts'

export { followers } from './actions/settle.ts'

export const actions: Actions<typeof contract> = {
  async listHandovers(ctx, { state, after, limit }) {
    const all = has(ctx.actor, 'management', 'salesLead')
    const filter = { ended: state === 'ended', mine: all ? null : [ctx.actor.memberId, ...ctx.actor.deputyFor] }
    const rows = await sql.listNamed(ctx.db, filter, { after: after ? readCursor(after) : null, limit: limit + 1 })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const done = page.flatMap(({ id, doneAt }) => (doneAt ? [id] : []))
    const checks = Map.groupBy(done.length > 0 ? await sql.listChecks(ctx.db, done) : [], (row) => row.handoverId)
    return {
      // Why it changes hands is part of the plan, also for who is named here without selling.
      handovers: page.map((row) => ({
        ...briefOf(row),
        note: sells(ctx.actor) ? row.note : null,
        ...((checks.get(row.id)?.length ?? 0) >= 2 ? { due: null } : {}),
      })),
      next: rows.length > limit && last ? writeCursor([last.sortKey, last.id]) : null,
    }
  },

  async getHandover(ctx, { id }) {
    const { row, responsibility } = await readHandover(ctx, id)
    const named = await sql.findNamed(ctx.db, id)
    if (!named) throw new Refusal('notFound')
    return {
      ...(await wholeOf(ctx, named)),
      returnReasons: handoverPolicyOf(ctx.settings).returnReasons,
      canPropose: canPropose(ctx.actor, responsibility),
      canAnswer: canAnswer(ctx.actor, row),
      canIntroduce: canIntroduce(ctx.actor, row),
      side: sideOf(ctx.actor, row),
    }
  },

  async getCustomerHandover(ctx, { customerId }) {
    const { row: customer, responsibility } = await readCustomer(ctx, customerId)
    const current = await sql.findCurrent(ctx.db, customerId)
    const state = current ? stateOf(current) : null
    const speaks = speaksWith(
      customer.ownerId,
      current && state ? { ...current, state, fromLeft: current.fromLeftAt !== null } : null,
    )
    const members = await sql.listMembers(
      ctx.db,
      [speaks.memberId, customer.ownerId].filter((id) => id !== null),
    )
    const owner = members.find(({ id }) => id === customer.ownerId)
    const running = current !== undefined && state !== null && isOpen(state)
    const unchecked = current !== undefined && !running && (await sql.listChecks(ctx.db, [current.id])).length < 2
    const canSee = current !== undefined && canSeeHandover(ctx.actor, current, responsibility)
    const may = canPropose(ctx.actor, responsibility) && customer.ownerId !== null && !running
    return {
      speaks: { ...speaks, name: members.find(({ id }) => id === speaks.memberId)?.name ?? null },
      // Why it changes hands is part of the plan, that it does is not.
      handover: current && (running || unchecked) ? { ...briefOf(current), note: canSee ? current.note : null } : null,
      canSee,
      canPrepare: may,
      suggested:
        may &&
        customer.mode === 'keyAccount' &&
        owner !== undefined &&
        !rolesOf(owner).includes('keyAccountManager') &&
        (await sql.hasManager(ctx.db)),
    }
  },

  async prepareHandover(ctx, { customerId, toId, direction, because, note }) {
    const { row: customer, responsibility } = await readCustomer(ctx, customerId)
    need(canPropose(ctx.actor, responsibility))
    if (customer.ownerId === null) throw new Refusal('handoverNeedsOwner')
    checkReason(because, note)
    await checkTaker(ctx, customer.ownerId, toId, direction)
    // Two at once, in two processes: one of them finds the other's.
    await oneAtATime(ctx, `handover ${customerId}`)
    if ((await sql.listOpen(ctx.db, [customerId])).length > 0) throw new Refusal('handoverOpen')
    const { id } = await insertRecord(ctx, 'handovers', 'handover.prepared', {
      ...nothingYet,
      customerId,
      fromId: customer.ownerId,
      toId,
      direction,
      because,
      note: note || null,
    })
    return { id, undo: ctx.commandId }
  },

  async changeHandover(ctx, { id, version, words, quotes, ...input }) {
    const { row, customer } = await readFor(ctx, id, 'change')
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    const { toId, because = row.because as Occasion, note = row.note ?? undefined } = defined(input)
    checkReason(because, note)
    if (toId !== undefined && toId !== row.toId) {
      await checkTaker(ctx, customer.ownerId, toId, row.direction as Direction)
      await pass(ctx, JSON.parse(row.tasks) as TaskIds, 'answer', row.toId, toId)
    }
    if (quotes && (await sql.listActivitiesOf(ctx.db, row.customerId, quotes)).length < new Set(quotes).size)
      throw new Refusal('quoteElsewhere')
    const said = Object.entries({ ...(JSON.parse(row.words) as Words), ...words }).filter(([, text]) => text !== '')
    const changed = await updateRecord(ctx, 'handovers', 'handover.changed', row, {
      toId,
      because,
      note: note || null,
      words: JSON.stringify(Object.fromEntries(said)),
      ...(quotes ? { quotes: JSON.stringify([...new Set(quotes)]) } : {}),
    })
    return { version: changed.version, undo: ctx.commandId }
  },

  async proposeHandover(ctx, { id, incompleteReason }) {
    const { row, customer } = await readFor(ctx, id, 'propose')
    await checkTaker(ctx, customer.ownerId, row.toId, row.direction as Direction)
    const list = completenessOf(await readDossier(ctx, row))
    if (lacksMust(list) && !incompleteReason) throw new Refusal('dossierIncomplete')
    const answerDue = workdays(ctx, handoverPolicyOf(ctx.settings).answerDays)
    const params = { customer: customer.name, from: ctx.actor.name }
    const task = { assigneeId: row.toId, dueDay: answerDue, key: 'handovers.task.answer', params } as const
    const tasks = await ask(ctx, row, JSON.parse(row.tasks) as TaskIds, 'answer', task)
    await updateRecord(ctx, 'handovers', 'handover.proposed', row, {
      firstProposedAt: row.firstProposedAt ?? ctx.now,
      proposedAt: ctx.now,
      proposedById: ctx.actor.memberId || null,
      answerDue,
      missing: JSON.stringify(missingParts(list)),
      incompleteReason: lacksMust(list) ? (incompleteReason ?? null) : null,
      returnedAt: null,
      tasks: JSON.stringify(tasks),
    })
    if (row.toId !== ctx.actor.memberId)
      ctx.effects.signals.push({
        name: 'handoverProposed',
        members: [row.toId],
        params: { by: ctx.actor.name, customerName: customer.name },
      })
    return { answerDue, undo: ctx.commandId }
  },

  async acceptHandover(ctx, { id, introduceBy }) {
    const { row } = await readFor(ctx, id, 'accept')
    await needMember(ctx, row.toId)
    if (introduceBy && introduceBy < ctx.today) throw new Refusal('introduceByGone')
    const by = introduceBy ?? workdays(ctx, handoverPolicyOf(ctx.settings).introduceDays)
    await accept(ctx, row, by)
    return { introduceBy: by, undo: ctx.commandId }
  },

  async returnHandover(ctx, { id, reasons, note }) {
    const { row } = await readFor(ctx, id, 'return')
    if (reasons.length === 0 && !note) throw new Refusal('returnReasonMissing')
    await finish(ctx, JSON.parse(row.tasks) as TaskIds, 'answer')
    await insertRecord(ctx, 'handoverReturns', 'handover.returnNoted', {
      handoverId: id,
      reasons: JSON.stringify([...new Set(reasons)]),
      note: note || null,
    })
    await updateRecord(ctx, 'handovers', 'handover.returned', row, { returnedAt: ctx.now })
    return { undo: ctx.commandId }
  },

  async withdrawHandover(ctx, { id, reason }) {
    const { row } = await readFor(ctx, id, 'withdraw')
    await finish(ctx, JSON.parse(row.tasks) as TaskIds, 'answer')
    await updateRecord(ctx, 'handovers', 'handover.withdrawn', row, {
      withdrawnAt: ctx.now,
      withdrawnById: ctx.actor.memberId || null,
      withdrawnReason: reason || null,
    })
    return { undo: ctx.commandId }
  },

  async introduceHandover(ctx, { id, day = ctx.today, to }) {
    const { row } = await readFor(ctx, id, 'introduce')
    const problem = introductionProblem(day, row.firstProposedAt, ctx.today, ctx.timeZone)
    if (problem) throw new Refusal(problem)
    await finish(ctx, JSON.parse(row.tasks) as TaskIds, 'introduce')
    await stopSpeaking(ctx, row)
    await updateRecord(ctx, 'handovers', 'handover.introduced', row, {
      introducedDay: day,
      introducedById: ctx.actor.memberId || null,
      introducedTo: to,
    })
    return { undo: ctx.commandId }
  },

  async finishHandover(ctx, { id, notIntroduced }) {
    const { row, state, customer } = await readFor(ctx, id, 'finish')
    if (state === 'accepted' && !notIntroduced) throw new Refusal('handoverNotIntroduced')
    let tasks = JSON.parse(row.tasks) as TaskIds
    await finish(ctx, tasks, 'introduce')
    await stopSpeaking(ctx, row)
    const checkDay = addDays(ctx.today, handoverPolicyOf(ctx.settings).checkDays)
    const members = await sql.listMembers(ctx.db, [row.fromId, row.toId])
    for (const [what, assigneeId] of [['checkFrom', row.fromId] as const, ['checkTo', row.toId] as const]) {
      if (members.find((one) => one.id === assigneeId)?.leftAt !== null) continue
      const params = { customer: customer.name }
      tasks = await ask(ctx, row, tasks, what, { assigneeId, dueDay: checkDay, key: 'handovers.task.check', params })
    }
    await updateRecord(ctx, 'handovers', 'handover.done', row, {
      doneAt: ctx.now,
      doneById: ctx.actor.memberId || null,
      notIntroduced: state === 'accepted' ? (notIntroduced ?? null) : null,
      checkDay,
      tasks: JSON.stringify(tasks),
    })
    return { checkDay, undo: ctx.commandId }
  },

  async checkHandover(ctx, { id, rating, sentence }) {
    const { row } = await readFor(ctx, id, 'check')
    const side = sideOf(ctx.actor, row)
    if (side === null) throw new Refusal('notAllowed')
    await finish(ctx, JSON.parse(row.tasks) as TaskIds, side === 'from' ? 'checkFrom' : 'checkTo')
    const before = (await sql.listChecks(ctx.db, [id])).find((one) => one.side === side)
    const values = { rating, sentence, memberId: ctx.actor.memberId }
    if (before) await updateRecord(ctx, 'handoverChecks', 'handover.checked', before, values)
    else await insertRecord(ctx, 'handoverChecks', 'handover.checked', { handoverId: id, side, ...values })
    return { undo: ctx.commandId }
  },

  async handOverAll(ctx, { fromId, toId }) {
    const introduceBy = workdays(ctx, handoverPolicyOf(ctx.settings).introduceDays)
    return { ...(await giveAll(ctx, fromId, toId, introduceBy)), undo: ctx.commandId }
  },

  async getHandoverReport(ctx, asked) {
    return await readReport(ctx, defined(asked))
  },

  async getHandoverSettings(ctx) {
    return { ...handoverPolicyOf(ctx.settings), canChange: canChangeCompany(ctx.actor) }
  },

  async changeHandoverSettings(ctx, given) {
    need(canChangeCompany(ctx.actor))
    const before = handoverPolicyOf(ctx.settings)
    const after = { ...before, ...defined(given) }
    await saveSetting(ctx, 'handovers', after)
    noteEvent(ctx, 'handovers.settings', 'settings', 'handovers', { from: before, to: after })
    return {}
  },
}

const permission: Record<Step, (ctx: Context, loaded: Loaded) => boolean> = {
  change: ({ actor }, { responsibility }) => canPropose(actor, responsibility),
  propose: ({ actor }, { responsibility }) => canPropose(actor, responsibility),
  withdraw: ({ actor }, { responsibility }) => canPropose(actor, responsibility),
  accept: ({ actor }, { row }) => canAnswer(actor, row),
  return: ({ actor }, { row }) => canAnswer(actor, row),
  introduce: ({ actor }, { row }) => canIntroduce(actor, row),
  finish: ({ actor }, { row }) => canIntroduce(actor, row),
  check: ({ actor }, { row }) => sideOf(actor, row) !== null,
}

/** A handover for a step: first whether the actor may, then whether it stands so. */
async function readFor(ctx: Context, id: string, step: Step): Promise<Loaded> {
  const loaded = await readHandover(ctx, id)
  need(permission[step](ctx, loaded))
  const problem = stepProblem(loaded.state, step)
  if (problem) throw new Refusal(problem)
  return loaded
}

function checkReason(because: Occasion, note: string | undefined): void {
  if (because === 'other' && !note) throw new Refusal('handoverReasonMissing')
}

const takers: Record<Direction, readonly Role[]> = {
  toKeyAccount: ['keyAccountManager'],
  toClassic: ['sales', 'salesLead', 'management'],
}

/** Refuses `memberGone`, `handoverToOwner`, and `handoverToWhom` for somebody without the role that this direction needs. */
async function checkTaker(ctx: Context, ownerId: string | null, toId: string, direction: Direction): Promise<void> {
  await needMember(ctx, toId)
  if (toId === ownerId) throw new Refusal('handoverToOwner')
  const [taker] = await sql.listMembers(ctx.db, [toId])
  if (!taker || !takers[direction].some((role) => rolesOf(taker).includes(role))) throw new Refusal('handoverToWhom')
}

function rolesOf({ roles }: { roles: string }): Role[] {
  return JSON.parse(roles) as Role[]
}

function workdays(ctx: Context, count: number): Day {
  const { country, state } = companyOf(ctx.settings)
  return workdaysAfter(ctx.today, count, country, state || null)
}
