import { addDays, addMonths, type Day, isDay, isoWeek, later, mondayOf, mondayOfWeek, weekday } from '#shared/days.ts'
import { nextWorkday, workdayFrom } from '#shared/holidays.ts'
import type { Language } from '#shared/messages.ts'
import {
  dayIn,
  fromToday,
  monthOf,
  monthSpan,
  nextWeekday,
  type Place,
  type Position,
  partOf,
  quarterSpan,
  type Span,
  weekExists,
  yearOf,
} from './calendar.ts'
import { type FoldedLine, isCapital } from './folded.ts'
import { numberWords, shortWeekdays, weekdays } from './vocabulary.ts'

export type DateContext = { today: Day; language: Language; place: Place }

/**
 * What a matched pattern means. `until`: last day of a stretch; `whole`: the words name the whole stretch ("KW 49"), so
 * that a deadline is its end; `word`: a bare weekday or month that may also be part of a name; `plain`: a weekday
 * without anything that tells past from future; `gone`: the same date just past; `by`: the words say "until".
 */
export type Reading = {
  day: Day
  until?: Day
  sure?: boolean
  whole?: boolean
  word?: boolean
  plain?: boolean
  gone?: Day
  by?: boolean
  settled?: boolean
}

/** Words after which even 3.12 or 12/3 is a date. */
export const beforeBareDate =
  '(?:am|bis|bis zum|zum|ab|vom|seit|den|wv|wiedervorlage|termin|besuch|nachfassen|anrufen|on|by|until|from|before|after|due|fu|follow up|meeting|visit)'

export const dayWords: Record<string, number> = {
  heute: 0,
  today: 0,
  morgen: 1,
  tomorrow: 1,
  tmrw: 1,
  uebermorgen: 2,
  'day after tomorrow': 2,
  gestern: -1,
  yesterday: -1,
  vorgestern: -2,
  'day before yesterday': -2,
}

export function exact(year: number, m: number, d: number): Reading | null {
  if (m < 1 || m > 12 || d < 1 || d > 31) return null
  const day = dayIn(year, m, d)
  return isDay(day) ? { day } : null
}

/** A day and month; without a year the next one within twelve months, unsure where one has just gone by. */
export function dayOfYear(d: number, m: number, typedYear: string | undefined, today: Day): Reading | null {
  if (typedYear) return exact(typedYear.length === 2 ? 2000 + Number(typedYear) : Number(typedYear), m, d)
  const year = yearOf(today)
  const next = [exact(year, m, d), exact(year + 1, m, d)].find((one) => one && one.day >= today)
  const past = [exact(year, m, d), exact(year - 1, m, d)].find((one) => one && one.day < today)
  if (!next || next.day > addDays(today, 366)) return null
  const justGone = past && past.day > addDays(today, -60)
  return justGone ? { day: next.day, sure: false, gone: past.day } : { day: next.day }
}

export function readSlashes(
  match: RegExpExecArray,
  { today, language }: DateContext,
  line: FoldedLine,
): Reading | null {
  const [, first, second, year] = match
  const a = Number(first)
  const b = Number(second)
  if (language === 'de') return year ? withSure(dayOfYear(a, b, year, today), false) : null
  if (a === 24 && b === 7) return null
  const fraction = !year && a < b && b <= 4
  if (fraction && !new RegExp(`(?:^|[^\\p{L}])${beforeBareDate}\\s$`, 'u').test(line.text.slice(0, match.index)))
    return null
  if (a > 12) return dayOfYear(a, b, year, today)
  if (b > 12) return dayOfYear(b, a, year, today)
  return withSure(dayOfYear(b, a, year, today), a === b)
}

function withSure(reading: Reading | null, sure: boolean): Reading | null {
  return reading && { ...reading, sure: sure && reading.sure !== false }
}

export function numberOf(text: string): number {
  return numberWords[text] ?? Number(text)
}

export function step(today: Day, amount: number, of: string, { place }: DateContext): Day | null {
  let day: Day
  if (/^(?:werk|arbeits|working|business)/.test(of)) {
    day = today
    if (Math.abs(amount) > 260) return null
    for (let i = 0; i < Math.abs(amount); i++) {
      day = amount > 0 ? nextWorkday(day, place.country, place.region) : addDays(day, -1)
    }
  } else if (/^(?:tag|day)/.test(of)) day = addDays(today, amount)
  else if (/^w/.test(of)) day = addDays(today, amount * 7)
  else if (/^mo/.test(of)) day = addMonths(today, amount)
  else if (/^q/.test(of)) day = addMonths(today, amount * 3)
  else day = addMonths(today, amount * 12)
  return isDay(day) ? day : null
}

export function positionOf(word: string): Position {
  if (/^(?:anfang|early|beginning|start)/.test(word)) return 'start'
  return /^mi/.test(word) ? 'middle' : 'end'
}

/** This or the next week, month, quarter or year. */
export function stretch(of: string, which: string | undefined, today: Day): Span {
  const ahead = !which ? 0 : which.startsWith('ueber') ? 2 : 1
  if (/^w/.test(of)) {
    const monday = addDays(mondayOf(today), 7 * ahead)
    return { day: monday, until: addDays(monday, 6) }
  }
  if (/^mo/.test(of)) return monthSpan(yearOf(today), monthOf(today) + ahead)
  if (/^q/.test(of)) return quarterSpan(yearOf(today), Math.ceil(monthOf(today) / 3) + ahead)
  return yearSpan(yearOf(today) + ahead)
}

export function yearSpan(year: number): Span {
  return { day: dayIn(year, 1, 1), until: dayIn(year, 12, 31) }
}

/** The part of a stretch; where it is already past, that of `next` (unsure) or today. */
export function part(span: Span, where: Position, { today, place }: DateContext, next?: Span | null): Reading | null {
  const found = partOf(span, where, place)
  if (found.day >= today) return { ...found, until: later(found.day, found.until) }
  if (span.until < today) return { ...found }
  if (where === 'end' || !next) return { ...fromToday(found, today), sure: false }
  return { ...partOf(next, where, place), sure: false }
}

export function whole(span: Span, { today, place }: DateContext): Reading | null {
  if (span.until < today) return { ...span, whole: true }
  const first = workdayFrom(later(span.day, today), place.country, place.region)
  return { day: first, until: later(first, span.until), whole: true }
}

/** The month that is running or comes next under this name. */
export function namedMonth(number: number, year: string | undefined, today: Day): Span {
  if (year) return monthSpan(Number(year), number)
  return monthSpan(number >= monthOf(today) ? yearOf(today) : yearOf(today) + 1, number)
}

export function namedQuarter(quarter: number, year: string | undefined, today: Day): Span {
  if (year) return quarterSpan(year.length === 2 ? 2000 + Number(year) : Number(year), quarter)
  return quarterSpan(quarter >= Math.ceil(monthOf(today) / 3) ? yearOf(today) : yearOf(today) + 1, quarter)
}

export function weekSpan(week: number, year: number | undefined, today: Day): Span | null {
  const wanted = year ?? isoWeek(today).year
  for (const candidate of year ? [wanted] : [wanted, wanted + 1]) {
    if (!weekExists(candidate, week)) continue
    const monday = mondayOfWeek(candidate, week)
    if (year || addDays(monday, 6) >= today) return { day: monday, until: addDays(monday, 6) }
  }
  return null
}

export function readWeek(match: RegExpExecArray, { today }: DateContext): Reading | null {
  const [, before, number, sign, second, lateYear, after] = match
  const week = Number(number)
  // "KW 49/50" are two weeks, "KW 3/27" and "KW 3/2027" a week of a year.
  const ahead = Number(second) - (yearOf(today) % 100)
  const nearYear = sign === '/' && second?.length === 2 && Number(second) !== week + 1 && (ahead === 0 || ahead === 1)
  const isYear = second?.length === 4 || nearYear
  const typedYear = lateYear ?? (isYear ? second : undefined)
  const year = typedYear ? (typedYear.length === 2 ? 2000 + Number(typedYear) : Number(typedYear)) : undefined
  if (year !== undefined && (year < 1970 || year > 2190)) return null
  const span = weekSpan(week, year, today)
  if (!span) return null
  const name = (before ?? after)?.replace('.', '')
  if (name) return { day: addDays(span.day, (weekdays[name] ?? shortWeekdays[name]!) - 1) }
  const last = second && !isYear ? weekBehind(Number(second), span) : null
  if (second && !isYear && !last) return null
  const until = addDays((last ?? span).day, 4)
  const day = later(span.day, today)
  return { day, until: later(day, until), whole: true, sure: day === span.day || span.until < today }
}

/** The week with this number within a quarter behind a week: the second of "KW 52/1". */
function weekBehind(week: number, first: Span): Span | null {
  const year = isoWeek(first.day).year
  for (const candidate of [year, year + 1]) {
    if (!weekExists(candidate, week)) continue
    const monday = mondayOfWeek(candidate, week)
    if (monday > first.day && monday < addDays(first.day, 92)) return { day: monday, until: addDays(monday, 6) }
  }
  return null
}

export function readWeekWord(which: string, name: string | undefined, today: Day): Reading | null {
  const ahead = /^(?:diese|this)/.test(which)
    ? 0
    : /^(?:letzte|vergangene|last)/.test(which)
      ? -1
      : which.startsWith('ueber')
        ? 2
        : 1
  const monday = addDays(mondayOf(today), ahead * 7)
  if (name) return { day: addDays(monday, weekdays[name]! - 1) }
  const friday = addDays(monday, 4)
  if (ahead === 0) return { day: later(today, friday), until: later(today, friday) }
  return { day: monday, until: friday, whole: true }
}

export function readDayWord(match: RegExpExecArray, { today }: DateContext, line: FoldedLine): Reading | null {
  const word = match[0].replace(/^the /, '')
  const offset = Object.hasOwn(dayWords, word) ? dayWords[word]! : null
  if (offset === null) return null
  if (word === 'morgen') {
    const before = line.text.slice(0, match.index)
    // "am Morgen", "heute Morgen", "Freitag Morgen" are parts of a day.
    if (/(?<!\p{L})(?:am|guten|jeden|heute|gestern|naechsten|diesen|vom|\p{L}+tag)\s$/u.test(before)) return null
    if (/^\s?(?:gmbh|ag|kg)(?!\p{L})/u.test(line.text.slice(match.index + match[0].length))) return null
  }
  return { day: addDays(today, offset), word: true }
}

export function readWeekday(wanted: number, which: string | undefined, today: Day): Reading {
  const coming = nextWeekday(today, wanted)
  const isToday = weekday(today) === wanted
  if (!which) return { day: coming, sure: !isToday, word: true, plain: true }
  if (/^(?:kommende|coming)/.test(which)) return { day: coming }
  if (/^(?:diese|this)/.test(which)) {
    const day = addDays(mondayOf(today), wanted - 1)
    return day < today ? { day: coming, sure: false } : { day }
  }
  if (/^(?:naechste|next)/.test(which)) {
    const day = addDays(mondayOf(today), 6 + wanted)
    return { day, sure: day === coming }
  }
  return { day: addDays(coming, isToday ? -14 : -7) }
}

/** "Fr", "Mo.", "Tue": also words, so their case and what stands around them decide. */
export function readShortWeekday(
  match: RegExpExecArray,
  { today, language }: DateContext,
  line: FoldedLine,
): Reading | null {
  const name = match[1]!
  const before = line.text.slice(0, match.index)
  const end = match.index + match[0].length
  const after = line.text.slice(line.text[end] === '.' ? end + 1 : end)
  const led =
    /(?<!\p{L})(?:bis|am|ab|wv|wiedervorlage|termin|kommenden|naechsten|diesen|zum|by|on|until|next|this|follow up|fu|vom|seit)\s$/u.test(
      before,
    )
  const timed = /^,?\s?(?:um\s|at\s)?\d{1,2}(?:[:.]\d{2}|\s?(?:uhr|h|am|pm)(?!\p{L}))/u.test(after)
  const dated = /^,?\s?(?:den\s)?\d{1,2}\.\s?\d{1,2}\./u.test(after)
  const reading = readWeekday(shortWeekdays[name]!, undefined, today)
  if (name === 'so' && !isCapital(line, match.index)) return null
  if (/(?<!\p{L})(?:bis|am|ab|kommenden|naechsten|diesen|zum)\s$/u.test(before) || timed || dated) return reading
  if (led) return followedByName(name, after, line) ? null : reading
  const raw = line.raw.slice(line.starts[match.index], line.ends[match.index + name.length - 1])
  if (!/^\p{Lu}\p{Ll}+$/u.test(raw)) return null
  if (name === 'so' || name === 'sat' || name === 'sun') return null
  const german = name.length === 2
  if (german && language === 'en') return null
  return /^\s+\p{L}/u.test(after) && isCapital(line, line.text.length - after.length + after.search(/\p{L}/u))
    ? null
    : reading
}

/** "Fr. Müller" is Frau Müller. */
function followedByName(name: string, after: string, line: FoldedLine): boolean {
  if (name !== 'fr') return false
  const next = after.search(/\p{L}/u)
  return next >= 0 && next <= 1 && isCapital(line, line.text.length - after.length + next)
}
