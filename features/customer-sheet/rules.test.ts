import { expect, it } from 'vitest'
import { type SheetFacts, type Warning, warningsOf } from './rules.ts'

const fine: SheetFacts = {
  standing: 'customer',
  ownerId: 'tina',
  fires: 0,
  complaints: 0,
  promisesOverdue: 0,
  revenue: 8_400_000,
  revenueBefore: 8_000_000,
  lastContact: '2026-11-01',
  rhythm: 30,
  persons: 3,
}

it.each([
  ['nothing to be careful about', {}, []],
  ['it burns', { fires: 1 }, [{ what: 'fire' }]],
  ['blocked', { standing: 'blocked' }, [{ what: 'blocked' }]],
  ['complaints open', { complaints: 2 }, [{ what: 'complaints', count: 2 }]],
  ['promises not kept', { promisesOverdue: 2 }, [{ what: 'promisesOverdue', count: 2 }]],
  ['9 % less is within the usual', { revenue: 7_280_000 }, []],
  ['10 % less', { revenue: 7_200_000 }, [{ what: 'shrinking', percent: 10 }]],
  ['nothing any more', { revenue: 0 }, [{ what: 'shrinking', percent: 100 }]],
  ['no revenue before: nothing to compare', { revenue: 0, revenueBefore: 0 }, []],
  ['on the last day of the rhythm', { lastContact: '2026-10-22' }, []],
  ['a day over it', { lastContact: '2026-10-21' }, [{ what: 'silent', days: 31, rhythm: 30 }]],
  ['only on occasion', { lastContact: '2026-01-01', rhythm: 0 }, []],
  ['never spoken with', { lastContact: null }, [{ what: 'neverSpoken' }]],
  ['one person only', { persons: 1 }, [{ what: 'singlePerson' }]],
  ['nobody known', { persons: 0 }, [{ what: 'noPerson' }]],
  [
    'all at once, the gravest first',
    { fires: 1, complaints: 1, promisesOverdue: 1, persons: 0, ownerId: null },
    [
      { what: 'fire' },
      { what: 'complaints', count: 1 },
      { what: 'promisesOverdue', count: 1 },
      { what: 'noPerson' },
      { what: 'orphaned' },
    ],
  ],
] as [string, Partial<SheetFacts>, Warning[]][])('%s', (_what, own, warnings) => {
  expect(warningsOf({ ...fine, ...own }, '2026-11-21')).toEqual(warnings)
})
