/** The mean; none of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

/**
 * The value below which the share `p` (0–1) of the values lies, by linear interpolation; none of nothing.
 * Source: Hyndman & Fan, Sample Quantiles in Statistical Packages (1996), type 7 (rules §3).
 */
export function quantile(values: readonly number[], p: number): number | null {
  return quantileOfSorted(
    values.toSorted((a, b) => a - b),
    p,
  )
}

/** The same of values that are in ascending order already. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number | null {
  if (sorted.length === 0) return null
  const at = (sorted.length - 1) * Math.min(Math.max(p, 0), 1)
  const low = sorted[Math.floor(at)]!
  const high = sorted[Math.ceil(at)]!
  return low + (high - low) * (at - Math.floor(at))
}

/** A share of two counts or amounts, 0–1; none of nothing. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
