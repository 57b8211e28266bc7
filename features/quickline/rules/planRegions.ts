import type { Day } from '#shared/days.ts'
import { type FoldedLine, overlapsAny, type Range, rawText, without } from './folded.ts'
import type { Moment } from './moments.ts'
import { edges } from './planWords.ts'
import type { TimeHit } from './times.ts'

/** Everything a plan is read from, in folded positions. */
export type PlanInput = {
  line: FoldedLine
  today: Day
  clauses: readonly Range[]
  moments: readonly Moment[]
  loneTimes: readonly TimeHit[]
  /** How it was spoken: a past date beside it is its day. `verb`: it says that it happened. */
  spoken: { ranges: readonly Range[]; verb: boolean } | null
  /** Customers and people. */
  names: readonly Range[]
  /** Amounts and fires: they stay chips of their own inside a plan. */
  others: readonly Range[]
  /** Names that cannot be anything else. */
  masked: readonly Range[]
}

/** Where a pattern of words stands in the clause, names left out. */
export function hitsIn(input: PlanInput, pattern: RegExp, clause: Range): Range[] {
  const found: Range[] = []
  for (const match of input.line.text.slice(0, clause.to).matchAll(pattern)) {
    const range = { from: match.index, to: match.index + match[0].length }
    if (range.from >= clause.from && !overlapsAny(range, [...input.masked, ...found])) found.push(range)
  }
  return found
}

/** The dates of a clause that nothing has used yet. */
export function momentsIn(input: PlanInput, clause: Range, used: ReadonlySet<Moment>): Moment[] {
  return input.moments.filter((moment) => moment.from >= clause.from && moment.to <= clause.to && !used.has(moment))
}

/** "WV, Montag" and "Montag: …, anrufen": a neighbouring clause that is nothing but a date. */
export function aloneBeside(
  { clauses, moments, line }: PlanInput,
  position: number,
  used: ReadonlySet<Moment>,
  onlyBehind: boolean,
): Moment | null {
  for (const clause of [clauses[position + 1], onlyBehind ? undefined : clauses[position - 1]]) {
    const moment = clause && moments.find((one) => within(one, clause) && !used.has(one) && !one.past)
    if (moment && clause && without(clause, [moment]).every((piece) => !says(line, piece))) {
      return moment
    }
  }
  return null
}

export function within(inner: Range, outer: Range): boolean {
  return inner.from >= outer.from && inner.to <= outer.to
}

/** From the first to the last of `core`, on to the end of the clause or to the next thing that is planned. */
export function regionOf(clause: Range, core: readonly Range[], others: readonly Range[]): Range {
  const from = Math.min(...core.map((part) => part.from))
  const last = Math.max(...core.map((part) => part.to))
  const stop = others.filter((other) => other.from >= last).map((other) => other.from)
  return { from, to: Math.min(clause.to, ...stop) }
}

/** The region without names, amounts and fires, the piece with `main` first. */
export function partsOf({ line, names, others }: PlanInput, region: Range, main: Range): Range[] {
  const pieces = without(region, [...names, ...others])
  if (!within(main, region)) pieces.push(...without(main, [...names, ...others]))
  const spoken = pieces.filter((piece) => says(line, piece))
  return spoken.sort((a, b) => Number(overlapsAny(b, [main])) - Number(overlapsAny(a, [main])))
}

/** The typed words of a region without some of them, and without small words left dangling at the ends. */
export function wordsIn(line: FoldedLine, region: Range, exclude: readonly Range[]): string {
  const text = without(region, exclude)
    .map((piece) =>
      rawText(line, piece).replace(/(?<!\p{L})(?:bei|beim|mit|von|an|with|at|to|for|from|über)\s*$/iu, ''),
    )
    .join(' ')
  return text
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,;:])/g, '')
    .replace(new RegExp(`^(?:[\\s,;:.-]|${edges}(?![\\p{L}\\p{N}]))+`, 'iu'), '')
    .replace(new RegExp(`(?:[\\s,;:-]|(?<![\\p{L}\\p{N}])${edges})+$`, 'iu'), '')
    .replace(/(?<=\p{L}{3})\.$/u, '')
}

/** True if a range has a letter or a digit. */
export function says(line: FoldedLine, { from, to }: Range): boolean {
  return /[\p{L}\p{N}]/u.test(line.text.slice(from, to))
}
