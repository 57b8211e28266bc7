import { expect, it } from 'vitest'
import { type Change, changesOf } from './rules.ts'

type Case = [
  what: string,
  record: string,
  name: string,
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
  changes: Partial<Change>[],
]

const cases: Case[] = [
  ['entered', 'customers', 'customer.created', null, { name: 'A', ownerId: 'm1' }, [{ what: 'created', to: 'm1' }]],
  ['imported', 'customers', 'customer.created', null, { name: 'A', importId: 'i1' }, [{ what: 'imported' }]],
  [
    'another owner',
    'customers',
    'customer.changed',
    { ownerId: 'm1', version: 1 },
    { ownerId: 'm2', version: 2 },
    [{ what: 'owner', from: 'm1', to: 'm2' }],
  ],
  [
    'class and address at once: the class first, the rest as fields',
    'customers',
    'customer.changed',
    { city: 'Ulm', class: 'B', sortName: 'a', version: 1 },
    { city: 'Aalen', class: 'A', sortName: 'b', version: 2 },
    [
      { what: 'class', from: 'B', to: 'A' },
      { what: 'fields', fields: ['city'] },
    ],
  ],
  [
    'orphaned',
    'customers',
    'customer.changed',
    { ownerId: 'm1' },
    { ownerId: null },
    [{ what: 'owner', from: 'm1', to: null }],
  ],
  [
    'own rhythm',
    'customers',
    'customer.changed',
    { rhythmDays: null },
    { rhythmDays: 14 },
    [{ what: 'rhythm', from: null, to: '14' }],
  ],
  [
    'put off',
    'customers',
    'customer.snoozed',
    { snoozedUntil: null },
    { snoozedUntil: '2026-12-01', snoozeReason: 'Umzug' },
    [{ what: 'snoozed', from: 'Umzug', to: '2026-12-01' }],
  ],
  ['only the software cares', 'customers', 'customer.changed', { spreadDay: 'x' }, { spreadDay: 'y', version: 2 }, []],
  ['the end of a snooze by a conversation', 'customers', 'customer.contacted', { snoozedUntil: 'x' }, {}, []],
  ['deleted', 'customers', 'customer.deleted', { deletedAt: null }, { deletedAt: 'now' }, [{ what: 'deleted' }]],
  [
    'brought back',
    'customers',
    'customer.deleted.undone',
    { deletedAt: 'then' },
    { deletedAt: null },
    [{ what: 'restored' }],
  ],
  ['a new person', 'persons', 'person.created', null, { lastName: 'Sauter' }, [{ what: 'personCreated' }]],
  [
    'a person changes company',
    'persons',
    'person.moved',
    { customerId: 'c1', function: 'Einkauf' },
    { customerId: 'c2', function: 'Leitung' },
    [{ what: 'personMoved', from: 'c1', to: 'c2' }],
  ],
  ['a person left', 'persons', 'person.changed', { leftAt: null }, { leftAt: 'now' }, [{ what: 'personLeft' }]],
  ['and came back', 'persons', 'person.changed', { leftAt: 'now' }, { leftAt: null }, [{ what: 'personReturned' }]],
  [
    'new number',
    'persons',
    'person.changed',
    { phones: '[]' },
    { phones: '[1]' },
    [{ what: 'personFields', fields: ['phones'] }],
  ],
  [
    'somebody helps',
    'customerHelpers',
    'helper.added',
    null,
    { memberId: 'm3', part: 'Technik' },
    [{ what: 'helperAdded', from: 'Technik', to: 'm3' }],
  ],
  [
    'and no longer',
    'customerHelpers',
    'helper.removed',
    { deletedAt: null },
    { deletedAt: 'now' },
    [{ what: 'helperRemoved' }],
  ],
  [
    'an opportunity',
    'opportunities',
    'opportunity.created',
    null,
    { title: 'Antrieb' },
    [{ what: 'opportunityCreated', to: 'Antrieb' }],
  ],
  ['won', 'opportunities', 'opportunity.won', { outcome: null }, { outcome: 'won' }, [{ what: 'opportunityWon' }]],
  [
    'lost with its reason',
    'opportunities',
    'opportunity.lost',
    { outcome: null },
    { outcome: 'lost', reason: 'price' },
    [{ what: 'opportunityLost', to: 'price' }],
  ],
  ['moved on a stage', 'opportunities', 'opportunity.changed', { stageId: 's1' }, { stageId: 's2' }, []],
  ['something else', 'files', 'file.attached', null, {}, []],
]

it.each(cases)('%s', (_what, record, name, before, after, changes) => {
  const found = changesOf({ record, name, before, after })
  expect(found).toHaveLength(changes.length)
  expect(found).toMatchObject(changes)
})
