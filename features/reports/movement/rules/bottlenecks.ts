/** How many left a stage in a time: further (or won), or lost. */
export type Exits = { on: number; lost: number }

/** Between this stage and the next more is lost than usual; shares 0–1 of those that left it. */
export type Bottleneck = { rank: number; share: number; usual: number; lost: number; decided: number }

/** Fewer that left a stage say nothing: eight as everywhere (rules §3), and twenty for what is usual (rules §9). */
const fewest = { now: 8, usual: 20 }
/** A loss that chance alone would bring more often than in one of ten periods is not named (as rules §10). */
const byChance = 0.1
const mostNamed = 2

/**
 * The stages after which more is lost than usual, as far as the numbers carry it: at least 8 left the stage in the
 * period and 20 in the time before, a larger share of them lost, and so many lost ones would come by chance in fewer
 * than one of ten periods if nothing had changed. The one that costs most first, at most two.
 */
export function bottlenecksOf(now: readonly Exits[], usual: readonly Exits[]): Bottleneck[] {
  return now
    .flatMap((exits, rank) => {
      const before = usual[rank]
      const decided = exits.on + exits.lost
      const decidedBefore = before ? before.on + before.lost : 0
      if (!before || decided < fewest.now || decidedBefore < fewest.usual) return []
      const share = exits.lost / decided
      const usually = before.lost / decidedBefore
      // One of each kind added: a time without a single loss does not say that there can be none.
      const expected = (before.lost + 1) / (decidedBefore + 2)
      if (share <= usually || atLeast(exits.lost, decided, expected) > byChance) return []
      return [{ rank, share, usual: usually, lost: exits.lost, decided }]
    })
    .sort((a, b) => excess(b) - excess(a) || a.rank - b.rank)
    .slice(0, mostNamed)
}

/** How many were lost more than usual. */
function excess({ share, usual, decided }: Bottleneck): number {
  return (share - usual) * decided
}

/** The chance that at least `count` of `of` come, where each does with `p` (binomial; 0 < p < 1). */
export function atLeast(count: number, of: number, p: number): number {
  let log = of * Math.log1p(-p)
  let sum = 0
  for (let i = 0; i <= of; i += 1) {
    if (i >= count) sum += Math.exp(log)
    log += Math.log((of - i) / (i + 1)) + Math.log(p / (1 - p))
  }
  return Math.min(sum, 1)
}
