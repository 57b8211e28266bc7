import { actions as appointments } from '#features/appointments/actions.ts'
import { companyOf } from '#features/company/rules.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import type { Phone } from '#features/customers/phones.ts'
import { phoneToCall } from '#features/customers/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import { fold } from '#shared/text.ts'
import type { contract, NearbyCustomer, TourStop } from './contract.ts'
import { icsOf } from './ics.ts'
import {
  addressOf,
  type Country,
  countries,
  distance,
  endsTooLate,
  order,
  type Region,
  readPlace,
  regionNamed,
  regionOf,
  regionsNear,
  regionsOf,
  roadKm,
  timetable,
} from './rules.ts'
import * as sql from './sql.ts'

const never = '9999-12-31'
const regionsAtOnce = 25

export const actions: Actions<typeof contract> = {
  async listNearby(ctx, { radius, limit, due, mine, class: classes, ...from }) {
    const start = await findStart(ctx, from)
    const filter = {
      readable: customerReadable(ctx.actor, 'customers.id'),
      owners: mine ? [ctx.actor.memberId, ...ctx.actor.deputyFor] : null,
      classes: classes && classes.length > 0 ? classes : null,
      listedOn: due ? ctx.today : null,
      home: homeOf(ctx),
    }
    const near = regionsNear(await allRegions(), start, radius)
    const found: { id: string; km: number }[] = []
    for (let from = 0; from < near.length && found.length <= limit; from += regionsAtOnce) {
      const ring = near.slice(from, from + regionsAtOnce)
      const rows = await sql.findIn(ctx.db, ring, filter, limit + 1 - found.length)
      found.push(...rows.map((row) => ({ id: row.id, km: ring[row.region]?.km ?? 0 })))
    }
    const shown = found.slice(0, limit)
    const rows = await listRows(
      ctx,
      shown.map(({ id }) => id),
    )
    return {
      start: named(start),
      customers: shown.flatMap(({ id, km }) => {
        const row = rows.get(id)
        return row ? [{ ...row, km: Math.round(km) }] : []
      }),
      more: found.length > limit,
    }
  },

  async getTour(ctx, input) {
    const { start, stops } = await planTour(ctx, input)
    const last = stops.at(-1)
    const home = input.back && last ? roadKm(distance(last.point, start)) : 0
    return {
      start: named(start),
      stops: stops.map(({ point: _, ...stop }) => stop),
      roadKm: stops.reduce((sum, stop) => sum + stop.roadKm, home),
    }
  },

  async createTourAppointments(ctx, input) {
    const { stops } = await planTour(ctx, input)
    const known = new Set(await listVisited(ctx, input.day))
    const wanted = stops.filter(({ id }) => !known.has(id))
    for (const stop of wanted) {
      await appointments.createAppointment(ctx, {
        title: stop.name,
        customerId: stop.id,
        personId: null,
        memberId: null,
        startsAt: stop.arrivesAt,
        endsAt: stop.leavesAt,
        place: addressOf(stop) || null,
        note: null,
        participants: [],
      })
    }
    return { made: wanted.length, kept: stops.length - wanted.length, undo: ctx.commandId }
  },

  async getTourFile(ctx, input) {
    const { stops } = await planTour(ctx, input)
    const text = await icsOf(stops, { day: input.day, now: ctx.now })
    return {
      name: `Tour ${input.day}.ics`,
      type: 'text/calendar; charset=utf-8',
      bytes: new TextEncoder().encode(text),
    }
  },
}

/** Customers with whom the actor has an appointment that day which was not cancelled. */
async function listVisited(ctx: Context, day: string): Promise<string[]> {
  const that = await appointments.listAppointments(ctx, { from: day, to: day, list: 'mine', limit: 200 })
  return that.appointments.flatMap(({ customerId, state }) => (customerId && state !== 'cancelled' ? [customerId] : []))
}

/** The chosen customers in their order with times; refuses what cannot be read, has no known postcode or takes longer than the day. */
async function planTour(
  ctx: Context,
  input: { place?: string | undefined; customerId?: string | undefined; stops: string[] } & {
    day: string
    time: string
    minutes: number
    back: boolean
  },
): Promise<{ start: Region; stops: (TourStop & { point: Region })[] }> {
  const start = await findStart(ctx, input)
  const rows = await listRows(ctx, input.stops)
  const points = [...new Set(input.stops)].map((id) => {
    const row = rows.get(id)
    if (!row) throw new Refusal('notFound')
    return { ...row, postcode: row.postcode ?? '', row }
  })
  const regions = await allRegions()
  const located = points.map((stop) => {
    const point = regionOf(regions, stop.row.country ?? homeOf(ctx), stop.postcode)
    if (!point) throw new Refusal('stopWithoutPlace', { name: stop.row.name })
    return { id: stop.id, postcode: stop.postcode, lat: point.lat, lon: point.lon, row: stop.row, point }
  })
  const way = order(start, located, input.back)
  const timed = timetable(start, way, { ...input, timeZone: ctx.timeZone })
  if (endsTooLate(timed, input.day, ctx.timeZone)) throw new Refusal('tourTooLong')
  return {
    start,
    stops: way.map(({ row, point }, i) => ({
      ...row,
      ...(timed[i] as (typeof timed)[number]),
      km: Math.round(distance(start, point)),
      point,
    })),
  }
}

/** Where the tour begins; refuses a place that is not known, or a postcode that several countries have. */
async function findStart(
  ctx: Context,
  { place, customerId }: { place?: string | undefined; customerId?: string | undefined },
): Promise<Region> {
  const regions = await allRegions()
  const home = homeOf(ctx)
  if (customerId) {
    const { row } = await readCustomer(ctx, customerId)
    const found = row.postcode && regionOf(regions, row.country ?? home, row.postcode)
    if (!found) throw new Refusal('stopWithoutPlace', { name: row.name })
    return found
  }
  const typed = readPlace(place ?? '', home)
  if ('postcode' in typed) {
    const found = typed.countries.flatMap((country) => regionOf(regions, country, typed.postcode) ?? [])
    if (found.length > 1) throw new Refusal('placeOfSeveral', { postcode: typed.postcode })
    if (!found[0]) throw new Refusal('placeUnknown', { place: place ?? '' })
    return found[0]
  }
  if (typed.name === '') throw new Refusal('placeMissing')
  const region = regionNamed(regions, typed.name, home)
  if (region) return region
  // Not the main place of a region: a town where a customer is known lies where its postcode does.
  const towns = await sql.listTowns(ctx.db, typed.name, customerReadable(ctx.actor, 'customers.id'))
  const town = towns.find(({ city }) => fold(city ?? '').startsWith(fold(typed.name)))
  const found = town?.postcode && regionOf(regions, town.country ?? home, town.postcode)
  if (!found) throw new Refusal('placeUnknown', { place: typed.name })
  return { ...found, name: town.city ?? found.name }
}

let regionsKept: Region[] | null = null

/** The table of regions, read when somebody first asks. */
async function allRegions(): Promise<Region[]> {
  if (!regionsKept) regionsKept = regionsOf((await import('./places.ts')).regions)
  return regionsKept
}

function homeOf(ctx: Context): Country {
  const { country } = companyOf(ctx.settings)
  return countries.find((one) => one === country) ?? 'DE'
}

type Row = Omit<NearbyCustomer, 'km'>

async function listRows(ctx: Context, ids: readonly string[]): Promise<Map<string, Row>> {
  const rows = await sql.listByIds(ctx.db, ids, customerReadable(ctx.actor, 'customers.id'))
  return new Map(
    rows.map(({ phones, due, listFrom, ...row }) => [
      row.id,
      {
        ...row,
        phone: phoneToCall(JSON.parse(phones) as Phone[])?.number ?? null,
        due: due === never ? null : due,
        isDue: listFrom <= ctx.today,
      },
    ]),
  )
}

function named({ name, country, low, high }: Region) {
  return { name, country, low, high }
}
