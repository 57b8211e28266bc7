import { addDays, type Day, later, mondayOfWeek, weekday } from '#shared/days.ts'
import { type Country, easterOf, nextWorkday, type Region, workdayFrom, workdayUntil } from '#shared/holidays.ts'

/** Where the company works: decides which days are workdays. */
export type Place = { country: Country; region: Region }

/** A stretch of days: its first and last day. */
export type Span = { day: Day; until: Day }

export function dayIn(year: number, month: number, day: number): Day {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

export function monthOf(day: Day): number {
  return Number(day.slice(5, 7))
}

/** Days of a month (1–12; 13 and more run into the next year). */
export function monthSpan(year: number, month: number): Span {
  const first = dayIn(year + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1, 1)
  const next = month % 12
  return { day: first, until: addDays(dayIn(year + Math.floor(month / 12), next + 1, 1), -1) }
}

/** Days of a calendar quarter (1–4; 5 is the first of the next year). */
export function quarterSpan(year: number, quarter: number): Span {
  return { day: monthSpan(year, quarter * 3 - 2).day, until: monthSpan(year, quarter * 3).until }
}

/** True if ISO week `week` exists in `year` (53 only in long years). */
export function weekExists(year: number, week: number): boolean {
  return week >= 1 && (week <= 52 || (week === 53 && mondayOfWeek(year + 1, 1) > mondayOfWeek(year, 53)))
}

/** The next day with this ISO weekday after `today`. */
export function nextWeekday(today: Day, wanted: number): Day {
  return addDays(today, ((wanted - weekday(today) + 6) % 7) + 1)
}

export type Position = 'start' | 'middle' | 'end'

/**
 * Beginning, middle or end of a stretch as a person means it: its first workday, the workday after its half, its last
 * workday; a week is Monday, Wednesday, Friday.
 */
export function partOf(span: Span, position: Position, place: Place): Span {
  const length = 1 + (Date.parse(span.until) - Date.parse(span.day)) / 86_400_000
  const { country, region } = place
  if (length === 7) {
    const offset = { start: 0, middle: 2, end: 4 }[position]
    return { day: addDays(span.day, offset), until: addDays(span.day, Math.min(offset + 1, 4)) }
  }
  if (position === 'start') {
    return { day: workdayFrom(span.day, country, region), until: addDays(span.day, Math.floor(length / 3) - 1) }
  }
  if (position === 'middle') {
    const half = addDays(span.day, Math.floor((length - 1) / 2))
    return { day: workdayFrom(half, country, region), until: addDays(half, Math.floor(length / 6)) }
  }
  return { day: workdayUntil(span.until, country, region), until: span.until }
}

type Feast = (year: number) => Span

const feasts: Record<string, Feast> = {
  easter: (year) => ({ day: addDays(easterOf(year), -2), until: addDays(easterOf(year), 1) }),
  pentecost: (year) => ({ day: addDays(easterOf(year), 48), until: addDays(easterOf(year), 50) }),
  ascension: (year) => ({ day: addDays(easterOf(year), 39), until: addDays(easterOf(year), 39) }),
  corpusChristi: (year) => ({ day: addDays(easterOf(year), 60), until: addDays(easterOf(year), 60) }),
  carnival: (year) => ({ day: addDays(easterOf(year), -52), until: addDays(easterOf(year), -47) }),
  christmas: (year) => ({ day: dayIn(year, 12, 24), until: dayIn(year, 12, 26) }),
  newYear: (year) => ({ day: dayIn(year, 1, 1), until: dayIn(year, 1, 1) }),
  turnOfYear: (year) => ({ day: dayIn(year, 12, 24), until: dayIn(year + 1, 1, 1) }),
  newYearsEve: (year) => ({ day: dayIn(year, 12, 31), until: dayIn(year, 12, 31) }),
  allSaints: (year) => ({ day: dayIn(year, 11, 1), until: dayIn(year, 11, 1) }),
}

/** Names of feasts as typed (folded). */
export const feastNames: Record<string, keyof typeof feasts | 'holidays'> = {
  ostern: 'easter',
  easter: 'easter',
  karfreitag: 'easter',
  'good friday': 'easter',
  ostermontag: 'easter',
  pfingsten: 'pentecost',
  pfingstmontag: 'pentecost',
  pentecost: 'pentecost',
  whitsun: 'pentecost',
  'christi himmelfahrt': 'ascension',
  himmelfahrt: 'ascension',
  ascension: 'ascension',
  fronleichnam: 'corpusChristi',
  fasching: 'carnival',
  karneval: 'carnival',
  fasnacht: 'carnival',
  carnival: 'carnival',
  weihnachten: 'christmas',
  heiligabend: 'christmas',
  christmas: 'christmas',
  xmas: 'christmas',
  neujahr: 'newYear',
  'new year': 'newYear',
  "new year's": 'newYear',
  jahreswechsel: 'turnOfYear',
  silvester: 'newYearsEve',
  "new year's eve": 'newYearsEve',
  allerheiligen: 'allSaints',
  feiertagen: 'holidays',
  feiertage: 'holidays',
  holidays: 'holidays',
}

/** "after Easter", "before Christmas": the workday meant, and whether it is clear which one. */
export function aroundFeast(
  name: string,
  side: 'before' | 'on' | 'after',
  today: Day,
  place: Place,
): { day: Day; sure: boolean } | null {
  const key = feastNames[name]
  if (!key) return null
  const year = yearOf(today)
  const found: { day: Day; far: number }[] = []
  for (const one of key === 'holidays' ? ['easter', 'pentecost', 'turnOfYear'] : [key]) {
    for (const candidate of [year - 1, year, year + 1]) {
      const span = feasts[one]?.(candidate)
      if (!span) continue
      const day = besideSpan(span, side, place)
      if (day > today) found.push({ day, far: Date.parse(day) - Date.parse(today) })
    }
  }
  found.sort((a, b) => a.far - b.far)
  const nearest = found[0]
  if (!nearest) return null
  const weeks = nearest.far / 86_400_000 / 7
  return { day: nearest.day, sure: key === 'holidays' ? weeks <= 8 : side !== 'on' || weeks <= 26 }
}

/** The last workday before a stretch, its first day, or the first workday after it. */
export function besideSpan(span: Span, side: 'before' | 'on' | 'after', { country, region }: Place): Day {
  if (side === 'before') return workdayUntil(addDays(span.day, -1), country, region)
  return side === 'after' ? nextWorkday(span.until, country, region) : span.day
}

/** The stretch, not beginning before `today`. */
export function fromToday(span: Span, today: Day): Span {
  return { day: later(span.day, today), until: later(span.until, today) }
}
