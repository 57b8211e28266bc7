/** What speaks for key account management and what for classic sales (register C1); each rated −2 not at all … 2 fully. */
export const fitFor = ['complexity', 'fewStrong', 'longCycles', 'coInnovation'] as const
export const fitAgainst = ['standardProduct', 'massMarket', 'shortCycles', 'transactional'] as const
export const fitCriteria = [...fitFor, ...fitAgainst] as const
export type FitCriterion = (typeof fitCriteria)[number]
export type FitRatings = Partial<Record<FitCriterion, number>>

export const fitVerdicts = ['keyAccount', 'hybrid', 'classic'] as const
export type FitVerdict = (typeof fitVerdicts)[number]
export type Fit = {
  /** None while a criterion is not rated. */
  verdict: FitVerdict | null
  /** −16 all for classic sales … 16 all for key account management. */
  points: number
  missing: FitCriterion[]
  /** What weighs most for the one and for the other side, the strongest first; at most two each. */
  speaksFor: FitCriterion[]
  speaksAgainst: FitCriterion[]
}

/** From so many of the sixteen points on the answer is clear; between them both ways have their place. */
const clear = 5

/** How the customer is rated: as the segment, but where it was rated itself. */
export function ratingsOf(segment: FitRatings, customer: FitRatings): FitRatings {
  return { ...segment, ...customer }
}

/** Key account management, classic sales, or both (rules §7, register C1). */
export function fitOf(ratings: FitRatings): Fit {
  const sided = fitCriteria.map((criterion) => {
    const rating = ratings[criterion] ?? 0
    return { criterion, weight: (fitFor as readonly string[]).includes(criterion) ? rating : -rating }
  })
  const points = sided.reduce((sum, { weight }) => sum + weight, 0)
  const missing = fitCriteria.filter((criterion) => ratings[criterion] === undefined)
  const strongest = (sign: 1 | -1) =>
    sided
      .filter(({ weight }) => weight * sign > 0)
      .sort((a, b) => (b.weight - a.weight) * sign)
      .slice(0, 2)
      .map(({ criterion }) => criterion)
  return {
    verdict: missing.length > 0 ? null : points >= clear ? 'keyAccount' : points <= -clear ? 'classic' : 'hybrid',
    points,
    missing,
    speaksFor: strongest(1),
    speaksAgainst: strongest(-1),
  }
}
