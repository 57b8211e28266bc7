import type { Day } from '#shared/days.ts'
import { type Agreed, agreedLines, type Line, line, type Point, point } from './agenda.ts'

type Deal = { title: string; customerId: string | null; customer: string }
export type Win = Deal & { memberId: string | null; amount: number | null; currency: string; reason: string | null }
export type Move = Deal & { memberId: string | null; back: boolean; from: string; to: string; weight: number }
export type Stuck = Deal & {
  memberId: string | null
  why: 'noNextStep' | 'stepOverdue' | 'longerThanWon' | 'overLimit'
  days: number | null
}
export type LatePromise = { text: string; who: string; customerId: string | null; customer: string; days: number }

/** What happened since the last meeting of a series. Wins, moves and what stands still are in the order of their weight. */
export type SeriesFacts = {
  today: Day
  agreed: readonly Agreed[]
  first: boolean
  people: readonly { id: string; name: string }[]
  wins: readonly Win[]
  moves: readonly Move[]
  stuck: readonly Stuck[]
  promises: readonly LatePromise[]
  leads: readonly { origin: string; count: number; converted: number }[]
  leadsWaiting: number
  lost: readonly { reason: string | null; count: number }[]
}

/** So much of each in half an hour. */
const most = { wins: 5, moves: 2, rows: 10 }

/**
 * Monday round of 30 minutes (register D3): what was decided and is still open, then each person by name, never by
 * success: wins with why, two moves, one sticking point; then the promises that are overdue.
 */
export function mondayAgenda(facts: SeriesFacts): Point[] {
  const people = facts.people.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return withPast(facts, [
    ...people.map(({ id, name }) => {
      const own = <Row extends { memberId: string | null }>(rows: readonly Row[]) =>
        rows.filter(({ memberId }) => memberId === id)
      const lines = [
        ...own(facts.wins).slice(0, most.wins).map(winLine),
        ...own(facts.moves).slice(0, most.moves).map(moveLine),
        ...own(facts.stuck).slice(0, 1).map(stuckLine),
      ]
      return point('person', lines.length > 0 ? lines : [line('quiet')], { title: name })
    }),
    point('promises', facts.promises.slice(0, most.rows).map(promiseLine)),
  ])
}

/** Sales and key account management: what was won at key accounts, what stands still there, what we owe them. */
export function keyAccountsAgenda(facts: SeriesFacts): Point[] {
  return withPast(facts, [
    point('wins', facts.wins.slice(0, most.rows).map(winLine)),
    point('stuck', facts.stuck.slice(0, most.rows).map(stuckLine)),
    point('promises', facts.promises.slice(0, most.rows).map(promiseLine)),
  ])
}

/** Marketing and sales: which leads came from where and what became of them, what was won, why others were lost. */
export function marketingAgenda(facts: SeriesFacts): Point[] {
  return withPast(facts, [
    point('leads', [
      ...facts.leads.map(({ origin, count, converted }) => line('leads', { origin, count, converted })),
      ...(facts.leadsWaiting > 0 ? [line('leadsWaiting', { count: facts.leadsWaiting })] : []),
    ]),
    point('wins', facts.wins.slice(0, most.rows).map(winLine)),
    point(
      'lost',
      facts.lost.slice(0, most.rows).map(({ reason, count }) => line('lost', { reason, count })),
    ),
  ])
}

function withPast({ first, agreed, today }: SeriesFacts, points: Point[]): Point[] {
  const past = point('agreed', first ? [line('first')] : agreedLines(agreed, today))
  return [past, ...points].filter(({ kind, lines }) => lines.length > 0 || kind === 'agreed')
}

function winLine({ title, customer, customerId, amount, currency, reason }: Win): Line {
  return line(reason ? 'wonWhy' : 'won', { title, name: customer, amount, currency, reason }, { customerId })
}

function moveLine({ title, customer, customerId, back, from, to }: Move): Line {
  return line(back ? 'back' : 'forward', { title, name: customer, from, to }, { customerId })
}

function stuckLine({ title, customer, customerId, why, days }: Stuck): Line {
  return line(why, { title, name: customer, count: days ?? 0 }, { customerId })
}

function promiseLine({ text, who, customer, customerId, days }: LatePromise): Line {
  return line('promiseLate', { text, who, name: customer, count: days }, { customerId })
}
