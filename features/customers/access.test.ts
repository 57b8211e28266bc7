import { expect, it } from 'vitest'
import type { Actor, Role } from '#shared/actor.ts'
import { canChange, canCreate, canHandOver, canHandOverAll, canLog, canRead, firstResponsibility } from './access.ts'

const me = 'me'
const actor = (roles: Role[], more: Partial<Actor> = {}): Actor => ({
  memberId: me,
  name: 'Ich',
  language: 'de',
  roles,
  administrator: false,
  deputyFor: [],
  readsOwnOnly: false,
  via: 'session',
  ...more,
})
const relations = {
  own: { ownerId: me, insideSalesId: null, helperIds: [] },
  insideSales: { ownerId: 'anna', insideSalesId: me, helperIds: [] },
  helper: { ownerId: 'anna', insideSalesId: null, helperIds: ['karl', me] },
  others: { ownerId: 'anna', insideSalesId: 'karl', helperIds: ['karl'] },
  nobodys: { ownerId: null, insideSalesId: null, helperIds: [] },
}

// r read, c change, l log, h hand over and delete.
const table: [Role, Record<keyof typeof relations, string>][] = [
  ['management', { own: 'rclh', insideSales: 'rclh', helper: 'rclh', others: 'rclh', nobodys: 'rclh' }],
  ['salesLead', { own: 'rclh', insideSales: 'rclh', helper: 'rclh', others: 'rclh', nobodys: 'rclh' }],
  ['sales', { own: 'rclh', insideSales: 'rcl', helper: 'rcl', others: 'r', nobodys: 'rclh' }],
  ['keyAccountManager', { own: 'rclh', insideSales: 'rcl', helper: 'rcl', others: 'r', nobodys: 'rclh' }],
  ['insideSales', { own: 'rcl', insideSales: 'rcl', helper: 'rcl', others: 'rl', nobodys: 'rl' }],
  ['marketing', { own: 'rl', insideSales: 'rl', helper: 'rl', others: 'rl', nobodys: 'rl' }],
  ['reader', { own: 'r', insideSales: 'r', helper: 'r', others: 'r', nobodys: 'r' }],
]
const cases = table.flatMap(([role, rights]) =>
  Object.entries(rights).map(([relation, allowed]) => [role, relation as keyof typeof relations, allowed] as const),
)
const rightsOf = (who: Actor, relation: keyof typeof relations) => {
  const customer = relations[relation]
  return [
    canRead(who, customer) ? 'r' : '',
    canChange(who, customer) ? 'c' : '',
    canLog(who, customer) ? 'l' : '',
    canHandOver(who, customer) ? 'h' : '',
  ].join('')
}

it.each(cases)('%s, %s: %s', (role, relation, allowed) => {
  expect(rightsOf(actor([role]), relation)).toBe(allowed)
})

it.each([
  ['own', 'rclh'],
  ['insideSales', 'rcl'],
  ['helper', 'rcl'],
  ['others', ''],
  ['nobodys', ''],
] as const)('where members read only their own, sales may at %s: %s', (relation, allowed) => {
  expect(rightsOf(actor(['sales'], { readsOwnOnly: true }), relation)).toBe(allowed)
})

it('a deputy may what the absent one may, but neither give away nor delete', () => {
  const deputy = actor(['sales'], { deputyFor: ['anna'] })
  expect(rightsOf(deputy, 'others')).toBe('rcl')
  expect(canHandOverAll(deputy, 'anna')).toBe(false)
  expect(rightsOf(actor(['reader'], { deputyFor: ['anna'] }), 'others')).toBe('r')
})

it('several roles add up', () => {
  expect(rightsOf(actor(['reader', 'sales']), 'own')).toBe('rclh')
})

it.each<[Role, boolean, boolean, boolean]>([
  ['management', true, true, true],
  ['salesLead', true, true, true],
  ['sales', true, true, false],
  ['keyAccountManager', true, true, false],
  ['insideSales', true, false, false],
  ['marketing', true, false, false],
  ['reader', false, false, false],
])('%s creates: %s, hands over all own: %s, all of others: %s', (role, creates, own, others) => {
  expect([canCreate(actor([role])), canHandOverAll(actor([role]), me), canHandOverAll(actor([role]), 'anna')]).toEqual([
    creates,
    own,
    others,
  ])
})

it.each<[Role[], string | null, string | null]>([
  [['sales'], me, null],
  [['salesLead'], me, null],
  [['insideSales', 'sales'], me, null],
  [['insideSales'], null, me],
  [['marketing'], null, null],
])('a new customer entered by %s belongs to %s, inside sales %s', (roles, ownerId, insideSalesId) => {
  expect(firstResponsibility(actor(roles))).toEqual({ ownerId, insideSalesId })
})
