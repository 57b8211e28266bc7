import { addDays, addMonths, type Day, type Instant } from '#shared/days.ts'

/** How somebody who gave a score from 0 to 10 counts (rules §7): 9 and 10 promote, 0 to 6 detract. */
export type Group = 'promoter' | 'passive' | 'detractor'
export function groupOf(score: number): Group {
  return score >= 9 ? 'promoter' : score <= worstScore ? 'detractor' : 'passive'
}

/** Up to here somebody is to be asked what went wrong. */
export const worstScore = 6

export type Nps = {
  count: number
  /** −100 … 100. */
  score: number
  standardError: number
  low: number
  high: number
}

/**
 * NPS = 100 × (promoters − detractors) / n with its standard error 100 √((p + d − (p − d)²) / n), and a range of ±1.96 standard
 * errors around the score with one promoter, one passive and one detractor added, cut at ±100, so that it is never without
 * width (rules §7). None without answers.
 */
export function npsOf(scores: readonly number[]): Nps | null {
  const count = scores.length
  if (count === 0) return null
  const promoters = scores.filter((score) => groupOf(score) === 'promoter').length
  const detractors = scores.filter((score) => groupOf(score) === 'detractor').length
  const plain = spreadOf(promoters, detractors, count)
  const adjusted = spreadOf(promoters + 1, detractors + 1, count + 3)
  const reach = 1.96 * adjusted.standardError
  const cut = (value: number) => Math.min(100, Math.max(-100, value))
  return { count, ...plain, low: cut(adjusted.score - reach), high: cut(adjusted.score + reach) }
}

function spreadOf(promoters: number, detractors: number, count: number) {
  // Whole numbers first: (p + d) n − (p − d)² is exact, so that it never falls below nought.
  const difference = promoters - detractors
  const variance = ((promoters + detractors) * count - difference * difference) / (count * count)
  return { score: (100 * difference) / count, standardError: 100 * Math.sqrt(variance / count) }
}

/** From so many answers on a score says something; below, the answers speak for themselves. */
export const leastForScore = 30

export type Satisfaction = {
  count: number
  /** The answers, the latest first; only as long as they stand for the score. */
  scores: number[]
  nps: Nps | null
}

/** What is shown of answers, the latest first (rules §7): below 30 the answers themselves, else score and range. */
export function satisfactionOf(scores: readonly number[]): Satisfaction {
  if (scores.length < leastForScore) return { count: scores.length, scores: [...scores], nps: null }
  return { count: scores.length, scores: [], nps: npsOf(scores) }
}

/** Answers count for a year. */
export function countsSince(today: Day): Day {
  return addMonths(today, -12)
}

/** One score a person: their latest. Answers are given the latest first; those whose person is gone count each. */
export function latestScores(answers: readonly { personId: string | null; score: number }[]): number[] {
  const seen = new Set<string>()
  return answers.flatMap(({ personId, score }) => {
    if (personId === null) return [score]
    if (seen.has(personId)) return []
    seen.add(personId)
    return [score]
  })
}

export type Answer = { personId: string | null; name: string | null; score: number }
export type Fall = { name: string; score: number; before: number }
/** One point less is a mood, two are a sign. */
const leastFall = 2

/** Whose last score is at least two points below the one before, the deepest fall first. Answers are given the latest first. */
export function fallsIn(answers: readonly Answer[]): Fall[] {
  const named = answers.filter(({ personId, name }) => personId !== null && name !== null)
  return [...Map.groupBy(named, ({ personId }) => personId).values()]
    .flatMap(([last, previous]) =>
      last && previous && previous.score - last.score >= leastFall
        ? [{ name: last.name ?? '', score: last.score, before: previous.score }]
        : [],
    )
    .toSorted((a, b) => b.before - b.score - (a.before - a.score))
}

export type SurveyPolicy = {
  /** The same person is not asked again for so many days. */
  everyDays: number
  /** Workdays until somebody speaks with whoever gave a low score. */
  followDays: number
}
export const defaultPolicy: SurveyPolicy = { everyDays: 90, followDays: 2 }

/** From which day on the same person may be asked again; none if never asked. */
export function askAgainFrom(lastAsked: Day | null, { everyDays }: Pick<SurveyPolicy, 'everyDays'>): Day | null {
  return lastAsked === null ? null : addDays(lastAsked, everyDays)
}

/** A link is good for so long. */
const goodForDays = 30
export function expiresAt(now: Instant): Instant {
  return new Date(Date.parse(now) + goodForDays * 24 * 3_600_000).toISOString()
}

export const states = ['waiting', 'failed', 'open', 'answered', 'expired', 'cancelled'] as const
export type SurveyState = (typeof states)[number]

type Facts = {
  mailedAt: Instant | null
  sentAt: Instant | null
  failedAt: Instant | null
  cancelledAt: Instant | null
  answeredAt: Instant | null
  expiresAt: Instant
}

/** Where a question stands: its mail is on its way or did not leave, it waits for an answer, has one, or is over without. */
export function stateOf(survey: Facts, now: Instant): SurveyState {
  if (survey.answeredAt !== null) return 'answered'
  if (survey.cancelledAt !== null) return 'cancelled'
  if (survey.sentAt === null) return survey.failedAt === null ? 'waiting' : 'failed'
  return survey.expiresAt < now ? 'expired' : 'open'
}

/** Whether a link still opens the question: an answer may be changed until it runs out. */
export function takesAnswer(survey: Pick<Facts, 'cancelledAt' | 'expiresAt'>, now: Instant): boolean {
  return survey.cancelledAt === null && survey.expiresAt >= now
}

const longestSentence = 1000
export type GivenAnswer = { score: number; sentence: string | null; mayContact: boolean }

/** An answer from the fields of the form; none without a whole score from 0 to 10. */
export function readAnswer(form: Readonly<Record<string, string>>): GivenAnswer | null {
  const { score = '', sentence = '', contact } = form
  if (!/^(?:10|\d)$/.test(score)) return null
  return {
    score: Number(score),
    sentence: sentence.trim().slice(0, longestSentence) || null,
    mayContact: contact === 'yes',
  }
}
