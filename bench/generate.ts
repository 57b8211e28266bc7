import { rankCustomers } from '#features/contact-again/actions.ts'
import { isContact } from '#features/contact-again/rules.ts'
import { sortNameOf } from '#features/customers/rules.ts'
import { correctTotals } from '#features/opportunities/actions/following.ts'
import { activityDocument, customerDocument, opportunityDocument, personDocument } from '#features/search/documents.ts'
import type { DatabasePlace } from '#platform/db/open.ts'
import { tidyIndex } from '#platform/search/store.ts'
import { system } from '#shared/actor.ts'
import { addDays, type Day } from '#shared/days.ts'
import { newId } from '#shared/ids.ts'
import { type Random, randomFrom } from '#shared/random.ts'
import { type House, openHouse } from '../house.ts'
import { type BulkRow, openBulk } from './bulk.ts'
import { createIndexer } from './index.ts'
import { cities, firstNames, functions, lastNames, legalForms, parts, sentences, trades } from './words.ts'

/** What the issue asks for: customers, persons, opportunities and activities. */
export const sizes = {
  small: { customers: 10_000, persons: 30_000, opportunities: 20_000, activities: 200_000 },
  large: { customers: 100_000, persons: 300_000, opportunities: 200_000, activities: 2_000_000 },
} as const
export type Size = keyof typeof sizes

const colleagues = 12
const rankedAtOnce = 500
const account = { people: 150, conversations: 5_000, sites: 20, groups: 20 }

/**
 * Fills a database that has its first member with made-up customers, persons, opportunities, activities, revenues and
 * open follow-ups, each with the event that the action runner would have written; then ranks and sums with the
 * product's own rules. `tell` hears what is being done.
 */
export async function generate(place: DatabasePlace, size: Size, tell: (step: string) => void): Promise<void> {
  const known = await inHouse(place, (house) =>
    house.runner.query(system, async (ctx) => ({
      today: ctx.today,
      members: (await ctx.db.selectFrom('members').select('id').execute()).map((row) => row.id),
      stages: (await ctx.db.selectFrom('stages').select('id').orderBy('position').execute()).map((row) => row.id),
    })),
  )
  tell('rows')
  // Over a connection of its own, past the house: nothing of it may be open meanwhile.
  await writeRows(place, sizes[size], known)
  tell('ranks')
  await inHouse(place, async ({ runner }) => {
    const ids = await runner.query(system, (ctx) => ctx.db.selectFrom('customers').select('id').execute())
    if (ids.length !== sizes[size].customers) throw new Error(`${ids.length} customers instead of ${size}`)
    for (let start = 0; start < ids.length; start += rankedAtOnce) {
      const some = ids.slice(start, start + rankedAtOnce).map((row) => row.id)
      await runner.command(system, (ctx) => rankCustomers(ctx, some))
    }
    await runner.command(system, correctTotals)
    // As the recurring job does after much was written.
    for (let begin = true; await runner.command(system, (ctx) => tidyIndex(ctx, begin)); ) begin = false
  })
}

async function inHouse<T>(place: DatabasePlace, work: (house: House) => Promise<T>): Promise<T> {
  const house = await openHouse({ place })
  try {
    return await work(house)
  } finally {
    await house.close()
  }
}

type Known = { today: Day; members: string[]; stages: string[] }

async function writeRows(place: DatabasePlace, size: (typeof sizes)[Size], known: Known): Promise<void> {
  const { today, stages } = known
  const random = randomFrom(2)
  const bulk = openBulk(place)
  const search = createIndexer(bulk)
  const members = [...known.members]
  const first = members[0] as string

  async function write(table: string, event: string, row: BulkRow, createdAt: string, createdById = first) {
    const record = { ...row, createdAt, createdById, version: 1, deletedAt: null }
    await bulk.add(table, record)
    await bulk.add('events', {
      id: newId(),
      commandId: newId(),
      at: createdAt,
      actorId: createdById,
      via: 'session',
      name: event,
      record: table,
      recordId: row.id as string,
      customerId: (table === 'customers' ? row.id : row.customerId) as string,
      before: null,
      after: JSON.stringify(Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null))),
      undoneAt: null,
    })
  }

  const start = addDays(today, -42 * 30)
  const dayOf = (i: number, count: number, from: Day, days: number) => addDays(from, Math.floor((i / count) * days))
  const noon = (day: Day, i: number) =>
    `${day}T${String(7 + (i % 10)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}:00.000Z`

  for (let i = 0; i < colleagues; i += 1) {
    const id = newId()
    members.push(id)
    const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`
    await write(
      'members',
      'member.joined',
      { id, name, email: `kollege${i}@example.de`, roles: '["sales"]' },
      noon(start, i),
    )
  }

  const customers: string[] = []
  const names: string[] = []
  const owners: string[] = []
  for (let i = 0; i < size.customers; i += 1) {
    const id = newId()
    const owner = random.pick(members)
    customers.push(id)
    owners.push(owner)
    const createdAt = noon(dayOf(i, size.customers, start, 700), i)
    const row = customerRow(random, id, owner, i)
    await write('customers', 'customer.created', row, createdAt, owner)
    names.push(row.name)
    await search.add('customers', customerDocument({ ...row, web: null, vatId: null }))
  }
  const persons: string[] = []
  for (let i = 0; i < size.persons; i += 1) {
    const id = newId()
    persons.push(id)
    const at = i % size.customers
    const createdAt = noon(dayOf(i, size.persons, start, 900), i)
    const row = personRow(random, id, customers[at] as string)
    await write('persons', 'person.created', row, createdAt, owners[at])
    await search.add('persons', personDocument({ ...row, title: null, customerName: names[at] as string }))
  }
  /** A few customers have most of the business. */
  const busy = () => Math.floor(size.customers * random.next() ** 2)
  for (let i = 0; i < size.opportunities; i += 1) {
    const at = busy()
    const day = dayOf(i, size.opportunities, start, 42 * 30)
    const row = opportunityRow(random, customers[at] as string, owners[at] as string, stages, day, today)
    await write('opportunities', 'opportunity.created', row, noon(day, i), owners[at])
    await search.add('opportunities', opportunityDocument({ ...row, note: null, customerName: names[at] as string }))
  }
  for (let i = 0; i < size.activities; i += 1) {
    const at = busy()
    const day = dayOf(i, size.activities, addDays(today, -540), 540)
    const kind = random.pick(['call', 'call', 'call', 'visit', 'email', 'email', 'note', 'mailing'])
    const outcome = kind === 'call' ? (random.chance(0.7) ? 'reached' : 'notReached') : null
    const row = {
      id: newId(),
      customerId: customers[at] as string,
      personId: persons[at + size.customers * random.below(size.persons / size.customers)] as string,
      memberId: owners[at] as string,
      kind,
      outcome,
      at: noon(day, i),
      day,
      contactDay: isContact(kind, outcome) ? day : null,
      text: `${random.pick(parts)}: ${random.pick(sentences)}`,
      report: null,
      importId: null,
    }
    await write('activities', 'activity.logged', row, row.at, owners[at])
    await search.add('activities', activityDocument({ ...row, customerName: names[at] as string }))
  }
  for (let i = 0; i < size.customers * 5; i += 1) {
    const at = busy()
    const day = dayOf(i, size.customers * 5, start, 42 * 30)
    const row = {
      id: newId(),
      customerId: customers[at] as string,
      day,
      amount: Math.round(10_000 * Math.exp(6 * random.next())),
      currency: 'EUR',
      invoice: `R${100_000 + i}`,
    }
    await write('revenues', 'revenue.imported', row, noon(day, i))
  }
  for (let i = 0; i < size.customers / 10; i += 1) {
    const at = random.below(size.customers)
    const setOn = addDays(today, -random.below(30))
    const row = {
      id: newId(),
      kind: random.chance(0.3) ? 'promise' : 'followUp',
      customerId: customers[at] as string,
      assigneeId: owners[at] as string,
      text: random.pick(sentences),
      dueDay: addDays(today, random.between(-10, 20)),
      setOn,
    }
    await write('tasks', 'followUp.created', row, noon(setOn, i), owners[at])
  }
  await writeAccount(write, random, { customerId: customers[0] as string, ownerId: owners[0] as string, today, noon })
  await search.finish()
  await bulk.close()
}

type Write = (table: string, event: string, row: BulkRow, createdAt: string, createdById?: string) => Promise<void>

/** One key account as large as they come: 150 people, 5,000 conversations, 400 cells of its white space. */
async function writeAccount(
  write: Write,
  random: Random,
  of: { customerId: string; ownerId: string; today: Day; noon: (day: Day, i: number) => string },
): Promise<void> {
  const { customerId, ownerId, today, noon } = of
  const people: string[] = []
  for (let i = 0; i < account.people; i += 1) {
    const personId = newId()
    people.push(personId)
    await write('persons', 'person.created', personRow(random, personId, customerId), noon(today, i))
    const noted = {
      id: newId(),
      customerId,
      personId,
      roles: '["user"]',
      influence: random.pick(['high', 'middle', 'low']),
      support: random.pick(['supporter', 'neutral', 'opponent']),
      reportsToId: i > 0 ? (people[Math.floor((i - 1) / 4)] as string) : null,
    }
    await write('stakeholders', 'stakeholder.noted', noted, noon(today, i))
  }
  for (let i = 0; i < account.conversations; i += 1) {
    const day = addDays(today, -Math.floor((i / account.conversations) * 540))
    const kind = random.pick(['call', 'visit', 'email'])
    const row = { id: newId(), customerId, personId: random.pick(people), memberId: ownerId, kind, outcome: 'reached' }
    const said = { at: noon(day, i), day, contactDay: day, text: random.pick(sentences), report: null, importId: null }
    await write('activities', 'activity.logged', { ...row, ...said }, said.at, ownerId)
  }
  for (let site = 0; site < account.sites; site += 1) {
    const siteId = newId()
    await write('sites', 'site.added', { id: siteId, customerId, name: `Werk ${site + 1}` }, noon(today, site))
    for (let group = 0; group < account.groups; group += 1) {
      const cell = { id: newId(), customerId, siteId, productGroup: `Gruppe ${group + 1}`, currency: 'EUR', day: today }
      const amounts = { potential: random.between(1, 90) * 100_000, revenue: random.between(0, 40) * 100_000 }
      await write('potentials', 'potential.noted', { ...cell, ...amounts }, noon(today, group))
    }
  }
}

function customerRow(random: Random, id: string, ownerId: string, i: number) {
  const [postcode, city, region] = random.pick(cities)
  const name = `${random.pick(lastNames)} ${random.pick(trades)} ${random.pick(legalForms)}`
  const phone = {
    label: 'Zentrale',
    number: `+49 7${random.between(100, 999)} ${random.between(1000, 99_999)}`,
    e164: null,
  }
  return {
    id,
    name,
    sortName: sortNameOf(name),
    customerNumber: String(10_000 + i),
    standing: random.pick(['customer', 'customer', 'customer', 'prospect', 'targetCustomer', 'former']),
    mode: random.chance(0.01) ? 'keyAccount' : 'classic',
    class: random.pick(['A', 'B', 'B', 'C', 'C', 'C', null]),
    ownerId,
    street: `${random.pick(['Haupt', 'Bahnhof', 'Industrie', 'Neckar', 'Garten'])}straße ${random.between(1, 180)}`,
    postcode,
    city,
    region,
    country: 'DE',
    addresses: '[]',
    phones: random.chance(0.9) ? JSON.stringify([phone]) : '[]',
    emails: JSON.stringify([`info@kunde${i}.example.de`]),
    branch: random.pick(trades),
    potential: random.chance(0.3) ? random.between(5, 500) * 100_000 : null,
    currency: 'EUR',
    tags: random.chance(0.2) ? '["Messe"]' : '[]',
    fields: '{}',
  }
}

function personRow(random: Random, id: string, customerId: string) {
  const firstName = random.pick(firstNames)
  const lastName = random.pick(lastNames)
  const phone = {
    label: 'Büro',
    number: `+49 7${random.between(100, 999)} ${random.between(1000, 99_999)}`,
    e164: null,
  }
  return {
    id,
    customerId,
    salutation: random.pick(['Herr', 'Frau']),
    firstName,
    lastName,
    sortName: sortNameOf(`${lastName} ${firstName}`),
    function: random.pick(functions),
    phones: JSON.stringify([phone]),
    emails: JSON.stringify([`${sortNameOf(lastName)}@example.de`]),
    tags: '[]',
    fields: '{}',
  }
}

function opportunityRow(random: Random, customerId: string, ownerId: string, stages: string[], day: Day, today: Day) {
  const length = random.between(20, 240)
  const expectedClose = addDays(day, length)
  // At the small size 5,000 are open, some of them long overdue.
  const open = expectedClose > addDays(today, -20) || random.chance(0.16)
  const outcome = open ? null : random.pick(['won', 'lost', 'lost', 'lost'])
  return {
    id: newId(),
    title: `${random.pick(parts)} ${random.between(1000, 9999)}`,
    customerId,
    ownerId,
    stageId: random.pick(stages),
    amount: random.chance(0.9) ? Math.round(50_000 * Math.exp(5 * random.next())) : null,
    currency: 'EUR',
    number: null,
    expectedClose: random.chance(0.95) ? expectedClose : null,
    createdDay: day,
    outcome,
    closedDay: outcome && (expectedClose < today ? expectedClose : today),
    reason: outcome === 'lost' ? random.pick(['price', 'competitor', 'noDecision']) : null,
    nextStep: outcome ? null : 'nachfassen',
    nextStepDay: outcome ? null : addDays(today, random.between(-10, 30)),
  }
}
