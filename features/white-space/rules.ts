import { ratio } from '#shared/statistics.ts'

/** A product group at one unit of a customer. Minor units per year. */
export type Cell = {
  /** Bought from us. */
  revenue: number
  /** Bought at all, also from others, as somebody estimates; none: nobody did. */
  potential: number | null
  /** Who delivers there now. */
  competitor: string | null
  /** They do not need it. */
  irrelevant: boolean
}

/** What is still to be had: potential less own revenue, never below 0; none without an estimate, and where it is not relevant (rules §7). */
export function whiteSpaceOf({ revenue, potential, irrelevant }: Cell): number | null {
  if (irrelevant || potential === null) return null
  return Math.max(0, potential - revenue)
}

/** Bought from us, or somebody judged it: only such cells say something about penetration. */
function isJudged({ revenue, potential, competitor }: Cell): boolean {
  return revenue > 0 || potential !== null || competitor !== null
}

/**
 * The sums over a matrix (rules §7). Wallet share = own revenue / what is bought there at all, over the cells that have an
 * estimate; above 1 where the estimate is too low. Penetration = cells bought / relevant cells, of those that somebody judged.
 */
export function sumWhiteSpace(cells: readonly Cell[]) {
  const relevant = cells.filter((cell) => !cell.irrelevant && isJudged(cell))
  const estimated = relevant.filter(({ potential }) => potential !== null)
  const sum = (some: readonly Cell[], value: (cell: Cell) => number) => some.reduce((all, cell) => all + value(cell), 0)
  const spent = sum(estimated, ({ potential }) => potential ?? 0)
  const bought = relevant.filter(({ revenue }) => revenue > 0).length
  return {
    revenue: sum(relevant, ({ revenue }) => revenue),
    /** Estimated in all, what competitors deliver included. */
    spent,
    walletShare: ratio(
      sum(estimated, ({ revenue }) => revenue),
      spent,
    ),
    whiteSpace: sum(estimated, (cell) => whiteSpaceOf(cell) ?? 0),
    bought,
    relevant: relevant.length,
    penetration: ratio(bought, relevant.length),
  }
}

/** What a customer buys that its sites have not taken already; minor units, never below 0. */
export function restOf(revenue: number, ofSites: readonly number[]): number {
  return Math.max(0, revenue - ofSites.reduce((sum, one) => sum + one, 0))
}
