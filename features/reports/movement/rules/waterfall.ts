import { type Column, columns, signs } from './flows.ts'

/** A bar of the waterfall from one level to another; minor units. */
export type Bar = { column: Column; amount: number; from: number; to: number }

/** The bars that carry something, in order, with opening and closing; transfers cancel in the whole and are left out. */
export function barsOf(total: Record<Column, number>): Bar[] {
  const bars: Bar[] = [{ column: 'opening', amount: total.opening, from: 0, to: total.opening }]
  let level = total.opening
  for (const column of columns) {
    if (column === 'opening' || column === 'closing' || total[column] === 0) continue
    const next = level + signs[column] * total[column]
    bars.push({ column, amount: total[column], from: level, to: next })
    level = next
  }
  bars.push({ column: 'closing', amount: total.closing, from: 0, to: total.closing })
  return bars
}

/**
 * Where the drawing begins: at nothing, or, where the movement is small beside what stands, a little below its lowest level
 * (the bars of opening and closing are drawn broken then).
 */
export function floorOf(bars: readonly Bar[]): number {
  const moves = bars.slice(1, -1)
  const levels = bars.flatMap(({ column, to }) => (column === 'opening' || column === 'closing' ? [to] : []))
  const low = Math.min(...levels, ...moves.flatMap(({ from, to }) => [from, to]))
  const high = Math.max(...levels, ...moves.flatMap(({ from, to }) => [from, to]))
  const span = high - low
  return low > span && span > 0 ? low - span * 0.35 : Math.min(0, low)
}
