import { emailPattern } from '#features/customers/rules.ts'
import type { Instant } from '#shared/days.ts'

/** How a lead came to us. */
export const origins = ['call', 'web', 'reply', 'fair', 'recommendation', 'list'] as const
export type Origin = (typeof origins)[number]

/** Where a lead stands; told by its facts. */
export const leadStates = ['waiting', 'inWork', 'accepted', 'rejected', 'converted'] as const
export type LeadState = (typeof leadStates)[number]

export type LeadFacts = {
  ownerId: string | null
  acceptedAt: Instant | null
  rejectedAt: Instant | null
  convertedAt: Instant | null
}

/** Waiting until somebody takes it, in work until it is judged, then accepted or rejected, and converted once it is a customer. */
export function stateOf({ ownerId, acceptedAt, rejectedAt, convertedAt }: LeadFacts): LeadState {
  if (convertedAt) return 'converted'
  if (rejectedAt) return 'rejected'
  if (acceptedAt) return 'accepted'
  return ownerId ? 'inWork' : 'waiting'
}

export type LeadStep = 'change' | 'take' | 'react' | 'judge' | 'convert' | 'reopen'

/** Why a step cannot be done now, as a refusal code; none if it can. What is decided is reopened first. */
export function stepProblem(state: LeadState, step: LeadStep): 'leadConverted' | 'leadRejected' | 'leadOpen' | null {
  if (state === 'converted') return 'leadConverted'
  if (step === 'reopen') return state === 'rejected' ? null : 'leadOpen'
  return state === 'rejected' && step !== 'change' ? 'leadRejected' : null
}

/** Minutes from receiving to the first reaction; until now, as long as nobody reacted. */
export function waitedMinutes(lead: { receivedAt: Instant; reactedAt: Instant | null }, now: Instant): number {
  return Math.max(0, Math.round((Date.parse(lead.reactedAt ?? now) - Date.parse(lead.receivedAt)) / 60_000))
}

/** The middle of several, none of none (type 7). */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

export type Criterion = { id: string; name: string }
/** What was answered to the criteria; what is not there is not known yet. */
export type Answers = Readonly<Record<string, 'yes' | 'no'>>

/** How many criteria a lead meets, of how many. */
export function met(criteria: readonly Criterion[], answers: Answers): { yes: number; known: number; all: number } {
  const said = criteria.flatMap(({ id }) => answers[id] ?? [])
  return { yes: said.filter((one) => one === 'yes').length, known: said.length, all: criteria.length }
}

/** A form that was sent faster than anybody types, or whose page lay open for more than a day. */
export const fastestForm = 3_000
const oldestForm = 24 * 3_600_000

/**
 * What is wrong with a sent form: `spam` if the field was filled that no person sees, `tooFast` and `tooOld` by the time
 * since the page was opened (no valid time counts as too old).
 */
export function formProblem(
  form: { hidden: string; openedAt: Instant | null },
  now: Instant,
): 'spam' | 'tooFast' | 'tooOld' | null {
  if (form.hidden.trim() !== '') return 'spam'
  const open = form.openedAt ? Date.parse(now) - Date.parse(form.openedAt) : Number.NaN
  if (open >= 0 && open < fastestForm) return 'tooFast'
  return open >= 0 && open <= oldestForm ? null : 'tooOld'
}

/** A name as typed into one field: the last word is the last name, one with "von" keeps it. */
export function namesOf(name: string): { firstName: string | null; lastName: string | null } {
  const words = name.trim().split(/\s+/).filter(Boolean)
  if (words.length < 2) return { firstName: null, lastName: words[0] ?? null }
  const particle = words.findIndex((word, index) => index > 0 && /^(von|vom|zu|zum|zur|van|de|di|da)$/i.test(word))
  const start = particle > 0 ? particle : words.length - 1
  return { firstName: words.slice(0, start).join(' '), lastName: words.slice(start).join(' ') }
}

/** What a typed line says of a lead ("Anfrage Müller Stahl, 200 Wellen, 0711 1234"); none if it does not begin with the word. */
export function leadOfLine(
  line: string,
): { company: string; text: string; email: string | null; phone: string | null } | null {
  const begun = /^\s*(?:neue\s+)?(?:anfrage|lead|enquiry|inquiry)(?:\s+(?:von|from)(?=\s))?\s*[:,-]?\s+(\S.*)$/isu.exec(
    line,
  )
  const rest = begun?.[1]?.trim()
  if (!rest) return null
  const typed = /[^\s,;<>]+@[^\s,;<>]+\.[^\s,;<>]+/u.exec(rest)?.[0].replace(/[.)]+$/, '') ?? ''
  const email = emailPattern.test(typed) ? typed : null
  const phone = /(?:\+|00|\b0)[\d][\d\s()/-]{5,}\d/u.exec(rest)?.[0].trim() ?? null
  const beginning = rest.split(/[,;:–]|\s-\s/u)[0] ?? ''
  const company = (email ? beginning.replace(email, '') : beginning).trim()
  return { company: (company || rest).slice(0, 200), text: rest, email, phone }
}

/** The origins of websites that may show the form in a frame, as the browser compares them; none: what was typed is no such address. */
export function siteOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { protocol, origin, username } = new URL(address)
  return (protocol === 'https:' || protocol === 'http:') && username === '' ? origin : null
}
