import { describe, expect, it } from 'vitest'
import { cycleAim, stageAims } from './aims.ts'

const stages = (...of: [number, number][]) =>
  of.map(([probability, limitDays], n) => ({ id: `s${n}`, probability, limitDays }))

describe('what the stages ask', () => {
  it('as many come on that the probability of a stage follows from the next one', () => {
    const aims = stageAims(stages([0.1, 14], [0.2, 21], [0.3, 21], [0.5, 0], [0.7, 30]))
    expect(aims.map(({ rate }) => rate)).toEqual([0.5, 0.2 / 0.3, 0.6, 0.5 / 0.7, 0.7])
    expect(aims.map(({ dwell }) => dwell)).toEqual([14, 21, 21, null, 30])
    // All of them together make the chance of the first stage.
    expect(aims.reduce((all, { rate }) => all * (rate ?? 0), 1)).toBeCloseTo(0.1)
  })
  it('never more than all; nothing from a stage that is worth nothing', () => {
    expect(stageAims(stages([0.5, 10], [0.3, 10])).map(({ rate }) => rate)).toEqual([1, 0.3])
    expect(stageAims(stages([0.5, 10], [0, 10])).map(({ rate }) => rate)).toEqual([null, 0])
  })
  it('the cycle is the sum of the limits, where all stages have one', () => {
    expect(cycleAim(stageAims(stages([0.1, 14], [0.2, 21])))).toBe(35)
    expect(cycleAim(stageAims(stages([0.1, 14], [0.2, 0])))).toBeNull()
    expect(cycleAim([])).toBeNull()
  })
})
