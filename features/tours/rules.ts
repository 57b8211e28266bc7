import { addDays, type Day, type Instant, instantAt } from '#shared/days.ts'
import { fold } from '#shared/text.ts'

export const countries = ['DE', 'AT', 'CH'] as const
export type Country = (typeof countries)[number]

/** Degrees. */
export type Point = { lat: number; lon: number }

/** Postcodes from `low` to `high` that are taken to lie at one point. */
export type Region = Point & { country: Country; low: string; high: string; name: string }

/** The most visits of one tour. */
export const mostStops = 12

const digits: Record<Country, number> = { DE: 5, AT: 4, CH: 4 }
const finest = 3

/** The regions of a table of first digits; longer beginnings cut their part out of shorter ones. Without overlap, by postcode. */
export function regionsOf(table: Record<Country, string>): Region[] {
  return countries.flatMap((country) => {
    const byPrefix = new Map<string, Point & { name: string }>()
    for (const line of table[country].split(/[;\n]/)) {
      const [, prefix, lat, lon, name] = /^(\d+) (\S+) (\S+) (.+)$/.exec(line.trim()) ?? []
      if (prefix && name) byPrefix.set(prefix, { lat: Number(lat), lon: Number(lon), name })
    }
    const found: Region[] = []
    for (let number = 0; number < 10 ** finest; number += 1) {
      const prefix = String(number).padStart(finest, '0')
      const place = byPrefix.get(prefix) ?? byPrefix.get(prefix.slice(0, 2))
      if (!place) continue
      const last = found.at(-1)
      const low = prefix.padEnd(digits[country], '0')
      const high = prefix.padEnd(digits[country], '9')
      if (last?.name === place.name && Number(last.high) + 1 === Number(low)) last.high = high
      else found.push({ ...place, country, low, high })
    }
    return found
  })
}

/** Where a postcode lies; none if no region knows it. */
export function regionOf(regions: readonly Region[], country: string, postcode: string): Region | null {
  return (
    regions.find((region) => region.country === country && region.low <= postcode && postcode <= region.high) ?? null
  )
}

/** What was typed as the place: a postcode with the countries it may be of, or a name. */
export type Typed = { postcode: string; countries: Country[] } | { name: string }

/** "72070 Tübingen", "A-5020", "CH 8005" → postcode; four digits alone are of the own country where it counts with four. */
export function readPlace(text: string, home: Country): Typed {
  const [, sign, postcode] = /^(?:(DE?|AT?|CH)[\s-]*)?(\d{4,5})(?!\d)/i.exec(text.trim()) ?? []
  if (!postcode) return { name: text.trim() }
  const named = sign && countries.find((country) => country.startsWith(sign.toUpperCase()))
  if (named) return { postcode, countries: digits[named] === postcode.length ? [named] : [] }
  const fitting = countries.filter((country) => digits[country] === postcode.length)
  return { postcode, countries: fitting.includes(home) ? [home] : fitting }
}

/** The region named after a place; the own country first. */
export function regionNamed(regions: readonly Region[], name: string, home: Country): Region | null {
  const wanted = fold(name)
  const fitting = regions.filter((region) => fold(region.name) === wanted)
  return fitting.find(({ country }) => country === home) ?? fitting[0] ?? null
}

const earthRadius = 6371

/** Kilometres as the crow flies (haversine). */
export function distance(a: Point, b: Point): number {
  const rad = Math.PI / 180
  const half =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** The regions within a radius in kilometres, the nearest first. */
export function regionsNear(regions: readonly Region[], start: Point, radius: number): (Region & { km: number })[] {
  return regions
    .map((region) => ({ ...region, km: distance(start, region) }))
    .filter(({ km }) => km <= radius)
    .sort((a, b) => a.km - b.km || (a.low < b.low ? -1 : 1))
}

/** Kilometres of a way that leads from the start over the stops; `back` leads home again. */
export function lengthOf(start: Point, stops: readonly Point[], back: boolean): number {
  const way = [start, ...stops, ...(back ? [start] : [])]
  return way.slice(1).reduce((sum, point, i) => sum + distance(way[i] as Point, point), 0)
}

/**
 * A sensible order: always to the nearest next, then parts turned round (2-opt) and stops moved
 * elsewhere, as long as that makes the way shorter. The same stops give the same order, however they
 * were handed in; stops at one point go by postcode.
 */
export function order<Stop extends Point & { postcode: string; id: string }>(
  start: Point,
  stops: readonly Stop[],
  back: boolean,
): Stop[] {
  const left = [...stops].sort((a, b) => compare(a.postcode, b.postcode) || compare(a.id, b.id))
  let way: Stop[] = []
  for (let at = start; left.length > 0; at = way.at(-1) as Stop) {
    const here = at
    const next = left.reduce((best, stop) => (distance(here, stop) < distance(here, best) ? stop : best))
    way.push(...left.splice(left.indexOf(next), 1))
  }
  for (let better: Stop[] | undefined = way; better; ) {
    way = better
    // A metre: rounding of the last digits must not change the order for ever.
    const shorter = lengthOf(start, way, back) - 0.001
    better = changed(way).find((other) => lengthOf(start, other, back) < shorter)
  }
  return way
}

/** Each part turned round, and each stop moved elsewhere. */
function changed<Stop>(way: readonly Stop[]): Stop[][] {
  const ways: Stop[][] = []
  for (let from = 0; from < way.length; from += 1) {
    const others = way.toSpliced(from, 1)
    for (let to = from + 1; to < way.length; to += 1)
      ways.push([...way.slice(0, from), ...way.slice(from, to + 1).reverse(), ...way.slice(to + 1)])
    for (let to = 0; to < way.length; to += 1) ways.push(others.toSpliced(to, 0, way[from] as Stop))
  }
  return ways
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Kilometres by road, as reckoned: a third more than as the crow flies, and 5 within one region, in steps of 5. */
export function roadKm(air: number): number {
  return Math.max(5, Math.round((air * 1.3) / 5) * 5)
}

/** Minutes of a way by road: 60 km in the hour and ten minutes for setting off and parking, in steps of 5. */
export function roadMinutes(km: number): number {
  return Math.ceil((km + 10) / 5) * 5
}

export type Timed = { roadKm: number; arrivesAt: Instant; leavesAt: Instant }

/** When one arrives at each stop and leaves it; `time` is when the first drive begins. */
export function timetable(
  start: Point,
  stops: readonly Point[],
  plan: { day: Day; time: string; minutes: number; timeZone: string },
): Timed[] {
  let clock = Date.parse(instantAt(plan.day, plan.time, plan.timeZone))
  return stops.map((stop, i) => {
    const km = roadKm(distance(stops[i - 1] ?? start, stop))
    const arrives = clock + roadMinutes(km) * 60_000
    clock = arrives + plan.minutes * 60_000
    return { roadKm: km, arrivesAt: new Date(arrives).toISOString(), leavesAt: new Date(clock).toISOString() }
  })
}

/** True if the last visit ends on another day than the tour begins. */
export function endsTooLate(timed: readonly Timed[], day: Day, timeZone: string): boolean {
  const last = timed.at(-1)
  return last !== undefined && last.leavesAt > instantAt(addDays(day, 1), '00:00', timeZone)
}

/** An address as a map app looks it up; never the customer's name. */
export type Place = { street: string | null; postcode: string | null; city: string | null; country: string | null }

/** "Uhlandstraße 1, 72070 Tübingen, DE". */
export function addressOf(place: Place): string {
  return [place.street, [place.postcode, place.city].filter(Boolean).join(' '), place.country]
    .filter(Boolean)
    .join(', ')
}

/** Links that a person may click: to the device's own map app, and to a map in the web. Nothing is asked there by us. */
export function mapLinks(place: Place): { app: string; web: string } {
  const address = encodeURIComponent(addressOf(place))
  return { app: `geo:0,0?q=${address}`, web: `https://www.openstreetmap.org/search?query=${address}` }
}

const mostOfRoute = 10

/** Links with a way over all addresses in their order, from wherever the person is; several where one takes no more. */
export function routeLinks(stops: readonly Place[]): string[] {
  const parts = Array.from({ length: Math.ceil(stops.length / mostOfRoute) }, (_, i) =>
    stops.slice(i * mostOfRoute, (i + 1) * mostOfRoute).map(addressOf),
  )
  return parts.map((addresses) => {
    const query = new URLSearchParams({ api: '1', destination: addresses.at(-1) ?? '', travelmode: 'driving' })
    if (addresses.length > 1) query.set('waypoints', addresses.slice(0, -1).join('|'))
    return `https://www.google.com/maps/dir/?${query}`
  })
}
