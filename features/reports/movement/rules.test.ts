import { describe, expect, it, test } from 'vitest'
import { periodAround } from '#shared/periods.ts'
import fc from '#tests/properties.ts'
import { courseOf, type Fact } from './rules/course.ts'
import { columns, entriesOf, type Flow, flowOf, type Scope, type Span, signs } from './rules/flows.ts'
import { knownOf, numberOf } from './rules/period.ts'
import { movementIndex, stepsOf } from './rules/steps.ts'
import { barsOf, floorOf } from './rules/waterfall.ts'

const november: Span = { from: '2026-11-01', before: '2026-12-01' }
const none = { stageId: null, ownerId: null, amount: null, expectedClose: null }
let count = 0
const fact = (day: string, kind: Fact['kind'], more: Partial<Fact> = {}): Fact => {
  count += 1
  return { id: String(count).padStart(6, '0'), kind, day, known: day, entered: day, replaces: null, ...none, ...more }
}
const created = (day: string, amount: number | null, more: Partial<Fact> = {}) =>
  fact(day, 'created', { amount, stageId: 's1', ownerId: 'a', expectedClose: '2026-11-20', ...more })
const rankOf = (stageId: string | null) => Number(stageId?.slice(1) ?? 0)
const probabilityOf = (stageId: string | null) => rankOf(stageId) / 10

/** The waterfall of some flows, parts as "owner/stage". */
function waterfall(flows: Flow[], parts = { byOwner: false, byStage: false }) {
  const rows: Record<string, Record<string, number>> = {}
  for (const { column, part, amount } of flows.flatMap((flow) => entriesOf(flow, parts, rankOf))) {
    const key = [part.ownerId, part.stageId].filter(Boolean).join('/') || 'all'
    rows[key] ??= {}
    rows[key][column] = (rows[key][column] ?? 0) + amount
  }
  return rows
}
const of = (facts: Fact[], scope: Scope = 'due') =>
  [flowOf(facts, november, scope, null)].filter((flow) => flow !== null)

describe('movement of one opportunity', () => {
  const october = created('2026-10-01', 100)
  test.each<[string, Fact[], Record<string, number> | undefined, Scope?]>([
    [
      'raised and won',
      [october, fact('2026-11-10', 'amount', { amount: 150 }), fact('2026-11-12', 'won')],
      { opening: 100, increased: 50, won: 150 },
    ],
    [
      'new, raised, still open',
      [created('2026-11-03', 80), fact('2026-11-05', 'amount', { amount: 90 })],
      { new: 90, closing: 90 },
    ],
    [
      'moved beyond the period at a lower amount',
      [
        created('2026-10-01', 200),
        fact('2026-11-10', 'expectedClose', { expectedClose: '2027-01-15' }),
        fact('2026-11-10', 'amount', { amount: 180 }),
      ],
      { opening: 200, decreased: 20, pushedOut: 180 },
    ],
    ['lost', [october, fact('2026-11-30', 'lost')], { opening: 100, lost: 100 }],
    ['closed on the first day after the period', [october, fact('2026-12-01', 'lost')], { opening: 100, closing: 100 }],
    ['created on the first day', [created('2026-11-01', 70)], { new: 70, closing: 70 }],
    [
      'overdue counts as due',
      [created('2026-01-01', 60, { expectedClose: '2026-02-01' })],
      { opening: 60, closing: 60 },
    ],
    ['no day is not due', [created('2026-10-01', 60, { expectedClose: null })], undefined],
    ['but it is open', [created('2026-10-01', 60, { expectedClose: null })], { opening: 60, closing: 60 }, 'all'],
    [
      'no amount counts as nothing',
      [created('2026-10-01', null), fact('2026-11-09', 'won', {})],
      { opening: 0, won: 0 },
    ],
    [
      'won before it was due',
      [created('2026-10-01', 60, { expectedClose: '2027-03-01' }), fact('2026-11-09', 'won')],
      { pulledIn: 60, won: 60 },
    ],
    [
      'pulled in',
      [
        created('2026-10-01', 60, { expectedClose: '2027-03-01' }),
        fact('2026-11-09', 'expectedClose', { expectedClose: '2026-11-30' }),
      ],
      { pulledIn: 60, closing: 60 },
    ],
    [
      'reopened',
      [october, fact('2026-10-20', 'lost'), fact('2026-11-04', 'reopened')],
      { reopened: 100, closing: 100 },
    ],
    [
      'reopened and won with another amount',
      [
        october,
        fact('2026-10-20', 'lost'),
        fact('2026-11-04', 'reopened'),
        fact('2026-11-25', 'amount', { amount: 130 }),
        fact('2026-11-25', 'won'),
      ],
      { reopened: 130, won: 130 },
    ],
    [
      'closed twice: reopened between',
      [october, fact('2026-10-20', 'lost'), fact('2026-11-25', 'won')],
      { reopened: 100, won: 100 },
    ],
    ['created and lost within it', [created('2026-11-02', 40), fact('2026-11-03', 'lost')], { new: 40, lost: 40 }],
    [
      'pushed out and back: where it began',
      [
        october,
        fact('2026-11-05', 'expectedClose', { expectedClose: '2027-05-05' }),
        fact('2026-11-06', 'expectedClose', { expectedClose: '2026-11-28' }),
      ],
      { opening: 100, closing: 100 },
    ],
    [
      'in and out again: no movement',
      [
        created('2026-10-01', 60, { expectedClose: '2027-03-01' }),
        fact('2026-11-09', 'expectedClose', { expectedClose: '2026-11-30' }),
        fact('2026-11-19', 'expectedClose', { expectedClose: '2027-02-01' }),
      ],
      undefined,
    ],
    [
      'reopened and lost again: no movement',
      [october, fact('2026-10-09', 'lost'), fact('2026-11-04', 'reopened'), fact('2026-11-05', 'lost')],
      undefined,
    ],
    ['created, and out of the period at once', [created('2026-11-02', 40, { expectedClose: '2027-02-01' })], undefined],
    ['void', [october, fact('2026-11-02', 'void')], undefined],
    [
      'void and restored',
      [october, fact('2026-11-02', 'void'), fact('2026-11-03', 'restored')],
      { opening: 100, closing: 100 },
    ],
    [
      'values of one instant count before it closes, in whatever order they stand',
      [october, fact('2026-11-12', 'won'), fact('2026-11-12', 'amount', { amount: 90 })],
      { opening: 100, decreased: 10, won: 90 },
    ],
    [
      'reopened: the expected close is what it was before',
      [
        created('2026-10-01', 60, { expectedClose: '2027-03-01' }),
        fact('2026-11-09', 'won'),
        fact('2026-11-10', 'reopened'),
      ],
      undefined,
    ],
  ])('%s', (_, facts, expected, scope) => {
    expect(waterfall(of(facts, scope)).all).toEqual(expected)
  })

  it('by stage: the change belongs to where it began, the end to where it went', () => {
    const facts = [
      created('2026-10-01', 80),
      fact('2026-11-04', 'stage', { stageId: 's2' }),
      fact('2026-11-09', 'amount', { amount: 90 }),
    ]
    expect(waterfall(of(facts), { byOwner: false, byStage: true })).toEqual({
      s1: { opening: 80, increased: 10, movedOn: 90 },
      s2: { movedIn: 90, closing: 90 },
    })
  })

  it('by member: passing through is no movement', () => {
    const facts = [
      created('2026-10-01', 80),
      fact('2026-11-04', 'owner', { ownerId: 'b' }),
      fact('2026-11-06', 'owner', { ownerId: 'c' }),
      fact('2026-11-20', 'won'),
    ]
    expect(waterfall(of(facts), { byOwner: true, byStage: false })).toEqual({
      a: { opening: 80, handedOn: 80 },
      c: { takenOver: 80, won: 80 },
    })
    expect(waterfall(of(facts), { byOwner: false, byStage: true })).toEqual({ s1: { opening: 80, won: 80 } })
  })

  it('pushed out while it changed hands: who held it last inside', () => {
    const facts = [
      created('2026-10-01', 80),
      fact('2026-11-04', 'owner', { ownerId: 'b' }),
      fact('2026-11-04', 'expectedClose', { expectedClose: '2027-06-01' }),
    ]
    expect(waterfall(of(facts), { byOwner: true, byStage: false })).toEqual({ a: { opening: 80, pushedOut: 80 } })
  })
})

describe('what was known', () => {
  const facts = [
    created('2026-10-01', 100),
    fact('2026-11-10', 'won', { id: 'late' }),
    fact('2026-10-28', 'won', { replaces: 'late', known: '2026-12-09', entered: '2026-12-09' }),
  ]
  it('a correction counts from the day it was entered', () => {
    expect(waterfall([flowOf(facts, november, 'due', '2026-12-05')!]).all).toEqual({ opening: 100, won: 100 })
    expect(flowOf(facts, november, 'due', '2026-12-09')).toBeNull()
    const october = { from: '2026-10-01', before: '2026-11-01' }
    expect(waterfall([flowOf(facts, october, 'due', null)!]).all).toEqual({ new: 100, won: 100 })
  })
  it('facts before the creation count from it on', () => {
    const later = [created('2026-11-05', 100), fact('2026-11-02', 'amount', { amount: 120 })]
    expect(courseOf(later, null).map(({ day }) => day)).toEqual(['2026-11-05', '2026-11-05'])
    expect(waterfall(of(later)).all).toEqual({ new: 120, closing: 120 })
  })
})

describe('steps', () => {
  it('forward, back and closings, with what they add to the chance', () => {
    const facts = [
      created('2026-10-01', 1000),
      fact('2026-11-02', 'stage', { stageId: 's3' }),
      fact('2026-11-09', 'stage', { stageId: 's2' }),
      fact('2026-11-12', 'won'),
    ]
    const steps = stepsOf(courseOf(facts, null), november, { rankOf, probabilityOf })
    expect(steps.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['forward', 's1', 's3'],
      ['back', 's3', 's2'],
      ['won', 's2', null],
    ])
    expect(movementIndex(steps)).toBe(900)
  })
  it('a move taken back on the same day is none', () => {
    const facts = [
      created('2026-10-01', 1000),
      fact('2026-11-02', 'stage', { stageId: 's3', entered: '2026-11-02T08' }),
      fact('2026-11-02', 'stage', { stageId: 's1', entered: '2026-11-02T09' }),
    ]
    expect(stepsOf(courseOf(facts, null), november, { rankOf, probabilityOf })).toEqual([])
  })
})

describe('always', () => {
  const day = fc.integer({ min: 1, max: 75 }).map((n) => new Date(Date.UTC(2026, 9, n)).toISOString().slice(0, 10))
  const stageId = fc.constantFrom('s1', 's2', 's3', 's4')
  const ownerId = fc.constantFrom('a', 'b', 'c', null)
  const amount = fc.option(fc.integer({ min: 0, max: 100_000 }))
  const expectedClose = fc.option(day)
  const anyFact = fc.record({
    kind: fc.constantFrom<Fact['kind']>(
      'stage',
      'amount',
      'expectedClose',
      'owner',
      'won',
      'lost',
      'reopened',
      'void',
      'restored',
    ),
    day,
    late: fc.integer({ min: 0, max: 20 }),
    hour: fc.constantFrom('08', '09'),
    corrects: fc.option(fc.nat(8), { freq: 8 }),
    stageId,
    ownerId,
    amount,
    expectedClose,
  })
  const history = fc
    .tuple(fc.record({ day, stageId, ownerId, amount, expectedClose }), fc.array(anyFact, { maxLength: 9 }))
    .map(([first, more]) => {
      const facts = [created(first.day, first.amount, first)]
      for (const { late, hour, corrects, ...one } of more) {
        const known = new Date(Date.parse(one.day) + late * 86_400_000).toISOString().slice(0, 10)
        const corrected = corrects === null ? undefined : facts[corrects]
        const replaces = corrected?.kind === one.kind ? corrected.id : null
        facts.push(fact(one.day, one.kind, { ...one, known, entered: `${known}T${hour}`, replaces }))
      }
      return facts
    })
  const histories = fc.array(history, { minLength: 1, maxLength: 6 })
  const knownOn = fc.option(day)
  const everyParts = [
    { byOwner: false, byStage: false },
    { byOwner: true, byStage: false },
    { byOwner: false, byStage: true },
    { byOwner: true, byStage: true },
  ]

  it('opening and what came and went is the closing, for every part; transfers cancel; parts add up to the whole', () => {
    fc.assert(
      fc.property(histories, knownOn, (all, known) => {
        const wonAndLost: Record<string, number>[] = []
        for (const scope of ['due', 'all'] as const) {
          const flows = all.map((facts) => flowOf(facts, november, scope, known)).filter((flow) => flow !== null)
          const [total = {}] = Object.values(waterfall(flows))
          wonAndLost.push({ won: total.won ?? 0, lost: total.lost ?? 0 })
          for (const parts of everyParts) {
            const rows = Object.values(waterfall(flows, parts))
            for (const row of rows) {
              const closing = Object.entries(signs).reduce((sum, [column, sign]) => sum + sign * (row[column] ?? 0), 0)
              expect(closing).toBe(row.closing ?? 0)
            }
            const sum = (column: string) => rows.reduce((all, row) => all + (row[column] ?? 0), 0)
            expect(sum('movedIn')).toBe(sum('movedOn'))
            expect(sum('takenOver')).toBe(sum('handedOn'))
            for (const column of columns)
              if (!['movedIn', 'movedOn', 'takenOver', 'handedOn'].includes(column))
                expect(sum(column)).toBe(total[column] ?? 0)
          }
        }
        expect(wonAndLost[0]).toEqual(wonAndLost[1])
      }),
      { numRuns: 1500 },
    )
  })

  it('one period after the other: what was open at the end is open at the beginning', () => {
    const december = { from: november.before, before: '2027-01-01' }
    fc.assert(
      fc.property(histories, (all) => {
        const sum = (span: Span, pick: (flow: Flow) => number | null) =>
          all.reduce((total, facts) => {
            const flow = flowOf(facts, span, 'all', null)
            return total + ((flow && pick(flow)) ?? 0)
          }, 0)
        expect(sum(december, (flow) => flow.opening)).toBe(sum(november, (flow) => (flow.outflow ? 0 : flow.amount)))
      }),
    )
  })
})

describe('periods', () => {
  test.each([
    ['2026-11-22', 'week', 1, '2026-11-16 2026-11-22', { number: 47, year: 2026 }],
    ['2027-01-01', 'week', 1, '2026-12-28 2027-01-03', { number: 53, year: 2026 }],
    ['2026-11-22', 'month', 1, '2026-11-01 2026-11-30', { number: 11, year: 2026 }],
    ['2026-11-22', 'quarter', 1, '2026-10-01 2026-12-31', { number: 4, year: 2026 }],
    ['2026-11-22', 'quarter', 10, '2026-10-01 2026-12-31', { number: 1, year: 2026 }],
    ['2027-02-10', 'quarter', 10, '2027-01-01 2027-03-31', { number: 2, year: 2026 }],
    ['2026-11-22', 'year', 10, '2026-10-01 2027-09-30', { number: 10, year: 2026 }],
  ] as const)('%s in its %s, the year beginning in month %d: %s', (day, length, start, expected, name) => {
    const period = periodAround(day, length, start)
    expect(`${period.from} ${period.to}`).toBe(expected)
    expect(numberOf(period, length, start)).toEqual(name)
  })
  test('a past period is told as known five days after its end', () => {
    const q3 = { from: '2026-07-01', to: '2026-09-30' }
    expect(knownOf(q3, '2026-11-22')).toMatchObject({ asKnownOn: '2026-10-05', running: false })
    expect(knownOf(q3, '2026-10-02')).toMatchObject({ asKnownOn: '2026-10-02', running: false })
    expect(knownOf(q3, '2026-09-30')).toMatchObject({ asKnownOn: '2026-09-30', running: true })
  })
})

describe('the waterfall', () => {
  const total = (more: Record<string, number>) =>
    ({ ...Object.fromEntries(columns.map((column) => [column, 0])), ...more }) as Record<
      (typeof columns)[number],
      number
    >
  test('each bar begins where the one before ended; the last stands where they lead', () => {
    const bars = barsOf(total({ opening: 612, new: 96, won: 118, lost: 47, closing: 543 }))
    expect(bars.map(({ column, from, to }) => [column, from, to])).toEqual([
      ['opening', 0, 612],
      ['new', 612, 708],
      ['won', 708, 590],
      ['lost', 590, 543],
      ['closing', 0, 543],
    ])
    expect(floorOf(bars)).toBeCloseTo(543 - 165 * 0.35)
  })
  test('it begins at nothing where little stands beside the movement', () => {
    expect(floorOf(barsOf(total({ new: 90, closing: 90 })))).toBe(0)
    expect(floorOf(barsOf(total({})))).toBe(0)
  })
})
