import { describe, expect, it } from 'vitest'
import { readLossReason, readOpportunityKind, readStage } from './deals.ts'

const stages = [
  { id: 's1', name: 'Anfrage' },
  { id: 's3', name: 'Angebot' },
  { id: 's9', name: 'Vergabe' },
]

describe('where a foreign stage stands with us', () => {
  it.each<[string, unknown]>([
    ['Angebot', { stageId: 's3' }],
    ['ANGEBOT ', { stageId: 's3' }],
    ['Enquiry', { stageId: 's1' }],
    ['Negotiation', null],
    ['Closed Won', 'won'],
    ['closedlost', 'lost'],
    ['Gewonnen', 'won'],
    ['offen', 'open'],
    ['Engaging', { stageId: 's9' }],
    ['prospecting', 'open'],
    ['Won back', null],
    ['Demo', null],
  ])('%s: %j', (text, meaning) =>
    expect(readStage(text, stages, { Engaging: 'Vergabe', Prospecting: 'open' })).toEqual(meaning),
  )

  it('an answer goes before what the word means', () => {
    expect(readStage('Won', stages, { Won: 'Angebot' })).toEqual({ stageId: 's3' })
  })
})

it('kinds of business and reasons of losses', () => {
  expect(['New Business', 'Existing Business', 'Cross-Selling', 'x'].map(readOpportunityKind)).toEqual([
    'newCustomer',
    'repeat',
    'crossSelling',
    null,
  ])
  expect(['zu teuer', 'Competitor won', 'Lieferzeit', 'kein Bedarf', 'Mond'].map(readLossReason)).toEqual([
    'price',
    'competitor',
    'delivery',
    'noDecision',
    'other',
  ])
})
