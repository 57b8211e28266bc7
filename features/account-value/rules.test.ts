import { describe, expect, it } from 'vitest'
import fc from '#tests/properties.ts'
import { balanceOf, costToServe, defaultMinutes, marginRate, netRate } from './rules/balance.ts'
import { changeAgainst, lifetimeValue, monthsKnown, retentionByClass } from './rules/lifetime.ts'
import { type Business, businessMinutes, keptOf, workdaysBetween } from './rules/promises.ts'

describe('lifetime value (rules §7)', () => {
  it('the worked case: r 0.8, i 0.1 is 2.667 m and 3.667 m', () => {
    const of = (margin: number, acquisitionCost = 0) =>
      lifetimeValue({ margin, retention: 0.8, discount: 0.1, acquisitionCost })
    expect(of(1_000_000)).toEqual({ afterYear: 2_666_667, now: 3_666_667 })
    expect(of(1_000_000, 500_000)).toEqual({ afterYear: 2_166_667, now: 3_166_667 })
    expect(of(-3_000)).toEqual({ afterYear: -8_000, now: -11_000 })
  })

  it.each([
    [1.1, 0.1],
    [1, 0],
    [2, 0.08],
  ])('retention %d with a discount of %d has no end', (retention, discount) => {
    expect(() => lifetimeValue({ margin: 1, retention, discount, acquisitionCost: 0 })).toThrow(
      expect.objectContaining({ code: 'retentionTooHigh' }),
    )
  })

  it('is the sum of all years, whoever stays and discounted', () => {
    const share = fc.double({ min: 0, max: 0.95, noNaN: true })
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        share,
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.integer({ min: 0, max: 1e9 }),
        (margin, retention, discount, acquisitionCost) => {
          const { afterYear, now } = lifetimeValue({ margin, retention, discount, acquisitionCost })
          // Every year the share that stays brings the margin, worth less by the discount.
          let [sumAfter, sumNow, weight] = [-acquisitionCost, -acquisitionCost, 1]
          for (let year = 0; year < 1500 && weight > 1e-20; year += 1) {
            sumNow += margin * weight
            weight *= retention / (1 + discount)
            sumAfter += margin * weight
          }
          const near = (value: number, sum: number) =>
            Math.abs(value - sum) <= 0.51 + 1e-9 * (Math.abs(margin) + acquisitionCost)
          return near(afterYear, sumAfter) && near(now, sumNow) && Math.abs(now - afterYear - margin) <= 1
        },
      ),
    )
  })

  it('retention counts customers of a class; below twenty it is set by hand or unknown', () => {
    const customers = Array.from({ length: 25 }, (_, at) => ({
      class: at < 20 ? ('A' as const) : ('B' as const),
      revenueNow: at % 4 === 0 ? 0 : 100,
      revenueBefore: 100,
    }))
    const fresh = { class: 'A' as const, revenueNow: 900, revenueBefore: 0 }
    const of = retentionByClass(['A', 'B', 'C'], [...customers, fresh], { A: 0.1, B: 0.7 })
    expect(of).toEqual({
      A: { rate: 0.75, source: 'counted', of: 20 },
      B: { rate: 0.7, source: 'byHand', of: 5 },
      C: { rate: null, source: 'unknown', of: 0 },
    })
  })

  it('says how long a young customer is known, and how a value grew', () => {
    const both = { from: '2024-11-01', to: '2026-10-31' }
    expect(monthsKnown('2026-03-15', both)).toBe(8)
    expect(monthsKnown('2020-01-01', both)).toBeNull()
    expect(monthsKnown('2024-11-20', both)).toBeNull()
    expect([changeAgainst(120, 100), changeAgainst(50, 0), changeAgainst(null, 4)]).toEqual([
      expect.closeTo(0.2),
      null,
      null,
    ])
  })
})

describe('margin and cost to serve', () => {
  it('hours of the activities times the rate', () => {
    const efforts = [
      { kind: 'call' as const, count: 8 },
      { kind: 'visit' as const, count: 3 },
      { kind: 'notReached' as const, count: 10 },
    ]
    expect(costToServe(efforts, { minutes: defaultMinutes, rate: 80_00 })).toEqual({ minutes: 690, cost: 920_00 })
  })

  it('what is left of each euro', () => {
    const facts = { revenue: 1000, margin: 240, marginOf: 800 }
    expect([marginRate(facts), netRate(facts, 100)]).toEqual([expect.closeTo(0.3), expect.closeTo(0.2)])
    expect(netRate({ revenue: 1000, margin: 0, marginOf: 0 }, 100)).toBeNull()
    expect(netRate({ revenue: -5, margin: 1, marginOf: 1 }, 100)).toBeNull()
  })

  it.each([
    [2, 0.2, 0.2, 'nearRich'],
    [3.3, 0.19, 0.2, 'nearPoor'],
    [1.9, 0.3, 0.2, 'farRich'],
    [0, -0.1, 0.2, 'farPoor'],
    [4, null, 0.2, null],
    [4, 0.2, null, null],
  ] as const)('relationship %d and %d against %d', (relationship, own, company, balance) => {
    expect(balanceOf({ relationship, netRate: own, companyNetRate: company })).toBe(balance)
  })
})

describe('promised times of answering', () => {
  const business: Business = { country: 'DE', state: 'BW', from: 8, to: 17, timeZone: 'Europe/Berlin' }
  it.each([
    // Friday afternoon to Monday morning; over New Year and Epiphany; a Saturday; summer time.
    ['2026-11-20T15:00:00Z', '2026-11-23T08:30:00Z', 150],
    ['2026-12-31T15:00:00Z', '2027-01-04T08:00:00Z', 120],
    ['2027-01-05T15:30:00Z', '2027-01-07T07:10:00Z', 40],
    ['2026-11-21T09:00:00Z', '2026-11-22T20:00:00Z', 0],
    ['2026-07-01T06:00:00Z', '2026-07-01T15:00:00Z', 540],
    ['2026-07-02T06:00:00Z', '2026-07-01T06:00:00Z', 0],
  ])('%s to %s are %d minutes of business', (from, to, minutes) => {
    expect(businessMinutes(from, to, business)).toBe(minutes)
  })

  it('workdays leave out weekends and holidays', () => {
    expect(workdaysBetween('2026-11-20', '2026-11-23', business)).toBe(1)
    expect(workdaysBetween('2026-11-20', '2026-11-20', business)).toBe(0)
    expect(workdaysBetween('2027-01-05', '2027-01-07', business)).toBe(1)
    expect(workdaysBetween('2027-01-05', '2027-01-07', { country: 'DE', state: 'NI' })).toBe(2)
  })

  it('what nobody reacted to is late once its time is over; until then it is open', () => {
    const fire = (cameAt: string, reactedAt: string | null) => ({ kind: 'fire' as const, cameAt, reactedAt })
    const waited = [
      fire('2026-11-16T08:00:00Z', '2026-11-16T09:00:00Z'),
      fire('2026-11-17T08:00:00Z', '2026-11-17T12:00:00Z'),
      fire('2026-11-18T08:00:00Z', '2026-11-18T12:01:00Z'),
      fire('2026-11-19T08:00:00Z', null),
      fire('2026-11-20T12:30:00Z', null),
      { kind: 'enquiry' as const, cameAt: '2026-11-13T10:00:00Z', reactedAt: '2026-11-18T10:00:00Z' },
    ]
    const kept = keptOf(waited, { fire: 4, complaint: 1, enquiry: 2 }, '2026-11-20T14:00:00Z', business)
    expect(kept.fire).toEqual({ inTime: 2, late: 2, open: 1, median: 4 })
    expect(kept.enquiry).toEqual({ inTime: 0, late: 1, open: 0, median: 3 })
    expect(kept.complaint).toEqual({ inTime: 0, late: 0, open: 0, median: null })
  })
})
