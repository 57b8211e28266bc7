import { expect, it, test } from 'vitest'
import { type RiskFacts, risksOf } from './rules.ts'

const said = (score: number, name = 'Sauter') => ({ personId: name, name, score })
const calm: RiskFacts = {
  revenue: 100,
  revenueBefore: 100,
  fires: 0,
  complaints: 0,
  answers: [],
  supportersGone: [],
  competitors: [],
}

test.each<[string, Partial<RiskFacts>, string[]]>([
  ['nothing', {}, []],
  ['exactly a tenth less', { revenue: 90 }, ['revenueFalls']],
  ['less than a tenth less', { revenue: 91 }, []],
  ['nothing to compare with', { revenue: 0, revenueBefore: 0 }, []],
  ['a complaint is open', { complaints: 1 }, ['fires']],
  ['seven of ten', { answers: [said(7)] }, []],
  ['six of ten', { answers: [said(6)] }, ['satisfaction']],
  ['six of ten long ago', { answers: [said(9), said(6, 'Klein')] }, []],
  ['six of ten by one, less than seven on average', { answers: [said(7), said(6, 'Klein')] }, ['satisfaction']],
  ['two points less', { answers: [said(8), said(10)] }, ['satisfactionFalls']],
  ['one point less', { answers: [said(8), said(9)] }, []],
  ['less than a colleague', { answers: [said(8), said(10, 'Klein')] }, []],
  ['two points less long ago, better since', { answers: [said(9), said(7), said(10)] }, []],
  ['both', { answers: [said(3), said(10)] }, ['satisfaction', 'satisfactionFalls']],
  ['two supporters left', { supportersGone: ['Sauter', 'Klein'] }, ['supporterLeft', 'supporterLeft']],
])('%s', (_, facts, kinds) => {
  expect(risksOf({ ...calm, ...facts }).map(({ kind }) => kind)).toEqual(kinds)
})

it('names a competitor once, with all it delivers', () => {
  const seen = (productGroup: string) => ({ name: 'Hartmann', productGroup })
  const [risk, ...others] = risksOf({ ...calm, competitors: [seen('Spindeln'), seen('Lager')] })
  expect(risk).toEqual({ kind: 'competitor', params: { name: 'Hartmann', groups: 'Spindeln, Lager' } })
  expect(others).toEqual([])
})
