/** What counts as strategic for the company, with its weight. */
export type Criterion = { id: string; name: string; weight: number }

/** What makes a key account (rules §7). A limit of none is not looked at. */
export type NominationPolicy = {
  /** Potential per year in minor units of the company's currency. */
  potentialLimit: number | null
  /** Strategic score 0–4. */
  scoreLimit: number | null
  /** Share of the company's revenue 0–1. */
  shareLimit: number | null
  /** So many key accounts one key account manager can look after. */
  capacity: number
  criteria: readonly Criterion[]
}

/** 0 not at all … 4 fully, by criterion. */
export type Ratings = Readonly<Record<string, number>>

export type Score = { value: number; rated: number; of: number }

/** The weighted mean 0–4 of the criteria that were rated; none where none was. */
export function strategicScore(criteria: readonly Criterion[], ratings: Ratings): Score | null {
  const rated = criteria.filter(({ id, weight }) => weight > 0 && ratings[id] !== undefined)
  const weights = rated.reduce((sum, { weight }) => sum + weight, 0)
  if (weights === 0) return null
  const value = rated.reduce((sum, { id, weight }) => sum + weight * (ratings[id] ?? 0), 0) / weights
  return { value, rated: rated.length, of: criteria.filter(({ weight }) => weight > 0).length }
}

export type Candidate = {
  customerId: string
  /** Minor units per year; none where nobody said. */
  potential: number | null
  score: number | null
  /** 0–1 of the revenue of the last twelve full months. */
  share: number | null
}
export const nominationReasons = ['potential', 'score', 'share'] as const
export type NominationReason = (typeof nominationReasons)[number]

/** By which of the limits a customer should be a key account; empty: by none. */
export function reasonsOf(candidate: Candidate, policy: NominationPolicy): NominationReason[] {
  const reaches = (value: number | null, limit: number | null) => value !== null && limit !== null && value >= limit
  return nominationReasons.filter((reason) =>
    reason === 'potential'
      ? reaches(candidate.potential, policy.potentialLimit)
      : reason === 'score'
        ? reaches(candidate.score, policy.scoreLimit)
        : reaches(candidate.share, policy.shareLimit),
  )
}

/**
 * The proposed ones: with the most reasons first, then by share, potential and score. No more than the key account
 * managers can still look after; `beyond` says how many others reach a limit.
 * @param existing key accounts that there are
 * @param managers who can look after key accounts, at least one
 */
export function nominate<C extends Candidate>(
  candidates: readonly C[],
  policy: NominationPolicy,
  existing: number,
  managers: number,
): { proposed: { candidate: C; reasons: NominationReason[] }[]; beyond: number } {
  const reaching = candidates
    .map((candidate) => ({ candidate, reasons: reasonsOf(candidate, policy) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort(
      (a, b) =>
        b.reasons.length - a.reasons.length ||
        (b.candidate.share ?? 0) - (a.candidate.share ?? 0) ||
        (b.candidate.potential ?? 0) - (a.candidate.potential ?? 0) ||
        (b.candidate.score ?? 0) - (a.candidate.score ?? 0) ||
        (a.candidate.customerId < b.candidate.customerId ? -1 : 1),
    )
  const room = Math.max(0, policy.capacity * Math.max(1, managers) - existing)
  return { proposed: reaching.slice(0, room), beyond: Math.max(0, reaching.length - room) }
}
