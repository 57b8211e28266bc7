import { worstScore } from '#features/surveys/rules.ts'
import { type Day, daysBetween } from '#shared/days.ts'

/** What the health of a key account is told from (rules §7). */
export const healthParts = ['rhythm', 'revenue', 'satisfaction', 'fires', 'people', 'plan', 'contract'] as const
export type HealthPart = (typeof healthParts)[number]

/** The sentences that a part may say, each with its figures. */
export const healthSentences = [
  'rhythmKept',
  'rhythmMissed',
  'revenueHeld',
  'revenueFalls',
  'satisfied',
  'unsatisfied',
  'noFires',
  'firesOpen',
  'fireOld',
  'peopleCovered',
  'peopleAtRisk',
  'planKept',
  'planBehind',
  'contractRuns',
  'contractEnds',
  'contractNotice',
  'contractEnded',
  'contractEndedSilent',
  'contractSilent',
  'contractNoticeSilent',
] as const
export type HealthSentence = (typeof healthSentences)[number]

export type Judged = {
  bad: boolean
  /** Red by itself, whatever the others say. */
  alarm?: boolean
  says: HealthSentence
  /** Figures of the sentence: counts, days, shares 0–1. */
  params: Record<string, number | string>
}
/** Each part as it was judged; none where nothing is known. */
export type HealthInput = Record<HealthPart, Judged | null>

export const lights = ['red', 'amber', 'green'] as const
export type Light = (typeof lights)[number]

/** Below so many known parts nothing is said. */
const leastKnown = 4
const mostBad = 3

/**
 * The light (rules §7). Red: an alarm (a fire open for more than two days, a running notice period without a talk), or
 * three parts bad. Else none below four known parts; else amber for one or two bad ones, green for none.
 */
export function lightOf(input: HealthInput): Light | null {
  const known = Object.values(input).filter((part) => part !== null)
  const bad = known.filter((part) => part.bad).length
  if (known.some((part) => part.alarm) || bad >= mostBad) return 'red'
  if (known.length < leastKnown) return null
  return bad > 0 ? 'amber' : 'green'
}

/** Whether the last talk is no longer ago than the rhythm; unknown without a talk or a rhythm. */
export function judgeRhythm(lastContact: Day | null, rhythm: number | null, today: Day): Judged | null {
  if (lastContact === null || rhythm === null) return null
  const days = Math.max(0, daysBetween(lastContact, today))
  const bad = days > rhythm
  return bad
    ? { bad, says: 'rhythmMissed', params: { days, rhythm } }
    : { bad, says: 'rhythmKept', params: { day: lastContact, rhythm } }
}

/** Revenue of the last twelve full months against the twelve before: bad from a tenth less on; unknown without a year before. */
export function judgeRevenue(revenue: number, before: number): Judged | null {
  if (before <= 0) return null
  const bad = revenue * 10 <= before * 9
  return { bad, says: bad ? 'revenueFalls' : 'revenueHeld', params: { change: revenue / before - 1 } }
}

const leastMean = 7
const mostShown = 5

/**
 * What people there answered when asked how satisfied they are (0–10), the latest of each in the last twelve months, the
 * latest first: bad where the last one is 6 or less, or their mean is below 7; unknown without an answer.
 */
export function judgeSatisfaction(scores: readonly number[]): Judged | null {
  const [latest] = scores
  if (latest === undefined) return null
  const sum = scores.reduce((total, score) => total + score, 0)
  const bad = latest <= worstScore || sum < leastMean * scores.length
  const shown = scores.slice(0, mostShown).join(', ') + (scores.length > mostShown ? ' …' : '')
  return { bad, says: bad ? 'unsatisfied' : 'satisfied', params: { scores: shown } }
}

const oldFire = 2

/** Fires and complaints that are open; a fire older than two days is an alarm. Always known. */
export function judgeFires(open: { oldestFireDay: Day | null; fires: number; complaints: number }, today: Day): Judged {
  const { fires, complaints, oldestFireDay } = open
  const days = oldestFireDay === null ? 0 : daysBetween(oldestFireDay, today)
  if (days > oldFire) return { bad: true, alarm: true, says: 'fireOld', params: { days } }
  const bad = fires + complaints > 0
  return { bad, says: bad ? 'firesOpen' : 'noFires', params: { count: fires + complaints } }
}

/** Whether the warnings about its people are empty; unknown while nobody there is known. */
export function judgePeople(people: number, warnings: number): Judged | null {
  if (people === 0) return null
  const bad = warnings > 0
  return { bad, says: bad ? 'peopleAtRisk' : 'peopleCovered', params: { count: bad ? warnings : people } }
}

/** So much of what was due has to be done. */
const planShare = 0.75

/** How much of what the plan wanted by today is done; unknown while nothing was due. */
export function judgePlan({ due, done }: { due: number; done: number }): Judged | null {
  if (due === 0) return null
  const bad = done < due * planShare
  return { bad, says: bad ? 'planBehind' : 'planKept', params: { done, due } }
}

/**
 * A contract of the customer: its last day, or (`notice`) the last on which notice can be given; none: it runs on. When it was
 * ended.
 */
export type Term = { endDay: Day | null; endedOn: Day | null; notice: boolean }

/** So many days before its last day one talks about what comes after a contract. */
export const contractLead = 90

/**
 * The contracts of a customer, the worst of them: an alarm where a term runs out without a talk about it, or where one was
 * ended and nobody has talked since; bad where one was ended; unknown where there is none. A talk counts from the day on
 * which it was time.
 */
export function judgeContracts(contracts: readonly Term[], lastContact: Day | null, today: Day): Judged | null {
  const running = contracts.filter(({ endDay }) => endDay === null || endDay >= today)
  if (running.length === 0) return null
  const ends = running
    .filter(({ endDay }) => endDay !== null && daysBetween(today, endDay) <= contractLead)
    .sort((a, b) => ((a.endDay ?? '') < (b.endDay ?? '') ? -1 : 1))
  const silent = ends.find(
    ({ endDay, endedOn }) =>
      endedOn === null && (lastContact === null || daysBetween(lastContact, endDay ?? lastContact) > contractLead),
  )
  if (silent) {
    const says = silent.notice ? 'contractNoticeSilent' : 'contractSilent'
    return { bad: true, alarm: true, says, params: { day: silent.endDay ?? '' } }
  }
  const over = running.filter(({ endedOn, endDay }) => endedOn !== null && endDay !== null)
  const unspoken = over.find(({ endedOn }) => lastContact === null || lastContact < (endedOn ?? ''))
  if (unspoken) return { bad: true, alarm: true, says: 'contractEndedSilent', params: { day: unspoken.endDay ?? '' } }
  if (over[0]) return { bad: true, says: 'contractEnded', params: { day: over[0].endDay ?? '' } }
  const [next] = ends
  if (next)
    return { bad: false, says: next.notice ? 'contractNotice' : 'contractEnds', params: { day: next.endDay ?? '' } }
  return { bad: false, says: 'contractRuns', params: {} }
}
