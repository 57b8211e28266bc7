import { expect, it, test } from 'vitest'
import { type RiskFacts, risksOf } from './rules.ts'

const calm: RiskFacts = {
  revenue: 100,
  revenueBefore: 100,
  fires: 0,
  complaints: 0,
  satisfaction: null,
  supportersGone: [],
  competitors: [],
}

test.each<[string, Partial<RiskFacts>, string[]]>([
  ['nothing', {}, []],
  ['exactly a tenth less', { revenue: 90 }, ['revenueFalls']],
  ['less than a tenth less', { revenue: 91 }, []],
  ['nothing to compare with', { revenue: 0, revenueBefore: 0 }, []],
  ['a complaint is open', { complaints: 1 }, ['fires']],
  ['seven of ten', { satisfaction: 7 }, []],
  ['six of ten', { satisfaction: 6 }, ['satisfaction']],
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
