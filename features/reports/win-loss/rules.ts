import { ratio } from '#shared/statistics.ts'
import { fold } from '#shared/text.ts'

/** By what won and lost ones are divided. */
export const cuts = ['stage', 'competitor', 'kind', 'channel', 'amount'] as const
export type Cut = (typeof cuts)[number]

/** Where one band of amounts ends and the next begins, minor units (a band holds its lower edge). */
export const bandEdges = [500_000, 2_500_000, 10_000_000] as const

/** From (included) and to (not included), minor units; by the key of a band. Null is open. */
export function bandOf(key: string): { from: number | null; before: number | null } {
  const at = Number(key)
  return { from: bandEdges[at - 1] ?? null, before: bandEdges[at] ?? null }
}

/** Closed ones of one part, one outcome and one reason, as counted; amounts in minor units of one currency. */
export type Group = {
  key: string | null
  outcome: 'won' | 'lost'
  reason: string | null
  count: number
  amount: number
  /** Closed without a known amount, which counts as 0. */
  withoutAmount: number
}

export type Tally = { count: number; amount: number }
export type Reviewed = {
  won: Tally
  lost: Tally
  /** Of the lost ones. */
  noDecision: Tally
  withoutAmount: number
  /** Won / (won + lost); "no decision" counts as lost (rules §3). */
  closingRate: number | null
  closingRateByValue: number | null
  /** The most frequent first. */
  reasons: ({ outcome: 'won' | 'lost'; reason: string | null } & Tally)[]
}

/** What groups say together. `noDecision`: the reasons that count as such. */
export function reviewOf(groups: readonly Group[], noDecision: ReadonlySet<string>): Reviewed {
  const won = sumOf(groups.filter((group) => group.outcome === 'won'))
  const lost = sumOf(groups.filter((group) => group.outcome === 'lost'))
  return {
    won,
    lost,
    noDecision: sumOf(groups.filter(({ outcome, reason }) => outcome === 'lost' && noDecision.has(reason ?? ''))),
    withoutAmount: groups.reduce((sum, group) => sum + group.withoutAmount, 0),
    closingRate: ratio(won.count, won.count + lost.count),
    closingRateByValue: ratio(won.amount, won.amount + lost.amount),
    reasons: [...Map.groupBy(groups, ({ outcome, reason }) => `${outcome} ${reason ?? ''}`).values()]
      .map((of) => ({ outcome: of[0]!.outcome, reason: of[0]!.reason, ...sumOf(of) }))
      .sort((a, b) => b.count - a.count || b.amount - a.amount || compare(a.reason, b.reason)),
  }
}

function sumOf(groups: readonly Tally[]): Tally {
  return {
    count: groups.reduce((sum, { count }) => sum + count, 0),
    amount: groups.reduce((sum, { amount }) => sum + amount, 0),
  }
}

function compare(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : 1
}

/** Names that are written differently but meant alike: the one that is written most often stands for all. */
export function oneSpelling(groups: readonly Group[]): Group[] {
  const counts = new Map<string, Map<string, number>>()
  for (const { key, count } of groups) {
    if (key === null) continue
    const spellings = counts.get(fold(key)) ?? new Map<string, number>()
    spellings.set(key, (spellings.get(key) ?? 0) + count)
    counts.set(fold(key), spellings)
  }
  const names = new Map(
    [...counts].map(([folded, spellings]) => [
      folded,
      [...spellings].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]![0],
    ]),
  )
  return groups.map((group) => ({ ...group, key: group.key === null ? null : names.get(fold(group.key))! }))
}
