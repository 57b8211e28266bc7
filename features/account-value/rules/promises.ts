import { addDays, type Day, dayOf, type Instant, instantAt } from '#shared/days.ts'
import { type Country, isWorkday } from '#shared/holidays.ts'
import { quantile } from '#shared/statistics.ts'

export const promiseKinds = ['fire', 'complaint', 'enquiry'] as const
export type PromiseKind = (typeof promiseKinds)[number]

/** Within what time is answered: fires in hours of business, complaints and enquiries in workdays (register C11). */
export type Promised = Record<PromiseKind, number>

/** When there is business: workdays of the company's country and state, from one full hour to another. */
export type Business = { country: Country; state: string | null; from: number; to: number; timeZone: string }

/** Something a customer waited for: when it came in, and when somebody first reacted. */
export type Waited = { kind: PromiseKind; cameAt: Instant; reactedAt: Instant | null }

/** How one kind of promise was kept: `open` ones are still in time and not judged. */
export type Kept = {
  inTime: number
  late: number
  open: number
  /** Half of the answers took at most so long: hours of business, or workdays. */
  median: number | null
}

/** Minutes of business between two instants; 0 where the second is earlier. */
export function businessMinutes(from: Instant, to: Instant, business: Business): number {
  let minutes = 0
  const last = dayOf(to, business.timeZone)
  for (let day = dayOf(from, business.timeZone); day <= last; day = addDays(day, 1)) {
    if (!isWorkday(day, business.country, business.state)) continue
    const opens = instantAt(day, clock(business.from), business.timeZone)
    const closes =
      business.to === 24
        ? instantAt(addDays(day, 1), clock(0), business.timeZone)
        : instantAt(day, clock(business.to), business.timeZone)
    const start = from > opens ? from : opens
    const end = to < closes ? to : closes
    if (end > start) minutes += Math.floor((Date.parse(end) - Date.parse(start)) / 60_000)
  }
  return minutes
}

/** Workdays after `from` up to and with `to`: on the same day 0, from Friday to Monday 1. */
export function workdaysBetween(from: Day, to: Day, { country, state }: Pick<Business, 'country' | 'state'>): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(day, country, state)) count += 1
  return count
}

/** How long a customer waited until then: fires in hours of business, else workdays. */
export function waitedFor(kind: PromiseKind, from: Instant, to: Instant, business: Business): number {
  if (kind === 'fire') return businessMinutes(from, to, business) / 60
  return workdaysBetween(dayOf(from, business.timeZone), dayOf(to, business.timeZone), business)
}

/** How each promise was kept. What nobody reacted to is late once its time is over (register C11). */
export function keptOf(
  waited: readonly Waited[],
  promised: Promised,
  now: Instant,
  business: Business,
): Record<PromiseKind, Kept> {
  const judge = (kind: PromiseKind): Kept => {
    const kept = { inTime: 0, late: 0, open: 0 }
    const times: number[] = []
    for (const one of waited) {
      if (one.kind !== kind) continue
      const time = waitedFor(kind, one.cameAt, one.reactedAt ?? now, business)
      if (one.reactedAt) times.push(time)
      kept[time > promised[kind] ? 'late' : one.reactedAt ? 'inTime' : 'open'] += 1
    }
    return { ...kept, median: quantile(times, 0.5) }
  }
  return { fire: judge('fire'), complaint: judge('complaint'), enquiry: judge('enquiry') }
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
