import { addDays, type Day } from '#shared/days.ts'
import { newId } from '#shared/ids.ts'
import { randomFrom } from '#shared/random.ts'
import type { Bulk } from '../bulk.ts'

const days = 365 * 8
const perCustomer = 50

export type Contacts = { customers: string[]; persons: string[] }

/** Customers with two persons each, one of them a decider of something, and eight years of conversations with them. */
export async function fillContacts(bulk: Bulk, activities: number, today: Day, members: string[]): Promise<Contacts> {
  const random = randomFrom(11)
  const first = addDays(today, -days)
  const common = { createdAt: `${first}T10:00:00.000Z`, version: 1 }
  const lists = { phones: '[]', emails: '[]', tags: '[]', fields: '{}' }
  const customers: string[] = []
  const persons: string[] = []
  const latest = new Map<string, Day>()
  for (let n = 0; n < Math.ceil(activities / perCustomer); n += 1) {
    const id = newId()
    customers.push(id)
    await bulk.add('customers', {
      ...{ id, name: `Kunde ${n}`, sortName: `kunde ${n}`, mode: 'classic', currency: 'EUR', addresses: '[]' },
      ...{ standing: random.pick(['customer', 'targetCustomer', 'prospect', 'former']), ownerId: random.pick(members) },
      ...{ ...lists, ...common },
    })
    for (let one = 0; one < 2; one += 1) {
      const personId = newId()
      persons.push(personId)
      await bulk.add('persons', {
        ...{ id: personId, customerId: id, lastName: `Person ${n}`, sortName: `person ${n}`, ...lists, ...common },
      })
    }
  }
  for (let n = 0; n < activities; n += 1) {
    const at = random.below(customers.length)
    const customerId = customers[at] as string
    const day = addDays(first, Math.floor((n / activities) * days))
    const kind = random.pick(['call', 'call', 'visit', 'meeting', 'email', 'note'])
    if (kind !== 'note') latest.set(customerId, day)
    await bulk.add('activities', {
      ...{ id: newId(), customerId, personId: persons[2 * at + random.below(2)] as string, kind, day },
      ...{ memberId: random.pick(members), at: `${day}T08:00:00.000Z`, contactDay: kind === 'note' ? null : day },
      ...{ text: 'Will ein Angebot bis Freitag.', ...common },
    })
  }
  for (const customerId of customers) {
    const lastContact = latest.get(customerId) ?? null
    await bulk.add('contactStates', {
      ...{ customerId, lastContact, rhythm: 60, due: today, listFrom: today, nextChange: today },
      ...{ score: 0, revenue: 0, revenueBefore: 0, value: 0 },
    })
  }
  return { customers, persons }
}
