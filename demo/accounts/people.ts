import type { Operations } from '#features/index.ts'
import type { Input } from '#shared/contract.ts'
import type { Colleague } from '../types.ts'
import type { Chapter } from './steps.ts'

type Noted = Partial<Pick<Input<Operations['setStakeholder']>, 'roles' | 'influence' | 'support' | 'interest'>> & {
  customer: string
  person: string
  /** Key of whom they report to. */
  under?: string
  covered?: Colleague
}

/** What the colleagues know of the people at their key accounts. */
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
  {
    customer: 'zwick',
    person: 'zwick-zwick',
    roles: ['decider'],
    influence: 'high',
    support: 'supporter',
    covered: 'renz',
  },
  {
    customer: 'zwick',
    person: 'zwick-theurer',
    under: 'zwick-zwick',
    roles: ['buyer'],
    influence: 'middle',
    support: 'sceptic',
    interest: 'Zwei Lieferanten je Teil',
  },
  {
    customer: 'zwick',
    person: 'zwick-rapp',
    under: 'zwick-zwick',
    roles: ['influencer'],
    influence: 'middle',
    support: 'supporter',
    interest: 'Hat unsere Spindeln hineingezeichnet',
    covered: 'renz',
  },
]

/** Notes of people at the key accounts, as whoever leads wrote them down; one of them left since. */
export const peopleChapter: Chapter = ({ ago }) => [
  {
    day: ago(240),
    by: 'renz',
    async run({ call, id }) {
      for (const { customer, person, under, covered, ...rest } of noted)
        await call.setStakeholder({
          customerId: id(customer),
          personId: id(person),
          ...rest,
          ...(under && { reportsToId: id(under) }),
          ...(covered && { coveredById: id(covered) }),
        })
    },
  },
]
