import { canChangeCompany } from '#features/company/access.ts'
import { need } from '#features/customers/access.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import { canSeePlan } from '#features/key-accounts/access.ts'
import { nameOf } from '#features/persons/rules.ts'
import { findOpenTask, actions as tasks } from '#features/tasks/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { findRecord, noteEvent, updateRecord } from '#platform/actions/records.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { instantAt } from '#shared/days.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { canSeeSurveys, seesAllSurveys } from './access.ts'
import { ask, draft, renew } from './actions/asking.ts'
import type { contract, Survey } from './contract.ts'
import { type Answer, countsSince, latestScores, satisfactionOf, stateOf, takesAnswer } from './rules.ts'
import { surveyPolicyOf } from './settings.ts'
import * as sql from './sql.ts'

const mostScores = 20_000

export const actions: Actions<typeof contract> = {
  async getSatisfaction(ctx, { customerId }) {
    const scope = await scopeOf(ctx, customerId)
    const answers = await listAnswers(ctx, scope)
    const since = countsSince(ctx.today)
    return { ...satisfactionOf(latestScores(answers)), since, ownOnly: scope.readable !== null }
  },

  async listSurveys(ctx, { customerId, state, after, limit }) {
    const scope = await scopeOf(ctx, customerId)
    if (state === 'all') {
      const of = (answered: boolean) => sql.listShown(ctx.db, { ...scope, answered }, { after: null, limit })
      const both = [...(await of(true)), ...(await of(false))]
      return { surveys: both.map((row) => surveyOf(ctx, row)), next: null }
    }
    const answered = state === 'answered'
    const page = { after: after ? readCursor(after) : null, limit: limit + 1 }
    const rows = await sql.listShown(ctx.db, { ...scope, answered }, page)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      surveys: shown.map((row) => surveyOf(ctx, row)),
      next: rows.length > limit && last ? writeCursor([last.answeredAt ?? last.createdAt, last.id]) : null,
    }
  },

  async draftSurvey(ctx, { personId }) {
    return await draft(ctx, personId)
  },

  async askPerson(ctx, { personId, address }) {
    return await ask(ctx, personId, address)
  },

  async renewSurveyLink(ctx, { id }) {
    const survey = await readSurvey(ctx, id)
    if (!takesAnswer(survey, ctx.now)) throw new Refusal('surveyOver')
    return await renew(ctx, survey)
  },

  async cancelSurvey(ctx, { id }) {
    const survey = await readSurvey(ctx, id)
    const state = stateOf(survey, ctx.now)
    if (state === 'answered') throw new Refusal('surveyAnswered')
    if (state === 'cancelled' || state === 'expired') throw new Refusal('surveyOver')
    await updateRecord(ctx, 'surveys', 'survey.cancelled', survey, { cancelledAt: ctx.now })
    return { undo: ctx.commandId }
  },

  async noteSurveyResult(ctx, { id, text }) {
    const survey = await readSurvey(ctx, id)
    if (survey.answeredAt === null) throw new Refusal('surveyUnanswered')
    await updateRecord(ctx, 'surveys', 'survey.followedUp', survey, {
      result: text,
      resultAt: ctx.now,
      resultById: ctx.actor.memberId || null,
    })
    const task = survey.taskId ? await findOpenTask(ctx, survey.taskId) : undefined
    if (task) await tasks.finishTask(ctx, { id: task.id })
    return { undo: ctx.commandId }
  },

  async getSurveySettings(ctx) {
    return { ...surveyPolicyOf(ctx.settings), canChange: canChangeCompany(ctx.actor) }
  },

  async changeSurveySettings(ctx, given) {
    need(canChangeCompany(ctx.actor))
    const before = surveyPolicyOf(ctx.settings)
    const after = { ...before, ...defined(given) }
    await saveSetting(ctx, 'surveys', after)
    noteEvent(ctx, 'surveys.settings', 'settings', 'surveys', { from: before, to: after })
    return {}
  },
}

/** What people at a customer answered within a year, the latest first. Refuses `notFound`, `notAllowed`. */
export async function readAnswers(ctx: Context, customerId: string): Promise<Answer[]> {
  return await listAnswers(ctx, await scopeOf(ctx, customerId))
}

async function listAnswers(ctx: Context, scope: sql.Scope): Promise<Answer[]> {
  const since = instantAt(countsSince(ctx.today), '00:00', ctx.timeZone)
  const rows = await sql.listScores(ctx.db, scope, since, mostScores)
  return rows.flatMap(({ personId, score, lastName, ...row }) =>
    score === null ? [] : [{ personId, score, name: lastName === null ? null : nameOf({ ...row, lastName }) }],
  )
}

/** Answers of one customer whose plan one may see, or of all such customers. */
async function scopeOf(ctx: Context, customerId: string | undefined): Promise<sql.Scope> {
  if (customerId) {
    const { responsibility } = await readCustomer(ctx, customerId)
    need(canSeePlan(ctx.actor, responsibility))
    return { customerId, readable: null }
  }
  need(canSeeSurveys(ctx.actor))
  return { customerId, readable: surveysReadable(ctx).readable }
}

/**
 * Whose answers the actor may see among others: `none` at all, or a condition on the table `surveys` (none: all of them). The
 * counterpart of `canSeePlan` in lists.
 */
export function surveysReadable({ actor }: Context): { none: boolean; readable: sql.Readable } {
  if (!canSeeSurveys(actor)) return { none: true, readable: null }
  if (seesAllSurveys(actor)) return { none: false, readable: null }
  return { none: false, readable: customerReadable({ ...actor, readsOwnOnly: true }, 'surveys.customerId') }
}

/** These surveys with their names, for pages that show them among others (permission is the caller's). */
export async function listSurveysByIds(ctx: Context, ids: string[]): Promise<Survey[]> {
  return (await sql.listByIds(ctx.db, ids)).map((row) => surveyOf(ctx, row))
}

async function readSurvey(ctx: Context, id: string): Promise<sql.SurveyRecord> {
  const survey = await findRecord(ctx.db, 'surveys', id)
  const { responsibility } = await readCustomer(ctx, survey.customerId)
  need(canSeePlan(ctx.actor, responsibility))
  return survey
}

function surveyOf(ctx: Context, row: sql.ShownRow): Survey {
  const { title, firstName, lastName, contactAllowedAt, taskId, ...rest } = row
  return {
    ...rest,
    state: stateOf(row, ctx.now),
    personName: lastName === null ? null : nameOf({ title, firstName, lastName }),
    mayContact: row.answeredAt === null ? null : contactAllowedAt !== null,
    toFollow: taskId !== null && row.result === null,
  }
}
