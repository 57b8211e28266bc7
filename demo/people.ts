import type { Operations } from '#features/index.ts'
import type { Client, Input } from '#shared/contract.ts'
import type { Colleague } from './types.ts'

type Noted = Partial<Pick<Input<Operations['setStakeholder']>, 'roles' | 'influence' | 'support' | 'interest'>> & {
  customer: string
  person: string
  /** Key of whom they report to. */
  under?: string
  covered?: Colleague
}

/** What the colleagues know of the people at two key accounts. */
const noted: readonly Noted[] = [
  {
    customer: 'kappler',
    person: 'kappler-kappler',
    roles: ['decider'],
    influence: 'high',
    support: 'neutral',
    interest: 'Will in zwei Jahren übergeben, bis dahin keine Versuche',
    covered: 'renz',
  },
  {
    customer: 'kappler',
    person: 'kappler-haug',
    under: 'kappler-kappler',
    roles: ['buyer', 'gatekeeper'],
    influence: 'high',
    support: 'supporter',
    interest: 'Liefertreue, ein Ansprechpartner',
    covered: 'alber',
  },
  {
    customer: 'kappler',
    person: 'kappler-ehret',
    under: 'kappler-kappler',
    roles: ['influencer', 'initiator'],
    influence: 'high',
    support: 'mentor',
    interest: 'Früh mitentwickeln',
    covered: 'alber',
  },
  { customer: 'kappler', person: 'kappler-yilmaz', under: 'kappler-haug', roles: ['user'], influence: 'low' },
  {
    customer: 'kappler',
    person: 'kappler-walz',
    under: 'kappler-ehret',
    roles: ['gatekeeper'],
    influence: 'middle',
    support: 'sceptic',
  },
  { customer: 'reiser', person: 'reiser-reiser', roles: ['decider'], influence: 'high', support: 'neutral' },
  {
    customer: 'reiser',
    person: 'reiser-kollmar',
    under: 'reiser-reiser',
    roles: ['influencer'],
    influence: 'high',
    support: 'mentor',
    interest: 'Die zweite Linie soll ohne Stillstand anlaufen',
    covered: 'alber',
  },
  {
    customer: 'reiser',
    person: 'reiser-maisch',
    under: 'reiser-reiser',
    roles: ['buyer'],
    influence: 'high',
    support: 'opponent',
    interest: 'Drei Angebote zu jedem Teil',
  },
  {
    customer: 'reiser',
    person: 'reiser-frey',
    under: 'reiser-kollmar',
    roles: ['user'],
    influence: 'middle',
    support: 'supporter',
    covered: 'bader',
  },
  { customer: 'reiser', person: 'reiser-thum', under: 'reiser-kollmar', roles: ['user'], support: 'neutral' },
]

/** Notes of people at the key accounts, by the same rules as anybody's. */
export async function noteDemoPeople(lead: Client<Operations>, idOf: (key: string) => string): Promise<void> {
  for (const { customer, person, under, covered, ...rest } of noted)
    await lead.setStakeholder({
      customerId: idOf(customer),
      personId: idOf(person),
      ...rest,
      ...(under && { reportsToId: idOf(under) }),
      ...(covered && { coveredById: idOf(covered) }),
    })
}
