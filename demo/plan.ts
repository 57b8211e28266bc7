import type { Day } from '#shared/days.ts'
import { randomFrom } from '#shared/random.ts'
import { planContracts, planOrders } from './contracts.ts'
import { planConversations } from './conversations.ts'
import { planCustomers } from './customers.ts'
import { planOpportunities } from './opportunities.ts'
import { planRevenue } from './revenue.ts'
import { planToday } from './today.ts'
import type { Happening, Plan, PlannedPerson } from './types.ts'

/** Everything that happened at the demo company until `today`: the same seed and day give the same plan. */
export function makePlan(today: Day, seed = 7): Plan {
  const random = randomFrom(seed)
  const { customers, persons } = planCustomers(random, today)
  const revenues = planRevenue(random, customers, today)
  const happenings = [
    ...planOpportunities(random, customers, today),
    ...planConversations(random, customers, persons, today),
    ...planToday(today),
    ...persons.flatMap((person) => whenLeft(person)),
  ]
  happenings.push(...planContracts(customers, today), ...planOrders(inOrder(happenings), revenues, today))
  inOrder(happenings)
  numberOffers(happenings)
  return { today, customers, persons, revenues, happenings }
}

/** By day, colleague and minute: as they are lived through. */
export function inOrder(happenings: Happening[]): Happening[] {
  const order = (one: Happening) => `${one.day}|${one.by}|${String(one.minute).padStart(4, '0')}`
  return happenings.sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

/** As an ERP does it: year and a running number, in the order of the days. */
function numberOffers(happenings: Happening[]): void {
  const counts = new Map<string, number>()
  for (const one of happenings) {
    if (one.kind !== 'offer') continue
    const year = one.day.slice(0, 4)
    const count = (counts.get(year) ?? 100) + 1
    counts.set(year, count)
    one.number = `${year}-${count}`
  }
}

function whenLeft({ key, leftOn }: PlannedPerson): Happening[] {
  return leftOn ? [{ day: leftOn, minute: 480, by: 'renz', kind: 'personLeft', person: key }] : []
}
