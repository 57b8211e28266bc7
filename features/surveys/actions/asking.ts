import { askGate } from '#features/consents/actions/gate.ts'
import { addEntry } from '#features/consents/actions/ledger.ts'
import { consentSettingsOf } from '#features/consents/settings.ts'
import { need } from '#features/customers/access.ts'
import { readCustomer } from '#features/customers/actions.ts'
import { canSeePlan } from '#features/key-accounts/access.ts'
import { canSendMail } from '#features/mails/server/settings.ts'
import { readPerson } from '#features/persons/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { insertRecord, updateRecord } from '#platform/actions/records.ts'
import { oneAtATime } from '#platform/db/waiting.ts'
import { enqueueJob } from '#platform/jobs/jobs.ts'
import { dayOf } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import { askAgainFrom, expiresAt } from '../rules.ts'
import { surveyPolicyOf } from '../settings.ts'
import * as sql from '../sql.ts'
import { languageOf, mailWords, writeMail } from './words.ts'

/** Asks the one gate (rules §11): surveys count as advertising; each of our mails says how to object. */
export async function gateOf(ctx: Context, personId: string, address: string) {
  return await askGate(ctx, { channel: 'email', purpose: 'survey', address, personId, notice: true })
}

/** A permission was used, and that is written down. */
export async function noteUse(ctx: Context, personId: string, address: string, hash: string): Promise<void> {
  const used = { channel: 'email', address, addressHash: hash, personId, reason: 'survey' } as const
  if (hash) await addEntry(ctx, { ...used, kind: 'use', source: 'mail', at: ctx.now })
}

/** Whether and where a person may be asked now, and in which words. */
export async function draft(ctx: Context, personId: string) {
  const { person } = await readAskable(ctx, personId)
  const addresses = []
  for (const address of JSON.parse(person.emails) as string[]) {
    const { verdict } = await gateOf(ctx, personId, address)
    const missing = verdict.allowed ? null : verdict.missing
    addresses.push({ address, allowed: verdict.allowed, missing, since: verdict.since })
  }
  const againFrom = await againOn(ctx, personId)
  const language = languageOf(ctx, person)
  return {
    mails: canSendMail(ctx.settings),
    reachable: consentSettingsOf(ctx.settings).publicAddress !== '',
    addresses,
    againFrom: againFrom !== null && againFrom > ctx.today ? againFrom : null,
    ...mailWords(ctx, { language, person, byName: ctx.actor.name, url: '[…]', stopUrl: '[…]' }),
  }
}

/** Asks: the mail leaves by itself where a server is set, else the link is answered for the caller to send. */
export async function ask(ctx: Context, personId: string, address: string) {
  const { person, customerId } = await readAskable(ctx, personId)
  if (consentSettingsOf(ctx.settings).publicAddress === '') throw new Refusal('publicAddressMissing')
  const known = (JSON.parse(person.emails) as string[]).some((one) => one.toLowerCase() === address.toLowerCase())
  if (!known) throw new Refusal('contactAddressMissing')
  // Two at once, in two processes: one of them finds the other's.
  await oneAtATime(ctx, `survey ${personId}`)
  const againFrom = await againOn(ctx, personId)
  if (againFrom !== null && againFrom > ctx.today) throw new Refusal('surveyTooSoon', { day: againFrom })
  const { verdict, hash } = await gateOf(ctx, personId, address)
  if (!verdict.allowed) throw new Refusal('contactBlocked', { missing: verdict.missing })
  const mails = canSendMail(ctx.settings)
  const survey = await insertRecord(ctx, 'surveys', 'survey.asked', {
    customerId,
    personId,
    language: languageOf(ctx, person),
    recipient: address,
    mailedAt: mails ? ctx.now : null,
    sentAt: mails ? null : ctx.now,
    failedAt: null,
    problem: null,
    attempts: 0,
    cancelledAt: null,
    expiresAt: expiresAt(ctx.now),
    answeredAt: null,
    score: null,
    sentence: null,
    contactAllowedAt: null,
    taskId: null,
    result: null,
    resultAt: null,
    resultById: null,
  })
  const { id } = survey
  if (mails) {
    await enqueueJob(ctx, 'mailSurvey', { surveyId: id })
    return { id, handedOut: null }
  }
  await noteUse(ctx, personId, address, hash)
  const to = { person, personId, address, hash, byName: ctx.actor.name }
  const { url, subject, text } = await writeMail(ctx, survey, to)
  return { id, handedOut: { url, subject, text } }
}

/** Another link to a question that still takes an answer; the gate is asked again. */
export async function renew(ctx: Context, survey: sql.SurveyRecord) {
  const { personId, recipient } = survey
  if (!personId || !recipient) throw new Refusal('notFound')
  const { person } = await readAskable(ctx, personId)
  const { verdict, hash } = await gateOf(ctx, personId, recipient)
  if (!verdict.allowed) throw new Refusal('contactBlocked', { missing: verdict.missing })
  // A mail that did not leave is now the caller's to send.
  if (survey.failedAt !== null && survey.sentAt === null) {
    await updateRecord(ctx, 'surveys', 'survey.handedOut', survey, { sentAt: ctx.now, failedAt: null, problem: null })
    await noteUse(ctx, personId, recipient, hash)
  }
  const to = { person, personId, address: recipient, hash, byName: ctx.actor.name }
  const { url, subject, text } = await writeMail(ctx, survey, to)
  return { url, subject, text }
}

/** A person whose answers one may see; refuses `surveyWithoutCustomer`, `surveyPersonLeft`. */
async function readAskable(ctx: Context, personId: string) {
  const person = await readPerson(ctx, personId)
  if (!person.customerId) throw new Refusal('surveyWithoutCustomer')
  const { responsibility } = await readCustomer(ctx, person.customerId)
  need(canSeePlan(ctx.actor, responsibility))
  if (person.leftAt !== null) throw new Refusal('surveyPersonLeft')
  return { person, customerId: person.customerId }
}

async function againOn(ctx: Context, personId: string) {
  const last = await sql.findLastAsked(ctx.db, personId)
  return askAgainFrom(last && dayOf(last, ctx.timeZone), surveyPolicyOf(ctx.settings))
}
