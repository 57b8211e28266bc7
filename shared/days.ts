/** A calendar day `YYYY-MM-DD` in the company's time zone. Compares as text. */
export type Day = string
/** A point in time, ISO 8601 in UTC with milliseconds. Compares as text. */
export type Instant = string

const millisecondsPerDay = 86_400_000
const dayPattern = /^\d{4}-\d{2}-\d{2}$/

/** True for an existing calendar day in the years 1900–2199. */
export function isDay(text: string): boolean {
  if (!dayPattern.test(text) || text < '1900' || text >= '2200') return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

const formatters = new Map<string, Intl.DateTimeFormat>()
// Asking the calendar is slow, what a list brought in has one instant, and the day changes on a full minute.
let last = { minute: '', timeZone: '', day: '' }

/** The calendar day on which `instant` falls in `timeZone` (IANA name). */
export function dayOf(instant: Instant, timeZone: string): Day {
  const minute = instant.slice(0, 16)
  if (last.minute !== minute || last.timeZone !== timeZone)
    last = { minute, timeZone, day: askedDay(instant, timeZone) }
  return last.day
}

function askedDay(instant: Instant, timeZone: string): Day {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formatters.set(timeZone, formatter)
  }
  return formatter.format(new Date(instant))
}

function number(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / millisecondsPerDay
}

function fromNumber(days: number): Day {
  return new Date(days * millisecondsPerDay).toISOString().slice(0, 10)
}

/** The day `count` days after `day` (before, if negative). */
export function addDays(day: Day, count: number): Day {
  return fromNumber(number(day) + count)
}

/** Whole days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return number(to) - number(from)
}

/** The same day `count` months on; where it is missing, the month's last (31.01. + 1 → 28.02.). */
export function addMonths(day: Day, count: number): Day {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count
  const year = Math.floor(months / 12)
  const month = (months % 12) + 1
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const dayOfMonth = Math.min(Number(day.slice(8, 10)), last)
  return `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
}

/** ISO weekday: Monday 1 … Sunday 7. */
export function weekday(day: Day): number {
  return ((((number(day) + 3) % 7) + 7) % 7) + 1
}

/** The Monday of the ISO week that contains `day`. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekday(day))
}

/** The Monday of ISO week `week` of `year`. */
export function mondayOfWeek(year: number, week: number): Day {
  return addDays(mondayOf(`${year}-01-04`), (week - 1) * 7)
}

/** ISO week number and the year it belongs to. */
export function isoWeek(day: Day): { year: number; week: number } {
  const thursday = addDays(mondayOf(day), 3)
  const year = Number(thursday.slice(0, 4))
  return { year, week: Math.floor(daysBetween(mondayOfWeek(year, 1), thursday) / 7) + 1 }
}

/** The earlier of two days. */
export function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

/** The later of two days. */
export function later(a: Day, b: Day): Day {
  return a > b ? a : b
}

/** The instant at which clocks in `timeZone` show `time` (HH:MM) on `day`; in the hour that a clock change skips, the one after it. */
export function instantAt(day: Day, time: string, timeZone: string): Instant {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  let instant = wanted
  // The offset before and after a clock change differ: the second round settles it.
  for (let round = 0; round < 2; round += 1) instant = wanted - offsetAt(instant, timeZone)
  return new Date(instant).toISOString()
}

/** Milliseconds by which clocks in `timeZone` are ahead of UTC at that moment. */
function offsetAt(time: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(time))
  const part = (type: string) => parts.find((one) => one.type === type)?.value
  return (
    Date.parse(`${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:00Z`) -
    Math.floor(time / 60_000) * 60_000
  )
}
