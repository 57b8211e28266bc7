import { companyOf } from '#features/company/rules.ts'
import { ratesOn } from '#features/currencies/rates.ts'
import { canChange, canLog, need } from '#features/customers/access.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import { fullMonths } from '#features/reports/customer-base/rules.ts'
import { insertTask } from '#features/tasks/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { oneAtATime } from '#platform/db/waiting.ts'
import { is } from '#shared/actor.ts'
import { addDays } from '#shared/days.ts'
import { countsIn, inCurrency } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import { canAnswerNeed, canLeadNeeds } from '../access.ts'
import type { contract, NeedTheme } from '../contract.ts'
import { answerProblem, type NeedState, needStates, themeKey } from '../rules.ts'
import * as sql from '../sql.ts'
import { wordsFor } from './words.ts'

const mostNeeds = 2000
const mostOfTheme = 50
const mostGroups = 200
/** Days until the customer should know, and until somebody who took a need up looks at it again. */
const answerDays = 7
const takenDays = 14

type NeedOperations = 'listNeeds' | 'noteNeed' | 'removeNeed' | 'renameNeedTheme' | 'answerNeed'

export const needActions: Pick<Actions<typeof contract>, NeedOperations> = {
  async listNeeds(ctx, { customerId, state, limit }) {
    if (customerId) await readCustomer(ctx, customerId)
    const readable = customerReadable(ctx.actor, 'customers.id')
    const closed = (one: string) => one === 'done' || one === 'declined'
    const states = needStates.filter((one) => state === undefined || closed(one) === (state === 'closed'))
    const themes = await sql.listThemes(ctx.db, readable, { customerId, states }, limit)
    const rows = await sql.listNeeds(ctx.db, readable, { themeIds: themes.map(({ id }) => id), customerId }, mostNeeds)
    const byTheme = Map.groupBy(rows, ({ themeId }) => themeId)
    const revenueOf = await readRevenue(ctx, [...new Set(rows.map((row) => row.customerId))])
    return {
      currency: companyOf(ctx.settings).currency,
      groups: await sql.listGroups(ctx.db, mostGroups),
      canLead: canLeadNeeds(ctx.actor),
      themes: themes.map((theme): NeedTheme => {
        const needs = byTheme.get(theme.id) ?? []
        const customerIds = [...new Set(needs.map((one) => one.customerId))]
        return {
          ...theme,
          state: theme.state as NeedState,
          customers: customerIds.length,
          revenue: customerIds.reduce((sum, id) => sum + (revenueOf.get(id) ?? 0), 0),
          needs: needs.slice(0, mostOfTheme),
          canAnswer: canAnswerNeed(ctx.actor, theme),
        }
      }),
    }
  },

  async noteNeed(ctx, { customerId, theme: name, text, productGroup, day = ctx.today }) {
    const { responsibility } = await readCustomer(ctx, customerId)
    need(canLog(ctx.actor, responsibility))
    if (day > ctx.today) throw new Refusal('needAhead')
    const nameKey = themeKey(name)
    // Two who hear of the same at the same instant: the second finds the theme of the first.
    await oneAtATime(ctx, `need theme ${nameKey}`)
    const unanswered = { state: 'heard', takenById: null, answer: null, answeredAt: null, answeredById: null }
    const theme =
      (await sql.findTheme(ctx.db, nameKey)) ??
      (await insertRecord(ctx, 'needThemes', 'need.themeNamed', { name, nameKey, ...unanswered }))
    if ((await sql.listNeedsOf(ctx.db, theme.id, mostNeeds)).length >= mostNeeds) throw new Refusal('needsTooMany')
    const memberId = ctx.actor.memberId || null
    const values = { themeId: theme.id, customerId, day, memberId, text, productGroup }
    const { id } = await insertRecord(ctx, 'needs', 'need.noted', values)
    return { id, themeId: theme.id, state: theme.state as NeedState, answer: theme.answer, undo: ctx.commandId }
  },

  async removeNeed(ctx, { id }) {
    const row = await findRecord(ctx.db, 'needs', id)
    const { responsibility } = await readCustomer(ctx, row.customerId)
    need(canChange(ctx.actor, responsibility) || is(ctx.actor, row.memberId))
    await deleteRecord(ctx, 'needs', 'need.removed', row)
    if ((await sql.listNeedsOf(ctx.db, row.themeId, 1)).length === 0)
      await deleteRecord(ctx, 'needThemes', 'need.themeRemoved', await findRecord(ctx.db, 'needThemes', row.themeId))
    return { undo: ctx.commandId }
  },

  async renameNeedTheme(ctx, { id, name }) {
    const theme = await readTheme(ctx, id)
    need(canLeadNeeds(ctx.actor))
    const nameKey = themeKey(name)
    await oneAtATime(ctx, `need theme ${nameKey}`)
    const other = await sql.findTheme(ctx.db, nameKey)
    if (!other || other.id === id) {
      await updateRecord(ctx, 'needThemes', 'need.themeRenamed', theme, { name, nameKey })
      return { id, undo: ctx.commandId }
    }
    for (const row of await sql.listNeedsOf(ctx.db, id, mostNeeds))
      await updateRecord(ctx, 'needs', 'need.moved', row, { themeId: other.id })
    await deleteRecord(ctx, 'needThemes', 'need.themeJoined', theme)
    return { id: other.id, undo: ctx.commandId }
  },

  async answerNeed(ctx, { id, state, takenById, answer }) {
    const theme = await readTheme(ctx, id)
    need(canAnswerNeed(ctx.actor, theme))
    const problem = answerProblem(state, answer)
    if (problem) throw new Refusal(problem)
    const me = ctx.actor.memberId || null
    const taker = state === 'taken' ? (takenById ?? me) : state === 'heard' ? null : theme.takenById
    if (state === 'taken' && (taker === null || !(await sql.listPresent(ctx.db, [taker])).has(taker)))
      throw new Refusal('memberUnknown')
    const by = { answeredAt: ctx.now, answeredById: me }
    await updateRecord(ctx, 'needThemes', `need.${state}`, theme, { state, takenById: taker, answer, ...by })
    return { tasks: await passOn(ctx, theme, { state, taker, answer }), undo: ctx.commandId }
  },
}

/** A theme of which at least one customer may be read. Refuses `notFound`. */
async function readTheme(ctx: Context, id: string): Promise<sql.NeedThemeRecord> {
  const readable = customerReadable(ctx.actor, 'customers.id')
  if ((await sql.listNeeds(ctx.db, readable, { themeIds: [id] }, 1)).length === 0) throw new Refusal('notFound')
  return await findRecord(ctx.db, 'needThemes', id)
}

/** Whoever took it up gets it as a task; at the end whoever heard it tells the customer: one task for each of both. */
async function passOn(
  ctx: Context,
  theme: sql.NeedThemeRecord,
  { state, taker, answer }: { state: NeedState; taker: string | null; answer: string | null },
): Promise<number> {
  if (state === 'heard') return 0
  const needs = state === 'taken' ? [] : await sql.listNeedsOf(ctx.db, theme.id, mostNeeds)
  const asked =
    state === 'taken'
      ? [{ memberId: taker, customerId: null }]
      : [...new Map(needs.map((one) => [`${one.memberId} ${one.customerId}`, one])).values()]
  const members = await sql.listPresent(ctx.db, [...new Set(asked.flatMap(({ memberId }) => memberId ?? []))])
  let tasks = 0
  for (const { memberId, customerId } of asked) {
    const member = memberId !== null && memberId !== ctx.actor.memberId && members.get(memberId)
    if (!member) continue
    const text = wordsFor(ctx, member.language)(`news.task.${state}`, { theme: theme.name, answer: answer ?? '' })
    const dueDay = addDays(ctx.today, state === 'taken' ? takenDays : answerDays)
    await insertTask(ctx, { kind: 'task', text, customerId, assigneeId: memberId, dueDay })
    tasks += 1
  }
  return tasks
}

/** Of the last twelve full months, in the company's currency; amounts without a rate do not count. */
async function readRevenue(ctx: Context, customerIds: string[]): Promise<Map<string, number>> {
  const period = fullMonths(addDays(ctx.today, -1)).now
  const rates = await ratesOn(ctx, period.to)
  const sums = new Map<string, number>()
  for (const { customerId, currency, amount } of await sql.sumRevenue(ctx.db, customerIds, period)) {
    if (customerId === null || !countsIn(rates, currency)) continue
    sums.set(customerId, (sums.get(customerId) ?? 0) + inCurrency(rates, currency, Number(amount)))
  }
  return sums
}
