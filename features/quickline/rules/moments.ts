import type { Day } from '#shared/days.ts'
import type { DateHit } from './dates.ts'
import { type FoldedLine, overlapsAny, type Range } from './folded.ts'
import type { TimeHit } from './times.ts'

/** A date with the time beside it. */
export type Moment = DateHit & { time: string | null; timeUntil: string | null }

/** Joins each date with the clock time that stands directly beside it; times left alone come back as they are. */
export function findMoments(
  line: FoldedLine,
  dates: readonly DateHit[],
  times: readonly TimeHit[],
): { moments: Moment[]; loneTimes: TimeHit[] } {
  const free = [...times]
  const moments = dates.map((date): Moment => {
    const at = free.findIndex((time) => {
      const [first, second] = time.from < date.from ? [time, date] : [date, time]
      return /^[\s,]*(?:frueh|vormittags?|nachmittags?|mittags?|abends?)?[\s,]*$/.test(
        line.text.slice(first.to, second.from),
      )
    })
    if (at < 0) return { ...date, time: null, timeUntil: null }
    const time = free.splice(at, 1)[0]!
    return {
      ...date,
      from: Math.min(date.from, time.from),
      to: Math.max(date.to, time.to),
      time: time.time,
      timeUntil: time.until,
      sure: date.sure && time.sure,
    }
  })
  return { moments, loneTimes: free }
}

const abbreviations =
  /(?<!\p{L})(?:tel|ca|bzw|nr|str|dr|hr|hrn|fr|inkl|evtl|ggf|usw|max|min|mio|tsd|stk|fa|dipl|ing|wg|abt|vgl|bsp|ext|no|approx|incl|mr|mrs|ms|st|z|b|d|h|u|a|\d+)$/u

/**
 * Cuts the line at commas, full stops, dashes, and at "und"/"and" between two parts that each have a date. Colons do not
 * cut ("WV: Montag"). `kept`: ranges whose inner punctuation does not count ("12.000 €", "Freitag, 3.12.").
 */
export function clausesOf(line: FoldedLine, kept: readonly Range[], moments: readonly Moment[]): Range[] {
  const clauses: Range[] = []
  let from = 0
  const cut = (start: number, end: number) => {
    clauses.push({ from, to: start })
    from = end
  }
  for (const match of line.text.matchAll(/[,;!?]|\.(?=\s|$)|\s-\s|\s(?:und|and|dann|then)\s/gu)) {
    const mark = { from: match.index, to: match.index + match[0].length }
    if (overlapsAny(mark, kept)) continue
    const closesDate = moments.some((moment) => moment.to === mark.from)
    if (match[0] === '.' && !closesDate && abbreviations.test(line.text.slice(0, mark.from))) continue
    if (/[a-z]/.test(match[0]) && !datesOnBothSides(line, mark, from, moments)) continue
    cut(mark.from, mark.to)
  }
  cut(line.text.length, line.text.length)
  return clauses.filter(({ from: start, to }) => /[^\s]/.test(line.text.slice(start, to)))
}

function datesOnBothSides(line: FoldedLine, mark: Range, start: number, moments: readonly Moment[]): boolean {
  const end = /[,;!?]/.exec(line.text.slice(mark.to))
  const stop = end ? mark.to + end.index : line.text.length
  const within = (from: number, to: number) => moments.some((moment) => moment.from >= from && moment.to <= to)
  return within(start, mark.from) && within(mark.to, stop)
}

/** The days a moment stands for, as a plan carries them. */
export function planned(moment: Moment): { day: Day; until: Day | null; time: string | null } {
  return { day: moment.day, until: moment.until, time: moment.time }
}
