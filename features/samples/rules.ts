import { addDays, type Day, daysBetween } from '#shared/days.ts'

/** A sample to try, or the first article that is approved before the series (Erstmusterfreigabe). */
export const sampleKinds = ['sample', 'firstArticle'] as const
export type SampleKind = (typeof sampleKinds)[number]

export const sampleOutcomes = ['approved', 'rejected', 'moreWanted'] as const
export type SampleOutcome = (typeof sampleOutcomes)[number]

const daysUntilAsked = 14

/** When to ask how the sample was found, unless another day was named: two weeks after it was sent. */
export function askAgainOn(sentOn: Day): Day {
  return addDays(sentOn, daysUntilAsked)
}

/** Days past the day to ask again while nobody has decided. */
export function overdueDays({ askOn, decidedOn }: { askOn: Day; decidedOn: Day | null }, today: Day): number {
  return decidedOn ? 0 : Math.max(0, daysBetween(askOn, today))
}

/** Whoever rejects says why: only then the next sample can be better. */
export function needsReason(outcome: SampleOutcome): boolean {
  return outcome === 'rejected'
}

/** What is wrong with the days of a sample, as a refusal code: sent or decided after today, asked or decided before it was sent. */
export function daysProblem(
  { sentOn, askOn, decidedOn }: { sentOn: Day; askOn: Day; decidedOn: Day | null },
  today: Day,
): 'dayAhead' | 'askTooEarly' | 'decidedTooEarly' | null {
  if (sentOn > today || (decidedOn && decidedOn > today)) return 'dayAhead'
  if (askOn < sentOn) return 'askTooEarly'
  return decidedOn && decidedOn < sentOn ? 'decidedTooEarly' : null
}
