/** What the drawing knows of a person. */
type Line = { personId: string; reportsToId: string | null }

/** A person with those who report to them. */
export type Branch<P> = {
  person: P
  /** As they are drawn; nobody while the branch is folded. */
  reports: Branch<P>[]
  /** How many stand below, folded or not. */
  below: number
}

export type Organisation<P> = {
  roots: Branch<P>[]
  /** Without any line. */
  alone: P[]
}

/**
 * Who reports to whom as trees, in the order given. A manager who is not among these people counts as none; lines in a
 * circle, which nobody can enter but two histories together may make, are cut at whoever comes first.
 */
export function organisationOf<P extends Line>(
  people: readonly P[],
  folded: ReadonlySet<string> = new Set(),
): Organisation<P> {
  const known = new Set(people.map(({ personId }) => personId))
  const managerOf = (one: P) =>
    one.reportsToId !== null && one.reportsToId !== one.personId && known.has(one.reportsToId) ? one.reportsToId : null
  const reportsOf = Map.groupBy(people, managerOf)
  const seen = new Set<string>()
  const branch = (person: P): Branch<P> => {
    seen.add(person.personId)
    const reports = (reportsOf.get(person.personId) ?? []).filter(({ personId }) => !seen.has(personId)).map(branch)
    const below = reports.reduce((sum, one) => sum + 1 + one.below, 0)
    return { person, reports: folded.has(person.personId) ? [] : reports, below }
  }
  const trees = (reportsOf.get(null) ?? []).map(branch)
  for (const one of people) if (!seen.has(one.personId)) trees.push(branch(one))
  return {
    roots: trees.filter(({ below }) => below > 0),
    alone: trees.filter(({ below }) => below === 0).map(({ person }) => person),
  }
}

/** All above a person, the nearest first. */
export function managersOf<P extends Line>(people: readonly P[], personId: string): string[] {
  const byId = new Map(people.map((one) => [one.personId, one]))
  const above: string[] = []
  let at = byId.get(personId)?.reportsToId ?? null
  while (at !== null && at !== personId && !above.includes(at)) {
    above.push(at)
    at = byId.get(at)?.reportsToId ?? null
  }
  return above
}
