import { addDays, type Day, isDay } from '#shared/days.ts'
import { workdayUntil } from '#shared/holidays.ts'
import { besideSpan } from './calendar.ts'
import { datePatterns } from './datePatterns.ts'
import type { DateContext, Reading } from './dateReadings.ts'
import { type FoldedLine, overlapsAny, type Range } from './folded.ts'
import { legalForms } from './vocabulary.ts'

/** A date in the line (folded positions, its prepositions included). `by`: it is a deadline. */
export type DateHit = Range & {
  day: Day
  until: Day | null
  sure: boolean
  by: boolean
  /** Says that it is past ("vom", "seit") or lies before today. */
  past: boolean
  /** A bare weekday: could be the coming or the last one. */
  plain: boolean
  /** One day, not a week or a month. */
  single: boolean
  /** The same words read as the last such day, where that is as likely once it happened. */
  gone: Day | null
}

/** Every date in the line, none overlapping another or one of `taken`, in order. */
export function findDates(line: FoldedLine, context: DateContext, taken: readonly Range[] = []): DateHit[] {
  const found: (Range & { reading: Reading })[] = []
  for (const { pattern, read } of datePatterns) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(line.text); match; match = pattern.exec(line.text)) {
      const range = { from: match.index, to: match.index + match[0].length }
      if (overlapsAny(range, taken)) continue
      const reading = read(match, context, line)
      if (
        reading &&
        isDay(reading.day) &&
        isDay(reading.until ?? reading.day) &&
        !(reading.word && isPartOfName(line, range)) &&
        !repeats(line, range)
      ) {
        found.push({ ...range, reading })
      }
    }
  }
  found.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
  const kept: typeof found = []
  for (const hit of found) if (!overlapsAny(hit, kept)) kept.push(hit)
  kept.sort((a, b) => a.from - b.from)
  return joinWeekdays(
    line,
    kept.map((hit, i) => withPrepositions(line, hit, kept[i - 1]?.to ?? 0, context)),
  )
}

/** "Freitag GmbH", "Mai & Söhne", "Frau Montag", "Fa. Freitag". */
function isPartOfName(line: FoldedLine, { from, to }: Range): boolean {
  const after = /^\s?([&+]|[\p{L}.]+)/u.exec(line.text.slice(to))?.[1]
  if (after && (after === '&' || after === '+' || legalForms.has(after.replaceAll('.', '')))) return true
  if (/^\s(?:und|u\.|and)\s(?:soehne|sohn|partner|sons|co)(?!\p{L})/u.test(line.text.slice(to))) return true
  return /(?:&\s?|(?<!\p{L})(?:herrn?|hr\.?|frau|fa\.?|firma|mr\.?|mrs\.?|ms\.?|dr\.?)\s)$/u.test(
    line.text.slice(0, from),
  )
}

/** "jeden Freitag", "every Monday": no single day. */
function repeats(line: FoldedLine, { from }: Range): boolean {
  return /(?<!\p{L})(?:jede[nrsm]?|every|each|immer|kein(?:en)?)\s(?:am\s)?$/u.test(
    line.text.slice(Math.max(0, from - 12), from),
  )
}

const prepositions =
  /(?<![\p{L}\p{N}])(?:(?:bis|spaetestens|by|until|till|no later than|latest|due|deadline|frist|on|am|an|ab|zum|zu|fuer|for|from|gegen|um|vom|von|seit|since|im|in|der|dem|den|the|auf|to|nach|vor|after|before|noch)\s+)+$/u

function withPrepositions(
  line: FoldedLine,
  { from, to, reading }: Range & { reading: Reading },
  floor: number,
  { today, place }: DateContext,
): DateHit {
  const start = Math.max(floor, from - 40)
  const chain = prepositions.exec(line.text.slice(start, from))?.[0] ?? ''
  const has = (pattern: RegExp) => pattern.test(chain)
  const by = reading.by ?? has(/(?:^|\s)(?:bis|spaetestens|by|until|till|no later than|latest|due|deadline|frist)\s/)
  const since = has(/(?:^|\s)(?:vom|seit|since)\s/)
  let { day, until = null, sure = true } = reading
  if (since && reading.gone) {
    day = reading.gone
    sure = true
  } else if (!reading.settled && has(/(?:^|\s)(?:nach|after)\s/)) {
    day = besideSpan({ day, until: until ?? day }, 'after', place)
    until = null
  } else if (!reading.settled && has(/(?:^|\s)(?:vor|before)\s/)) {
    day = besideSpan({ day, until: until ?? day }, 'before', place)
    until = null
  } else if (by && reading.whole && until) {
    // "bis KW 49" is its Friday; "bis Januar" may mean its beginning or its end.
    sure = sure && isWeek(day, until)
    day = workdayUntil(until, place.country, place.region)
    until = null
  }
  return {
    from: from - chain.length,
    to,
    day,
    until: until === day ? null : until,
    sure,
    by,
    past: day < today || since,
    plain: reading.plain === true,
    single: !reading.whole && (until === null || until === day),
    gone: by || since ? null : (reading.gone ?? (reading.plain ? addDays(reading.day, -7) : null)),
  }
}

function isWeek(day: Day, until: Day): boolean {
  return (Date.parse(until) - Date.parse(day)) / 86_400_000 <= 6
}

/** "Freitag, 4.12." is one date; if the weekday does not fit, the date holds and is unsure. */
function joinWeekdays(line: FoldedLine, hits: DateHit[]): DateHit[] {
  const joined: DateHit[] = []
  for (const hit of hits) {
    const last = joined.at(-1)
    if (last?.plain && hit.single && !hit.plain && /^[\s,.]*$/u.test(line.text.slice(last.to, hit.from))) {
      const fits = weekdayOf(last.day) === weekdayOf(hit.day)
      joined[joined.length - 1] = { ...hit, from: last.from, by: last.by || hit.by, sure: hit.sure && fits }
    } else joined.push(hit)
  }
  return joined
}

function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}
