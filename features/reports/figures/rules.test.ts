import { describe, expect, it, test } from 'vitest'
import { against, conversionOf, leadStateOf } from './rules.ts'

describe('leads that became customers', () => {
  const lead = (outcome: string | null, more = {}) => ({
    outcome,
    rejectedAt: null,
    opportunityId: outcome ? 'o' : null,
    ...more,
  })
  test.each([
    [lead('won'), 'customer'],
    [lead('lost'), 'lost'],
    [lead(null), 'pending'],
    [lead(null, { opportunityId: 'o' }), 'pending'],
    [lead(null, { rejectedAt: '2026-01-01T00:00:00.000Z' }), 'rejected'],
  ])('%j is %s', (one, state) => {
    expect(leadStateOf(one)).toBe(state)
  })
  it('pending ones stay in the denominator; none of none', () => {
    expect(conversionOf([lead('won'), lead('lost'), lead(null), lead(null, { opportunityId: 'o' })])).toEqual({
      leads: 4,
      opportunities: 3,
      customers: 1,
      pending: 2,
      rate: 0.25,
    })
    expect(conversionOf([]).rate).toBeNull()
  })
})

describe('against the goal', () => {
  const filling = { closingRate: 0.5, closingRateByValue: 0.25, open: { amount: 600, count: 3 } }
  it('400 of 1,000 at half: pace 80 %, 600 missing, 2,400 needed at 25 %, what is open covers the gap once', () => {
    expect(against('orderIntake', 400, 1000, 0.5, filling)).toEqual({
      measure: 'orderIntake',
      value: 400,
      goal: 1000,
      attained: 0.4,
      expected: 800,
      pace: 0.8,
      gap: 600,
      pipeline: 2400,
      missing: 1800,
      coverage: 1,
    })
  })
  it('closings by count; nothing to fill where it is over or not decided by opportunities', () => {
    expect(against('closings', 4, 10, 0.5, filling)).toMatchObject({ pipeline: 12, missing: 9, coverage: 0.5 })
    expect(against('closings', 4, 10, 1, filling)).toMatchObject({
      gap: 6,
      pipeline: null,
      missing: null,
      coverage: null,
    })
    expect(against('revenue', 400, 1000, 0.5, filling)).toMatchObject({ gap: 600, pipeline: null })
    expect(against('closings', 4, 0, 0.5, filling)).toMatchObject({ value: 4, goal: null, attained: null })
    expect(against('closings', 4, null, 0.5, filling)).toMatchObject({
      value: 4,
      goal: null,
      attained: null,
      gap: null,
    })
  })
})
