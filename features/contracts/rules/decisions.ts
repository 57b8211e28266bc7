import { addDays, addMonths, type Day, daysBetween } from '#shared/days.ts'
import { termEnd } from '../rules.ts'

/** So many days before a decision somebody is reminded, where the contract says nothing else. */
export const usualLead = 60

/** How a term came to be followed by another one: agreed, by itself, or won as an opportunity. */
export const termKinds = ['agreed', 'auto', 'won'] as const

/** What a contract says about its end. Months are whole; none: it says nothing about it. */
export type Terms = {
  /** The last day of the term; none: it runs until somebody ends it. */
  endDay: Day | null
  /** When somebody ended it. */
  endedAt: string | null
  noticeMonths: number | null
  /** So long it goes on by itself where nobody gave notice. */
  autoRenewMonths: number | null
  leadDays: number | null
}

/** The last day on which notice can be given: the latest from which so many months end by the end of the term (rules §7). */
export function lastNoticeDay(endDay: Day, months: number): Day {
  let day = addMonths(endDay, -months)
  // Several days lie so many months before the last one of a month; a month can also lack the day.
  while (addMonths(day, months) > endDay) day = addDays(day, -1)
  while (addMonths(addDays(day, 1), months) <= endDay) day = addDays(day, 1)
  return day
}

/** The end of the term that follows one, where it goes on for so many months. */
export function nextTermEnd(endDay: Day, months: number): Day {
  return termEnd(addDays(endDay, 1), months)
}

/** How many months a term has, a begun one counted whole; so many the next one gets where nothing else is agreed. */
export function termMonths(startDay: Day, endDay: Day): number {
  const begun = (Number(endDay.slice(0, 4)) - Number(startDay.slice(0, 4))) * 12
  let months = Math.max(1, begun + Number(endDay.slice(5, 7)) - Number(startDay.slice(5, 7)))
  while (termEnd(startDay, months) < endDay) months += 1
  return months
}

/** The last day of the term that a day lies in: one that goes on by itself has begun the next one by then. */
export function termEndOn(terms: Terms, day: Day): Day | null {
  const { endedAt, autoRenewMonths } = terms
  let { endDay } = terms
  if (endDay === null || endedAt !== null || !autoRenewMonths) return endDay
  while (endDay < day) endDay = nextTermEnd(endDay, autoRenewMonths)
  return endDay
}

export const decisionKinds = ['notice', 'end'] as const
/** What must be decided next: by when notice can be given, or what comes after the last day. */
export type Decision = { kind: (typeof decisionKinds)[number]; day: Day; endDay: Day; remindDay: Day }

/**
 * What must be decided next about a contract. Where it goes on by itself: the next last day of notice that is not over. Else
 * the last day of notice while it is to come, then the end, also one that is past and that nobody decided about. Nothing
 * where it was ended or has no end.
 */
export function nextDecision(terms: Terms, today: Day): Decision | null {
  const { noticeMonths, autoRenewMonths, endedAt } = terms
  let endDay = termEndOn(terms, today)
  if (endDay === null || endedAt !== null) return null
  const lead = terms.leadDays ?? usualLead
  const decision = (kind: Decision['kind'], day: Day, end: Day) => ({
    kind,
    day,
    endDay: end,
    remindDay: addDays(day, -lead),
  })
  if (autoRenewMonths) {
    while (lastNoticeDay(endDay, noticeMonths ?? 0) < today) endDay = nextTermEnd(endDay, autoRenewMonths)
    return decision('notice', lastNoticeDay(endDay, noticeMonths ?? 0), endDay)
  }
  const notice = noticeMonths ? lastNoticeDay(endDay, noticeMonths) : null
  return notice !== null && notice >= today ? decision('notice', notice, endDay) : decision('end', endDay, endDay)
}

/** Whether the time before a decision has begun in which one talks about it. */
export function isTime({ remindDay }: Decision, today: Day): boolean {
  return daysBetween(remindDay, today) >= 0
}
