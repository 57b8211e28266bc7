import { mean } from '#shared/statistics.ts'

/** A chance that somebody or a rule gave, and whether it came. */
export type Prediction = { p: number; came: boolean }

/** One of ten bins: what was said in it, on average, and what share of it came. */
export type Bin = { from: number; to: number; count: number; said: number; came: number }

/** From so many resolved ones on a score says something (rules §9). */
export const enoughToJudge = 20

/** Brier = mean (p − outcome)² (rules §9): 0 is perfect, 0.25 is a coin; none below twenty. */
export function brierOf(predictions: readonly Prediction[]): number | null {
  if (predictions.length < enoughToJudge) return null
  return mean(predictions.map(({ p, came }) => (p - (came ? 1 : 0)) ** 2))
}

const bins = 10

/** Calibration in ten bins with counts (rules §9); empty ones are left out. */
export function calibrationOf(predictions: readonly Prediction[]): Bin[] {
  const of = Map.groupBy(predictions, ({ p }) => Math.min(bins - 1, Math.floor(p * bins)))
  return Array.from({ length: bins }, (_, bin) => bin).flatMap((bin) => {
    const some = of.get(bin)
    if (!some) return []
    const came = some.filter((one) => one.came).length
    return [
      {
        from: bin / bins,
        to: (bin + 1) / bins,
        count: some.length,
        said: mean(some.map(({ p }) => p))!,
        came: came / some.length,
      },
    ]
  })
}
