import { type Drawing, drawingOf } from './drawing.ts'
import { type Branch, type Organisation, organisationOf } from './organisation.ts'

type Line = { personId: string; reportsToId: string | null }

/** One printed page: a drawing, and how much smaller than life it is. */
export type Sheet<P> = { drawing: Drawing<P>; scale: number; title: P | null }

/** What fits on A4 across beside the margins and below the title, in rem as printed (10 pt). */
export const paper = { width: 76, height: 40 }
/** Smaller than this nobody reads it. */
const smallest = 0.5
const columns = 6

/**
 * The organisation on as few pages as can be read: all on one if it fits; else the largest branches are folded until the
 * rest fits, and each of them has a page of its own, headed by whoever leads it.
 */
export function sheetsOf<P extends Line>(people: readonly P[]): Sheet<P>[] {
  const { roots, alone } = organisationOf(people)
  const whole: Organisation<P> = { roots, alone }
  const scale = scaleOf(drawingOf(whole, columns))
  if (scale >= smallest) return [{ drawing: drawingOf(whole, columns), scale, title: null }]
  return [...inParts(roots, null), ...aloneSheets(alone)]
}

function scaleOf<P>({ width, height }: Drawing<P>): number {
  return Math.min(1, paper.width / width, paper.height / height)
}

function inParts<P extends Line>(roots: Branch<P>[], title: P | null): Sheet<P>[] {
  if (roots.length === 0) return []
  const apart: Branch<P>[] = []
  let shown = roots
  for (;;) {
    const drawing = drawingOf({ roots: shown, alone: [] }, columns)
    const scale = scaleOf(drawing)
    const largest = scale < smallest ? largestBelow(shown) : null
    if (!largest) return [{ drawing, scale, title }, ...apart.flatMap((one) => inParts([one], one.person))]
    apart.push(largest)
    shown = shown.map((one) => without(one, largest))
  }
}

/** The branch with most people that still has some to fold; never the head of a page alone. */
function largestBelow<P extends Line>(roots: Branch<P>[]): Branch<P> | null {
  const heads = roots.length > 1 ? roots : (roots[0]?.reports ?? [])
  const [largest] = heads.filter(({ reports }) => reports.length > 0).sort((a, b) => b.below - a.below)
  return largest ?? null
}

function without<P extends Line>(branch: Branch<P>, folded: Branch<P>): Branch<P> {
  if (branch === folded) return { ...branch, reports: [] }
  const reports = branch.reports.map((one) => (one === folded ? { ...one, reports: [] } : one))
  return { ...branch, reports }
}

/** Those without a line, as many to a page as fit. */
function aloneSheets<P extends Line>(alone: P[]): Sheet<P>[] {
  const perSheet = columns * 6
  const sheets: Sheet<P>[] = []
  for (let at = 0; at < alone.length; at += perSheet) {
    const drawing = drawingOf({ roots: [], alone: alone.slice(at, at + perSheet) }, columns)
    sheets.push({ drawing, scale: scaleOf(drawing), title: null })
  }
  return sheets
}
