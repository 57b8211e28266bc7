import { expect, it } from 'vitest'
import fc from '#tests/properties.ts'
import { regions as table } from './places.ts'
import {
  addressOf,
  distance,
  endsTooLate,
  lengthOf,
  mapLinks,
  order,
  readPlace,
  regionNamed,
  regionOf,
  regionsNear,
  regionsOf,
  roadKm,
  roadMinutes,
  routeLinks,
  timetable,
} from './rules.ts'

const regions = regionsOf(table)

it.each([
  ['72070 Tübingen', 'DE', { postcode: '72070', countries: ['DE'] }],
  ['D-01067', 'AT', { postcode: '01067', countries: ['DE'] }],
  ['a 5020 Salzburg', 'DE', { postcode: '5020', countries: ['AT'] }],
  ['CH-8005', 'DE', { postcode: '8005', countries: ['CH'] }],
  ['8005', 'CH', { postcode: '8005', countries: ['CH'] }],
  ['8005', 'DE', { postcode: '8005', countries: ['AT', 'CH'] }],
  ['AT 72070', 'DE', { postcode: '72070', countries: [] }],
  ['123456', 'DE', { name: '123456' }],
  ['Aalen', 'DE', { name: 'Aalen' }],
  [' Bad Tölz ', 'DE', { name: 'Bad Tölz' }],
] as const)('reads the place %s of a company in %s', (text, home, expected) => {
  expect(readPlace(text, home)).toEqual(expected)
})

it('knows a region for each postcode in use, without overlap, inside its country', () => {
  const bounds = { DE: [47.2, 55.1, 5.8, 15.1], AT: [46.3, 49.1, 9.5, 17.2], CH: [45.8, 47.9, 5.9, 10.5] } as const
  for (const [i, region] of regions.entries()) {
    const [south, north, west, east] = bounds[region.country]
    expect(region.lat, region.name).toBeGreaterThan(south)
    expect(region.lat, region.name).toBeLessThan(north)
    expect(region.lon, region.name).toBeGreaterThan(west)
    expect(region.lon, region.name).toBeLessThan(east)
    const before = regions[i - 1]
    if (before?.country === region.country) expect(before.high < region.low, region.name).toBe(true)
  }
  // A part lies near the region it is cut out of: no slip of the keys.
  const places = new Map(table.DE.split(/[;\n]/).flatMap((line) => [[line.split(' ')[0], line.split(' ')]]))
  for (const [prefix, [, lat, lon, name]] of places) {
    if (prefix?.length !== 3) continue
    const [, baseLat, baseLon] = places.get(prefix.slice(0, 2)) as string[]
    const km = distance({ lat: Number(lat), lon: Number(lon) }, { lat: Number(baseLat), lon: Number(baseLon) })
    expect(km, `${prefix} ${name}`).toBeLessThan(120)
  }
})

it.each([
  ['DE', '70173', 'Stuttgart'],
  ['DE', '01067', 'Dresden'],
  ['DE', '72070', 'Tübingen'],
  ['DE', '99998', 'Mühlhausen'],
  ['AT', '1230', 'Wien'],
  ['AT', '6900', 'Bregenz'],
  ['CH', '8001', 'Zürich'],
  ['DE', '00123', undefined],
  ['DE', '05123', undefined],
  ['FR', '75001', undefined],
  ['DE', '7017', undefined],
])('%s %s lies at %s', (country, postcode, name) => {
  const found = regionOf(regions, country, postcode)
  expect(found?.low.length === postcode.length ? found.name : undefined).toBe(name)
})

it('measures: Stuttgart to Munich is 190 km, regions near come by distance', () => {
  const [stuttgart, munich] = [regionNamed(regions, 'stuttgart', 'DE'), regionNamed(regions, 'München', 'DE')]
  if (!stuttgart || !munich) throw new Error('missing')
  expect(Math.round(distance(stuttgart, munich) / 5) * 5).toBe(190)
  const near = regionsNear(regions, stuttgart, 30)
  expect(near[0]).toMatchObject({ name: 'Stuttgart', km: 0 })
  expect(near.map(({ name }) => name)).toContain('Esslingen')
  expect(near.map(({ name }) => name)).not.toContain('Ulm')
})

const stop = (id: string, lat: number, lon: number) => ({ id, postcode: id, lat, lon })
const home = { lat: 0, lon: 0 }

it.each([
  ['nothing', [], false, ''],
  ['along a line', [stop('c', 0, 3), stop('a', 0, 1), stop('b', 0, 2)], false, 'abc'],
  ['same point by postcode', [stop('b', 0, 1), stop('a', 0, 1)], true, 'ab'],
  // The nearest first would go right, then left and right again past everything.
  ['turns a crossing round', [stop('a', 0, 1), stop('b', 0, -1.1), stop('c', 0, 3)], false, 'bac'],
])('orders %s', (_, stops, back, expected) => {
  expect(
    order(home, stops, back)
      .map(({ id }) => id)
      .join(''),
  ).toBe(expected)
})

const points = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    postcode: fc.constantFrom('10115', '20095', '70173'),
    lat: fc.double({ min: 46, max: 55, noNaN: true }),
    lon: fc.double({ min: 6, max: 17, noNaN: true }),
  }),
  { maxLength: 9, selector: ({ id }) => id },
)
const start = { lat: 48.78, lon: 9.18 }

it('visits each stop once, never longer than as given, in the same order however handed in', () => {
  fc.assert(
    fc.property(points, fc.boolean(), (stops, back) => {
      const way = order(start, stops, back)
      expect(new Set(way)).toEqual(new Set(stops))
      expect(way).toHaveLength(stops.length)
      expect(order(start, [...stops].reverse(), back)).toEqual(way)
      // No part is shorter the other way round.
      for (let from = 0; from < way.length; from += 1)
        for (let to = from + 1; to < way.length; to += 1) {
          const turned = [...way.slice(0, from), ...way.slice(from, to + 1).reverse(), ...way.slice(to + 1)]
          expect(lengthOf(start, way, back)).toBeLessThanOrEqual(lengthOf(start, turned, back) + 0.002)
        }
    }),
  )
})

it('reckons ways and times', () => {
  expect([0, 1, 10, 50].map(roadKm)).toEqual([5, 5, 15, 65])
  expect([5, 15, 65].map(roadMinutes)).toEqual([15, 25, 75])
  const plan = { day: '2026-03-29', time: '08:00', minutes: 60, timeZone: 'Europe/Berlin' }
  // The day on which clocks change: 08:00 is 06:00 UTC already.
  expect(timetable(start, [start, start], plan)).toEqual([
    { roadKm: 5, arrivesAt: '2026-03-29T06:15:00.000Z', leavesAt: '2026-03-29T07:15:00.000Z' },
    { roadKm: 5, arrivesAt: '2026-03-29T07:30:00.000Z', leavesAt: '2026-03-29T08:30:00.000Z' },
  ])
  const late = timetable(start, [start], { ...plan, time: '22:45' })
  expect(endsTooLate(late, plan.day, plan.timeZone)).toBe(false)
  expect(endsTooLate(timetable(start, [start], { ...plan, time: '22:46' }), plan.day, plan.timeZone)).toBe(true)
  expect(endsTooLate([], plan.day, plan.timeZone)).toBe(false)
})

it('writes an address for a map, never a name', () => {
  expect(addressOf({ street: 'Uhlandstraße 1', postcode: '72070', city: 'Tübingen', country: 'DE' })).toBe(
    'Uhlandstraße 1, 72070 Tübingen, DE',
  )
  expect(addressOf({ street: null, postcode: '72070', city: null, country: null })).toBe('72070')
})

it('links to maps with the address alone; a long tour in parts', () => {
  const place = { street: 'Am Markt 1 & 2', postcode: '72070', city: 'Tübingen', country: 'DE', name: 'Reiser' }
  expect(mapLinks(place)).toEqual({
    app: 'geo:0,0?q=Am%20Markt%201%20%26%202%2C%2072070%20T%C3%BCbingen%2C%20DE',
    web: 'https://www.openstreetmap.org/search?query=Am%20Markt%201%20%26%202%2C%2072070%20T%C3%BCbingen%2C%20DE',
  })
  const numbered = Array.from({ length: 12 }, (_, i) => ({ ...place, street: `Weg ${i + 1}` }))
  const [first, second, ...more] = routeLinks(numbered).map((link) => new URL(link).searchParams)
  expect(more).toEqual([])
  expect(first?.get('destination')).toBe('Weg 10, 72070 Tübingen, DE')
  expect(first?.get('waypoints')?.split('|')).toHaveLength(9)
  expect([second?.get('waypoints'), second?.get('destination')]).toEqual([
    'Weg 11, 72070 Tübingen, DE',
    'Weg 12, 72070 Tübingen, DE',
  ])
  expect(routeLinks([])).toEqual([])
})
