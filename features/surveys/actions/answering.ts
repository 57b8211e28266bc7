import { companyOf, leading } from '#features/company/rules.ts'
import { workdaysAfter } from '#features/handovers/rules/state.ts'
import { nameOf } from '#features/persons/rules.ts'
import { insertTask } from '#features/tasks/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { updateRecord } from '#platform/actions/records.ts'
import { beginAttempt } from '#platform/auth/attempts.ts'
import { secretHash } from '#platform/auth/secrets.ts'
import type { Role } from '#shared/actor.ts'
import { translatorFor } from '#shared/translate.ts'
import { type GivenAnswer, groupOf, takesAnswer } from '../rules.ts'
import { messages } from '../serverWords.ts'
import { surveyPolicyOf } from '../settings.ts'
import * as sql from '../sql.ts'

/** The question behind a link without changing anything: opening it is noted nowhere. */
export async function lookAt(ctx: Context, token: string) {
  const survey = await sql.findByToken(ctx.db, secretHash(token))
  if (!survey) return null
  return { survey, open: takesAnswer(survey, ctx.now) }
}

/** `seconds`: answered too often, to wait. */
export type Taken = { state: 'unknown' | 'expired' | 'taken' } | { state: 'tooMany'; seconds: number }

/**
 * Takes an answer, or another one instead: it may be changed until the link runs out. The first low one asks the owner to
 * speak with them, and is told at once to who may see it.
 */
export async function take(ctx: Context, token: string, given: GivenAnswer): Promise<Taken> {
  const found = await lookAt(ctx, token)
  if (!found) return { state: 'unknown' }
  if (!found.open) return { state: 'expired' }
  const { survey } = found
  const mayContact = survey.contactAllowedAt !== null
  const again = survey.answeredAt !== null && survey.score === given.score && survey.sentence === given.sentence
  if (again && mayContact === given.mayContact) return { state: 'taken' }
  const seconds = await beginAttempt(ctx, { account: `survey ${survey.id}` })
  if (seconds > 0) return { state: 'tooMany', seconds }
  const low = groupOf(given.score) === 'detractor'
  const taskId = survey.taskId ?? (low ? await askOwner(ctx, survey, given) : null)
  await updateRecord(ctx, 'surveys', 'survey.answered', survey, {
    answeredAt: ctx.now,
    score: given.score,
    sentence: given.sentence,
    contactAllowedAt: given.mayContact ? ctx.now : null,
    taskId,
  })
  await tell(ctx, survey, given, low && survey.taskId === null)
  return { state: 'taken' }
}

/** A follow-up at the customer. Its words tell nothing of the answer: more people read tasks than answers (rules §12). */
async function askOwner(ctx: Context, survey: sql.SurveyRecord, { mayContact }: GivenAnswer): Promise<string> {
  const { ownerId, ...person } = await sql.findNames(ctx.db, survey.id)
  const { language, country, state } = companyOf(ctx.settings)
  const t = translatorFor(language, messages[language])
  const { id } = await insertTask(ctx, {
    kind: 'followUp',
    text: t(mayContact ? 'surveys.task.talk' : 'surveys.task.inside', { name: nameOf(person) }),
    customerId: survey.customerId,
    personId: survey.personId,
    assigneeId: ownerId ?? survey.createdById,
    dueDay: workdaysAfter(ctx.today, surveyPolicyOf(ctx.settings).followDays, country, state || null),
  })
  return id
}

/** Tells the open pages of who leads, and of who sells or looks after key accounts and has to do with the customer. */
async function tell(ctx: Context, survey: sql.SurveyRecord, { score, sentence }: GivenAnswer, calls: boolean) {
  const { customerName, ownerId, insideSalesId, ...person } = await sql.findNames(ctx.db, survey.id)
  const { members, helperIds, absences } = await sql.listConcerned(ctx.db, survey.customerId, ctx.today)
  const responsible = [ownerId, insideSalesId, ...helperIds]
  const deputies = absences.filter(({ memberId }) => responsible.includes(memberId)).map(({ deputyId }) => deputyId)
  const concerned = new Set([...responsible, ...deputies])
  const told = members.filter(({ id, roles }) => {
    const has = (...wanted: readonly Role[]) => (JSON.parse(roles) as Role[]).some((role) => wanted.includes(role))
    return has(...leading) || (has('sales', 'keyAccountManager') && concerned.has(id))
  })
  ctx.effects.signals.push({
    name: 'survey',
    members: told.map(({ id }) => id),
    params: { calls: calls ? 1 : 0, customerName, name: nameOf(person), score, sentence },
  })
}
