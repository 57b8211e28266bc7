import { describe, expect, it } from 'vitest'
import fc from '#tests/properties.ts'
import { type FitRatings, fitAgainst, fitCriteria, fitFor, fitOf, ratingsOf } from './rules/fit.ts'
import { type Candidate, type NominationPolicy, nominate, reasonsOf, strategicScore } from './rules/nomination.ts'
import { correctedRelationship, reportsInCircle, type Stakeholder, warningsOf } from './rules/people.ts'
import { placed } from './rules/portfolio.ts'
import { accountRelationship, relationshipOf } from './rules/relationship.ts'

const criteria = [
  { id: 'growth', name: 'Wachstum', weight: 3 },
  { id: 'reference', name: 'Referenz', weight: 1 },
  { id: 'off', name: 'ruht', weight: 0 },
]

describe('strategic score', () => {
  it.each([
    [{}, null],
    [{ off: 4 }, null],
    [{ growth: 4 }, { value: 4, rated: 1, of: 2 }],
    [
      { growth: 4, reference: 0 },
      { value: 3, rated: 2, of: 2 },
    ],
    [
      { growth: 0, reference: 4, gone: 4 },
      { value: 1, rated: 2, of: 2 },
    ],
  ])('of %j is %j', (ratings, score) =>
    expect(strategicScore(criteria, ratings as Record<string, number>)).toEqual(score),
  )
})

const policy: NominationPolicy = { potentialLimit: 100, scoreLimit: 3, shareLimit: 0.1, capacity: 2, criteria }
const candidate = (customerId: string, facts: Partial<Candidate>): Candidate => ({
  customerId,
  potential: null,
  score: null,
  share: null,
  ...facts,
})

describe('nomination', () => {
  it.each([
    [{ potential: 99, score: 2.99, share: 0.0999 }, policy, []],
    [{ potential: 100 }, policy, ['potential']],
    [{ potential: 100, score: 3, share: 0.1 }, policy, ['potential', 'score', 'share']],
    [{ potential: 100, share: 0.5 }, { ...policy, potentialLimit: null }, ['share']],
    [{}, policy, []],
  ] as const)('%j reaches with these limits %#', (facts, limits, reasons) =>
    expect(reasonsOf(candidate('a', facts), limits)).toEqual(reasons),
  )

  it('proposes no more than there is room for, the best founded first', () => {
    const candidates = [
      candidate('low', { share: 0.05 }),
      candidate('one', { share: 0.3 }),
      candidate('two', { share: 0.1, potential: 100 }),
      candidate('more', { potential: 5000 }),
    ]
    const found = nominate(candidates, policy, 0, 0)
    expect(found.proposed.map((one) => one.candidate.customerId)).toEqual(['two', 'one'])
    expect(found.beyond).toBe(1)
    expect(nominate(candidates, policy, 1, 2).proposed).toHaveLength(3)
    expect(nominate(candidates, policy, 9, 1)).toEqual({ proposed: [], beyond: 3 })
  })
})

const all = (forIt: number, against: number): FitRatings =>
  Object.fromEntries([...fitFor.map((key) => [key, forIt]), ...fitAgainst.map((key) => [key, against])])

describe('key account or classic', () => {
  it.each([
    [all(2, -2), 'keyAccount', 16],
    [all(-2, 2), 'classic', -16],
    [all(0, 0), 'hybrid', 0],
    [all(2, 2), 'hybrid', 0],
    [{ ...all(0, 0), complexity: 2, longCycles: 2, massMarket: -1 }, 'keyAccount', 5],
    [{ ...all(0, 0), complexity: 2, longCycles: 2 }, 'hybrid', 4],
    [{ ...all(0, 0), complexity: -2, massMarket: 2, transactional: 1 }, 'classic', -5],
  ] as const)('%j is %s', (ratings, verdict, points) => expect(fitOf(ratings)).toMatchObject({ verdict, points }))

  it('says nothing while one is missing, and what speaks for which side', () => {
    const { complexity: _, ...rest } = all(1, 1)
    expect(fitOf(rest)).toMatchObject({ verdict: null, missing: ['complexity'] })
    expect(fitOf({ ...all(0, 0), coInnovation: 1, complexity: 2, fewStrong: 1, transactional: 2 })).toMatchObject({
      speaksFor: ['complexity', 'fewStrong'],
      speaksAgainst: ['transactional'],
    })
  })

  it('a customer is rated as its segment but where it differs', () => {
    expect(ratingsOf(all(1, -1), { massMarket: 2 })).toEqual({ ...all(1, -1), massMarket: 2 })
  })

  it('turning every answer round turns the verdict round', () => {
    const rating = fc.integer({ min: -2, max: 2 })
    fc.assert(
      fc.property(fc.tuple(...fitCriteria.map(() => rating)), (values) => {
        const given = Object.fromEntries(fitCriteria.map((key, i) => [key, values[i]])) as FitRatings
        const turned = Object.fromEntries(fitCriteria.map((key, i) => [key, -(values[i] ?? 0)])) as FitRatings
        expect(fitOf(turned).points + fitOf(given).points).toBe(0)
        expect(Math.abs(fitOf(given).points)).toBeLessThanOrEqual(16)
      }),
    )
  })
})

describe('relationship', () => {
  it.each([
    [false, 0, false, 0],
    [true, 0, false, 1],
    [true, 1, false, 2],
    [true, 2, true, 2],
    [true, 3, false, 3],
    [true, 3, true, 4],
  ])('one in a year %s, %i in 180 days, one in person %s: %i', (inYear, inHalfYear, inPerson, relationship) =>
    expect(relationshipOf({ inYear, inHalfYear, inPerson })).toBe(relationship),
  )

  it.each([
    [[], 0],
    [[3], 1],
    [[4, 4, 1, 4], 4],
    [[2, 4], 2],
  ])('with a company of %j: %d', (relationships, expected) => expect(accountRelationship(relationships)).toBe(expected))
})

describe('portfolio', () => {
  const spot = (id: string, relationship: number, potential: number, revenue: number) => ({
    id,
    name: id,
    relationship,
    potential,
    revenue,
  })
  it('lies by relationship and potential, as large as its revenue', () => {
    const [large, small] = placed([spot('large', 4, 100, 400), spot('small', 1, 50, 100)], 400, 200, 100)
    expect(large).toMatchObject({ x: 400, y: 0, radius: 34, left: true })
    expect(small).toMatchObject({ x: 100, y: 100, radius: 17, left: false })
  })

  it('labels of the same place stand below each other', () => {
    const labels = placed([spot('a', 1, 50, 1), spot('b', 1, 50, 1), spot('c', 1, 48, 1)], 400, 200, 100).map(
      (one) => one.labelY,
    )
    expect(labels).toEqual([100, 117, 134])
  })
})

describe('people', () => {
  const today = '2026-11-21'
  const person = (personId: string, own: Partial<Stakeholder>): Stakeholder => ({
    personId,
    roles: [],
    influence: null,
    support: null,
    coveredById: null,
    gone: false,
    lastContact: null,
    ...own,
  })
  const decider = person('boss', { roles: ['decider'], lastContact: '2026-11-01' })
  const buyer = person('buyer', { roles: ['buyer'], lastContact: '2026-08-23' })

  it.each([
    [[], ['deciderUnknown']],
    [[decider, buyer], []],
    [[decider, { ...buyer, lastContact: '2026-08-22' }], ['singleThreaded']],
    [
      [{ ...decider, lastContact: '2026-08-22' }, buyer],
      ['singleThreaded', 'deciderNotReached'],
    ],
    [
      [{ ...decider, gone: true }, buyer],
      ['singleThreaded', 'deciderUnknown'],
    ],
    [[decider, buyer, person('x', { support: 'supporter', gone: true })], ['supporterLeft']],
    [[decider, buyer, person('x', { support: 'sceptic', gone: true })], []],
    [[decider, buyer, person('x', { support: 'opponent', influence: 'high' })], ['opponentAlone']],
    [[decider, buyer, person('x', { support: 'opponent', influence: 'high', coveredById: 'me' })], []],
    [[decider, buyer, person('x', { support: 'opponent', influence: 'middle' })], []],
  ] as const)('warns %#', (people, kinds) => expect(warningsOf(people, today).map(({ kind }) => kind)).toEqual(kinds))

  it.each([
    [1, null, null, 1],
    [1, 4, '2026-11-01', 4],
    [3, 0, '2026-05-25', 0],
    [3, 0, '2026-05-24', 3],
  ])('a relationship of %i corrected to %s on %s is %i', (said, value, day, expected) =>
    expect(correctedRelationship(said, { value, day }, today)).toBe(expected),
  )

  it('nobody reports to themselves, over however many', () => {
    const managerOf = new Map<string, string | null>([
      ['a', 'b'],
      ['b', 'c'],
      ['c', null],
    ])
    expect(reportsInCircle('c', 'a', managerOf)).toBe(true)
    expect(reportsInCircle('a', 'a', managerOf)).toBe(true)
    expect(reportsInCircle('a', 'c', managerOf)).toBe(false)
    expect(reportsInCircle('d', 'a', managerOf)).toBe(false)
    expect(reportsInCircle('d', null, managerOf)).toBe(false)
  })
})
