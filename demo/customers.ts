import { addDays, addMonths, type Day } from '#shared/days.ts'
import type { Random } from '#shared/random.ts'
import { fold } from '#shared/text.ts'
import { type Hero, heroes, heroPersons } from './heroes.ts'
import type { Colleague, Phone, PlannedCustomer, PlannedPerson } from './types.ts'
import * as words from './words.ts'

const total = 240
const monthsBack = 42
/** The three largest customers have this share of the revenue. */
const largestShare = 0.58
const largest: readonly [key: string, part: number][] = [
  ['kappler', 0.46],
  ['hohner', 0.31],
  ['zwick', 0.23],
]

/** The 240 customers with their persons, as untidy as a list that grew over the years. */
export function planCustomers(random: Random, today: Day): { customers: PlannedCustomer[]; persons: PlannedPerson[] } {
  const start = addDays(addMonths(`${today.slice(0, 8)}01`, -monthsBack), -1)
  const customers = heroes.map((hero) => heroCustomer(hero, start))
  const names = new Set(customers.map((customer) => slug(customer.name).split('-').slice(0, 2).join('-')))
  while (customers.length < total) {
    const customer = madeUp(random, customers.length, today, start)
    const name = slug(customer.name.replace('fa. ', '')).split('-').slice(0, 2).join('-')
    if (names.has(name)) continue
    names.add(name)
    customers.push(customer)
  }
  shareOut(customers)
  classify(customers)
  assign(random, customers)
  return { customers, persons: [...heroPersons(start), ...customers.flatMap((one) => personsOf(random, one))] }
}

function heroCustomer(hero: Hero, start: Day): PlannedCustomer {
  return {
    createdOn: start,
    standing: 'customer',
    mode: 'classic',
    class: null,
    insideSales: 'kurz',
    helper: null,
    street: null,
    country: 'DE',
    region: 'Mittlerer Neckar',
    phones: [],
    emails: [],
    branch: null,
    source: null,
    currency: 'EUR',
    potential: null,
    rhythmDays: null,
    tags: [],
    note: null,
    revenue: 0,
    revenueBefore: 0,
    silence: null,
    lastPerson: null,
    ...hero,
  }
}

/** Revenue by rank of what is no hero: a few large ones, thirty in the middle, a long tail. In cents. */
function revenueAt(random: Random, i: number): number {
  const euros =
    i < 5
      ? [131_000, 104_000, 97_000, 92_000, 72_000][i]
      : i < 33
        ? 55_000 * 0.95 ** (i - 5)
        : 11_000 * 0.972 ** (i - 33)
  return Math.round((euros ?? 0) * (0.93 + 0.14 * random.next())) * 100
}

function madeUp(random: Random, i: number, today: Day, start: Day): PlannedCustomer {
  const rank = i - heroes.length
  const standing: PlannedCustomer['standing'] =
    rank < 150
      ? 'customer'
      : rank < 176
        ? 'prospect'
        : rank < 204
          ? 'targetCustomer'
          : rank < 220
            ? 'former'
            : rank < 222
              ? 'blocked'
              : 'customer'
  const place = random.chance(0.86)
    ? random.pick(words.places)
    : random.chance(0.55)
      ? random.pick(words.austrianPlaces)
      : random.pick(words.swissPlaces)
  const house = random.pick(words.houseNames)
  const trade = random.pick(words.trades)
  const tidy = `${house} ${trade} ${place.country === 'CH' ? 'AG' : random.pick(words.forms)}`
  // Typed in by many hands over the years.
  const name = random.chance(0.03)
    ? `fa. ${house.toLowerCase()} ${trade.toLowerCase()}`
    : random.chance(0.04)
      ? `${house} ${trade}`
      : tidy
  const revenue = standing === 'customer' ? revenueAt(random, rank < 150 ? rank : rank - 72) : 0
  const isNew = standing === 'customer' && rank % 11 === 7
  const createdOn =
    standing === 'prospect' || standing === 'targetCustomer'
      ? addDays(today, -random.between(20, 500))
      : isNew
        ? addDays(today, -random.between(120, 600))
        : start
  const number = place.area.startsWith('+')
    ? `${place.area.replace('_', ' ')} ${random.between(200, 899)} ${random.between(10, 99)} 0`
    : phoneLike(random, place.area)
  const domain = `${slug(`${house} ${trade}`)}.example`
  return {
    key: `c${i}`,
    createdOn,
    name,
    customerNumber:
      standing === 'customer' || standing === 'former' || standing === 'blocked' ? String(10_100 + i) : null,
    standing,
    mode: 'classic',
    class: null,
    owner: null,
    insideSales: null,
    helper: null,
    street: random.chance(0.93) ? `${random.pick(words.streets)} ${random.between(1, 140)}` : null,
    postcode: random.chance(0.97) ? place.postcode : null,
    city: place.city,
    country: place.country,
    region: place.region,
    // A few nobody can ring up.
    phones: rank % 29 === 5 ? [] : [{ label: 'Zentrale', number }],
    emails: random.chance(0.85) ? [`info@${domain}`] : [],
    branch: trade,
    source:
      standing === 'prospect' || standing === 'targetCustomer'
        ? random.pick(['Messe', 'Empfehlung', 'Website', 'Liste'])
        : null,
    currency: place.country === 'CH' && standing !== 'customer' ? 'CHF' : 'EUR',
    potential: standing === 'targetCustomer' || random.chance(0.2) ? random.between(10, 90) * 100_000 : null,
    rhythmDays: rank % 41 === 3 ? 21 : null,
    tags: [
      random.chance(0.15) ? 'Hausmesse' : '',
      random.chance(0.08) ? 'Referenz' : '',
      random.chance(0.1) ? 'Kalender' : '',
    ].filter(Boolean),
    note: rank === 60 ? 'Rechnungen nur an die Zentrale in Ulm.' : rank === 75 ? 'Nicht vor 9 Uhr anrufen.' : null,
    revenue,
    revenueBefore: isNew ? 0 : Math.round((revenue / 100) * (0.8 + 0.35 * random.next())) * 100,
    silence: silenceOf(random, standing, rank),
    lastPerson: null,
  }
}

/** Most were spoken with in time, some are due, a few were forgotten, one never was. */
function silenceOf(random: Random, standing: PlannedCustomer['standing'], rank: number): number | null {
  if (rank === 99 || (standing === 'targetCustomer' && rank % 3 === 0)) return null
  const rhythm = {
    customer: rank < 12 ? 30 : rank < 45 ? 60 : 180,
    prospect: 45,
    targetCustomer: 30,
    former: 365,
    blocked: 180,
  }[standing]
  const ratio = random.chance(0.84)
    ? 0.05 + 0.85 * random.next()
    : random.chance(0.8)
      ? 1 + 0.6 * random.next()
      : 2 + random.next()
  return Math.min(520, Math.max(2, Math.round(rhythm * ratio)))
}

/** As people write phone numbers. */
function phoneLike(random: Random, area: string): string {
  const number = `${random.between(20, 99)} ${random.between(10, 99)} ${random.between(10, 99)}`
  return random.pick([
    `${area} ${number}`,
    `${area}/${number}`,
    `+49 ${area.slice(1)} ${number}`,
    `+49 (0) ${area.slice(1)} ${number.replaceAll(' ', '')}-0`,
    `${area}-${number.replaceAll(' ', '')}`,
  ])
}

/** What the three largest have follows from what the others have: exactly their share. */
function shareOut(customers: PlannedCustomer[]): void {
  const keys = new Map(largest)
  const sum = (pick: (customer: PlannedCustomer) => number) =>
    customers.reduce((all, one) => all + (keys.has(one.key) ? 0 : pick(one)), 0)
  const of = (others: number) => (others * largestShare) / (1 - largestShare)
  const now = of(sum((one) => one.revenue))
  const before = of(sum((one) => one.revenueBefore)) * 0.95
  for (const customer of customers) {
    const part = keys.get(customer.key)
    if (part === undefined) continue
    customer.revenue = Math.round(now * part)
    customer.revenueBefore = Math.round(before * part)
  }
}

/** A, B, C by revenue (rules §2): the running share before the customer below 80 and 95 %. */
function classify(customers: PlannedCustomer[]): void {
  const total = customers.reduce((sum, one) => sum + one.revenue, 0)
  let running = 0
  for (const customer of customers.toSorted((a, b) => b.revenue - a.revenue)) {
    if (customer.revenue > 0) customer.class = 100 * running < 80 * total ? 'A' : 100 * running < 95 * total ? 'B' : 'C'
    running += customer.revenue
  }
}

/** Who looks after whom; six customers of a colleague who left and one of nobody. */
function assign(random: Random, customers: PlannedCustomer[]): void {
  let left = 0
  for (const [i, customer] of customers.entries()) {
    if (customer.class === 'C' || customer.standing === 'prospect') customer.insideSales = 'kurz'
    if (customer.owner !== null || i < heroes.length) continue
    if (customer.class === 'C' && left < 6 && i % 17 === 0) {
      customer.owner = 'maier'
      left += 1
    } else if (i === 131) customer.owner = null
    else if (customer.class === 'A' || customer.class === 'B')
      customer.owner = random.pick(['alber', 'renz', 'bader'] as const)
    else customer.owner = random.chance(0.2) ? 'renz' : random.chance(0.15) ? 'alber' : 'bader'
  }
}

function personsOf(random: Random, customer: PlannedCustomer): PlannedPerson[] {
  const number = Number(customer.key.slice(1))
  if (Number.isNaN(number)) return []
  // Three customers without anybody, and the later the smaller.
  const count = number % 71 === 40 ? 0 : customer.class === 'A' ? 4 : customer.class === 'B' ? 3 : random.between(1, 2)
  const domain = customer.emails[0]?.split('@')[1] ?? `${slug(customer.name)}.example`
  const functions = shuffled(random, words.functions)
  return Array.from({ length: count }, (_, i) => {
    const salutation = random.chance(0.36) ? 'Frau' : 'Herr'
    const firstName = random.pick(words.firstNames[salutation])
    const lastName = random.pick(words.lastNames)
    const reachable = !random.chance(0.06)
    return {
      key: `${customer.key}p${i}`,
      customer: customer.key,
      createdOn: customer.createdOn,
      salutation: random.chance(0.95) ? salutation : null,
      title: random.chance(0.05) ? 'Dr.' : null,
      firstName: random.chance(0.95) ? firstName : null,
      lastName,
      function: functions[i] ?? null,
      phones: reachable ? personPhones(random, customer.phones) : [],
      emails: reachable && random.chance(0.85) ? [`${slug(firstName).slice(0, 1)}.${slug(lastName)}@${domain}`] : [],
      birthday: random.chance(0.25) ? birthdayOf(random) : null,
      leftOn: null,
    }
  })
}

function personPhones(random: Random, [central]: Phone[]): Phone[] {
  const direct = central
    ? [{ label: 'Büro', number: central.number.replace(/.{2}$/, String(random.between(10, 99))) }]
    : []
  return random.chance(0.3)
    ? [{ label: 'Mobil', number: `0171 555 ${random.between(10, 99)} ${random.between(10, 99)}` }, ...direct]
    : direct
}

function birthdayOf(random: Random): Day {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${random.between(1958, 1998)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((one) => ({ one, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

/** A name as it stands in an e-mail address. */
export function slug(name: string): string {
  return fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** The colleague who speaks with a customer, mostly the owner; small ones mostly inside sales. */
export function speakerOf(random: Random, customer: PlannedCustomer): Colleague {
  if (customer.class === 'C' && customer.insideSales && random.chance(0.45)) return customer.insideSales
  return customer.owner ?? 'renz'
}
