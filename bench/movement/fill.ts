import { addDays, type Day, daysBetween, earlier } from '#shared/days.ts'
import { newId } from '#shared/ids.ts'
import { type Random, randomFrom } from '#shared/random.ts'
import type { Bulk, BulkRow } from '../bulk.ts'
import { fillContacts } from './contacts.ts'

const years = 8
const owners = 12
const nothing = {
  stageId: null,
  ownerId: null,
  amount: null,
  currency: null,
  expectedClose: null,
  importId: null,
  replacesId: null,
}

/**
 * Fills the tables of opportunities past the action runner: eight years, four facts each, one in fifty corrected; and
 * customers, of whom every tenth opportunity has a decider, with `activities` contacts.
 */
export async function fillPipeline(bulk: Bulk, rows: number, today: Day, stages: string[], activities: number) {
  const random = randomFrom(7)
  const first = addDays(today, -365 * years)
  const members = Array.from({ length: owners }, () => newId())
  for (const [n, id] of members.entries())
    await bulk.add('members', {
      id,
      name: `Person ${n + 1}`,
      email: `${id}@example.de`,
      roles: '["sales"]',
      createdAt: `${first}T10:00:00.000Z`,
      version: 1,
    })
  const { customers, persons } = await fillContacts(bulk, activities, today, members)
  let [facts, opportunities, open] = [0, 0, 0]
  while (facts < rows) {
    const created = addDays(first, Math.floor((facts / rows) * 365 * years))
    const made = opportunity(random, stages, members, earlier(created, today), today)
    const at = customers.length > 0 ? random.below(customers.length) : null
    await bulk.add('opportunities', { ...made.row, customerId: at === null ? null : customers[at]! })
    if (at !== null && opportunities % 10 === 0)
      await bulk.add('opportunityPersons', {
        ...{ id: newId(), opportunityId: made.row.id, personId: persons[2 * at]!, roles: '["decider"]' },
        ...{ createdAt: made.row.createdAt, version: 1 },
      })
    if (made.row.outcome === null) open += 1
    for (const fact of made.facts) await bulk.add('opportunityHistory', fact)
    opportunities += 1
    facts += made.facts.length
  }
  return { first, facts, opportunities, open }
}

function opportunity(random: Random, stages: string[], members: string[], created: Day, today: Day) {
  const id = newId()
  const owner = random.pick(members)
  let amount = random.between(50, 5000) * 1000
  let stage = 0
  let close = addDays(created, random.between(30, 150))
  const facts: BulkRow[] = []
  const put = (kind: string, day: Day, more: BulkRow = {}) => {
    if (day <= today)
      facts.push({
        ...nothing,
        id: newId(),
        opportunityId: id,
        kind,
        day,
        known: day,
        enteredAt: `${day}T10:00:00.000Z`,
        ...more,
      })
  }
  put('created', created, { stageId: stages[0]!, ownerId: owner, amount, currency: 'EUR', expectedClose: close })
  let day = created
  for (let n = 0; n < 3; n += 1) {
    day = addDays(day, random.between(5, 40))
    const what = random.below(3)
    if (what === 0) {
      amount = Math.round(amount * (0.7 + 0.6 * random.next()))
      put('amount', day, { amount, currency: 'EUR' })
    } else if (what === 1) {
      close = addDays(close, random.between(-20, 90))
      put('expectedClose', day, { expectedClose: close })
    } else {
      stage = Math.min(stages.length - 1, stage + 1)
      put('stage', day, { stageId: stages[stage]! })
    }
  }
  day = addDays(day, random.between(1, 60))
  const outcome = day > today ? null : random.chance(0.3) ? 'won' : 'lost'
  if (outcome) put(outcome, day)
  if (outcome && random.chance(0.02)) {
    const replacesId = facts.at(-1)!.id!
    put(outcome, addDays(day, -random.between(1, Math.max(1, Math.min(20, daysBetween(created, day))))), {
      replacesId,
      known: addDays(day, 12),
      enteredAt: `${addDays(day, 12)}T10:00:00.000Z`,
    })
  }
  const row = {
    id,
    title: 'Spindelgehäuse',
    currency: 'EUR',
    createdDay: created,
    stageDay: created,
    pushes: 0,
    version: 1,
  }
  return {
    facts,
    row: {
      ...row,
      ownerId: owner,
      stageId: stages[stage]!,
      amount,
      expectedClose: close,
      outcome,
      closedDay: outcome && day,
      createdAt: `${created}T10:00:00.000Z`,
    },
  }
}
