import { describe, expect, it } from 'vitest'
import { chipKey, type Decisions, decide, openName, toKeep } from './rules/confirm.ts'
import { parseQuickLine } from './rules.ts'

const names = [
  { type: 'customer' as const, id: 'stahl', name: 'Stahlbau Müller KG' },
  { type: 'customer' as const, id: 'mueller', name: 'Müller Armaturen GmbH' },
  { type: 'customer' as const, id: 'reiser', name: 'Reiser Pumpen GmbH' },
  { type: 'person' as const, id: 'sauter', name: 'Petra Sauter', customerId: 'stahl' },
]
const context = { today: '2026-11-21', language: 'de' as const, names }

function keep(
  line: string,
  decided: [type: string, decision: 'accept' | 'dismiss' | { choose: string }][] = [],
  page: string | null = null,
) {
  const parsed = parseQuickLine(line, context)
  const decisions: Decisions = new Map(
    decided.flatMap(([type, decision]) =>
      parsed.chips.filter((chip) => chip.type === type).map((chip) => [chipKey(line, chip), decision] as const),
    ),
  )
  return toKeep(decide(parsed, decisions), decisions, page)
}

describe('what is kept of a line', () => {
  it('a call with a wish: the promise and the opportunity are only proposed', () => {
    const kept = keep('Tel Reiser, will Angebot bis Freitag, 12 T€')
    expect(kept).toMatchObject({
      customerId: 'reiser',
      activity: { kind: 'call', outcome: null },
      promises: [],
      opportunity: null,
    })
    expect(kept.activity?.text).toContain('will Angebot')
  })
  it('both are made once they are accepted', () => {
    const kept = keep('Tel Reiser, will Angebot bis Freitag, 12 T€', [
      ['promise', 'accept'],
      ['opportunity', 'accept'],
    ])
    expect(kept.promises).toEqual([{ day: '2026-11-27', text: expect.stringContaining('Angebot') }])
    expect(kept.opportunity).toMatchObject({ amount: 1_200_000, currency: 'EUR' })
  })
  it('not reached', () =>
    expect(keep('Reiser nicht erreicht').activity).toMatchObject({ kind: 'call', outcome: 'notReached' }))
  it('a follow-up alone logs nothing', () => {
    const kept = keep('WV Montag Reiser')
    expect(kept).toMatchObject({ customerId: 'reiser', activity: null, followUps: [{ day: '2026-11-23' }] })
  })
  it('a dismissed follow-up stays text', () => {
    const kept = keep('Tel Reiser, wieder anrufen Montag', [['followUp', 'dismiss']])
    expect(kept.followUps).toEqual([])
    expect(kept.activity?.text).toContain('wieder anrufen Montag')
  })
  it('an appointment with time', () =>
    expect(keep('Termin Reiser Di 14 Uhr').appointments).toEqual([
      { day: '2026-11-24', time: '14:00', until: null, title: expect.any(String) },
    ]))
  it('a fire with its text', () => expect(keep('Bei Reiser brennt es, Band steht').fire).toContain('Band steht'))
  it('the customer of the page, where the line names none', () => {
    expect(keep('Tel, will Muster', [], 'reiser').customerId).toBe('reiser')
    expect(keep('Tel Petra Sauter, will Muster', [], 'reiser')).toMatchObject({
      customerId: 'stahl',
      personId: 'sauter',
    })
  })
  it('a name that may be several is open until one is chosen', () => {
    const line = 'Tel Müller, will Muster'
    const parsed = parseQuickLine(line, context)
    const chip = openName(parsed)
    expect(chip).toBeDefined()
    expect(keep(line).customerId).toBeNull()
    expect(keep(line, [[chip?.type ?? '', { choose: 'mueller' }]]).customerId).toBe('mueller')
  })
})
