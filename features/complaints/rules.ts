import { type Day, daysBetween } from '#shared/days.ts'

/** Where a complaint stands; told by its facts, never set by itself. */
export const complaintStates = ['new', 'inWork', 'answered', 'closed'] as const
export type ComplaintState = (typeof complaintStates)[number]

export type ComplaintFacts = { takenAt: string | null; answeredOn: Day | null; closedAt: string | null }

/** New until somebody takes it, in work until it is answered, answered until it is closed (register A13). */
export function stateOf({ takenAt, answeredOn, closedAt }: ComplaintFacts): ComplaintState {
  if (closedAt) return 'closed'
  if (answeredOn) return 'answered'
  return takenAt ? 'inWork' : 'new'
}

export type ComplaintStep = 'take' | 'answer' | 'close' | 'reopen'

const steps: Record<ComplaintStep, readonly ComplaintState[]> = {
  take: ['new', 'inWork'],
  // An answer that was entered is corrected the same way.
  answer: ['new', 'inWork', 'answered'],
  close: ['answered'],
  reopen: ['answered', 'closed'],
}

/** Why a step cannot be done now, as a refusal code; none if it can. Nothing is closed that nobody answered. */
export function stepProblem(
  state: ComplaintState,
  step: ComplaintStep,
): 'complaintClosed' | 'complaintAnswered' | 'complaintNotAnswered' | 'complaintOpen' | null {
  if (steps[step].includes(state)) return null
  if (step === 'reopen') return 'complaintOpen'
  if (state === 'closed') return 'complaintClosed'
  return step === 'close' ? 'complaintNotAnswered' : 'complaintAnswered'
}

/** Our own number of a complaint: R-2026-007, counted anew every year, never given twice. */
export function numberOf({ year, sequence }: { year: number; sequence: number }): string {
  return `R-${year}-${String(sequence).padStart(3, '0')}`
}

const longestBrief = 120

/** A text as it stands in a list: its first line, cut where it is long. */
export function briefOf(text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  return line.length > longestBrief ? `${line.slice(0, longestBrief - 1).trimEnd()}…` : line
}

export type ComplaintDays = {
  receivedDay: Day
  promise?: string | null
  promisedUntil: Day | null
  answeredOn: Day | null
}

/**
 * The day by which the customer is to have an answer: as promised; where nothing was promised, the day it came
 * in, so that it lies on top until it is answered or a day is named. None once it is answered.
 */
export function answerDue({ receivedDay, promisedUntil, answeredOn }: ComplaintDays): Day | null {
  return answeredOn ? null : (promisedUntil ?? receivedDay)
}

/** Days past the promised day while there is no answer; what has no promised day is due, not overdue. */
export function overdueDays({ promisedUntil, answeredOn }: Omit<ComplaintDays, 'receivedDay'>, today: Day): number {
  return answeredOn || !promisedUntil ? 0 : Math.max(0, daysBetween(promisedUntil, today))
}

/** What is wrong with the days of a complaint, as a refusal code: ahead of today, against their order, a promise without one. */
export function daysProblem(
  { receivedDay, promise, promisedUntil, answeredOn }: ComplaintDays,
  today: Day,
): 'dayAhead' | 'promiseNeedsDay' | 'promisedTooEarly' | 'answeredTooEarly' | null {
  if (receivedDay > today || (answeredOn && answeredOn > today)) return 'dayAhead'
  if (promise && !promisedUntil) return 'promiseNeedsDay'
  if (promisedUntil && promisedUntil < receivedDay) return 'promisedTooEarly'
  return answeredOn && answeredOn < receivedDay ? 'answeredTooEarly' : null
}
