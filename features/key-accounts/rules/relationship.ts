/** What contacts there were with somebody. */
export type Contacts = {
  /** One at least in the last twelve months. */
  inYear: boolean
  /** In the last 180 days; beyond three it does not matter how many. */
  inHalfYear: number
  /** One of those in person. */
  inPerson: boolean
}

/**
 * The relationship with a person (rules §7): 0 none; 1 a contact in twelve months; 2 one in the last 180 days; 3 three in
 * 180 days; 4 three in 180 days and one of them in person.
 */
export function relationshipOf({ inYear, inHalfYear, inPerson }: Contacts): 0 | 1 | 2 | 3 | 4 {
  if (inHalfYear >= 3) return inPerson ? 4 : 3
  if (inHalfYear > 0) return 2
  return inYear ? 1 : 0
}

/** So many people have to stand behind a relationship before it counts as one with the company. */
const people = 3

/** The relationship with a company 0–4: the mean of its three best ones. Whoever knows one person only has a third of it. */
export function accountRelationship(relationships: readonly number[]): number {
  const best = relationships.toSorted((a, b) => b - a).slice(0, people)
  return best.reduce((sum, one) => sum + one, 0) / people
}
