import type { Day } from '#shared/days.ts'
import { type Line, line, type Point, type PointKind, point, type ReviewFacts, reviewAgenda } from './agenda.ts'

/** What is known of a customer beyond what a quarterly review looks at. */
export type AnnualFacts = ReviewFacts & {
  /** Promises that were due in the year, and those still open. */
  promises: readonly { text: string; dueDay: Day | null; doneOn: Day | null }[]
  frameworks: readonly {
    name: string
    unit: string | null
    currency: string
    agreed: number
    called: number
    rest: number
    expected: number | null
    emptyDay: Day | null
    endDay: Day
  }[]
  bonuses: readonly {
    name: string
    currency: string
    revenue: number
    percent: number
    bonus: number
    toDay: Day
    next: { percent: number; missing: number } | null
  }[]
  priceRounds: readonly {
    name: string
    fromDay: Day
    currency: string
    reaction: 'open' | 'negotiating' | 'accepted' | 'refused'
    /** Basis points. */
    askedPercent: number | null
    obtainedPercent: number | null
    asked: number
    obtained: number | null
    /** The customer has the letter. */
    told: boolean
  }[]
  /** Contracts of which notice may be given, with the last day. */
  notices: readonly { name: string; day: Day; endDay: Day }[]
}

const order: readonly PointKind[] = [
  ...(['agreed', 'kept', 'figures', 'frameworks', 'bonuses', 'priceRounds', 'contracts', 'complaints'] as const),
  ...(['satisfaction', 'goals', 'actions', 'offers', 'opportunities', 'whiteSpace', 'fires'] as const),
]
const mostOpen = 10

/**
 * The agenda of an annual talk (register C12): what a review talks about, looked at over the year, and what is agreed for
 * years: framework contracts with their remainder, bonuses with the distance to the next step, the price round, notice days,
 * promises kept. Points about which there is nothing to say are left out.
 */
export function annualAgenda(facts: AnnualFacts): Point[] {
  const review = reviewAgenda(facts).filter(({ kind }) => kind !== 'contracts')
  const contracts = reviewAgenda(facts).flatMap((one) => (one.kind === 'contracts' ? one.lines : []))
  const notices = facts.notices.map(({ name, day, endDay }) =>
    line('contractNotice', { name, day, on: endDay }, { internal: true }),
  )
  const own = [
    point('kept', promiseLines(facts)),
    point('frameworks', facts.frameworks.flatMap(frameworkLines)),
    point('bonuses', facts.bonuses.flatMap(bonusLines)),
    point('priceRounds', facts.priceRounds.flatMap(priceLines)),
    point('contracts', [...contracts, ...notices]),
  ].filter(({ lines }) => lines.length > 0)
  return [...review, ...own].toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** How many were kept in time; what is still open is written in our own words, so it is for us. */
function promiseLines({ promises, today }: AnnualFacts): Line[] {
  const due = promises.filter(({ dueDay, doneOn }) => doneOn !== null || (dueDay !== null && dueDay < today))
  const kept = due.filter(({ dueDay, doneOn }) => doneOn !== null && (dueDay === null || doneOn <= dueDay))
  const open = promises.filter(({ doneOn }) => doneOn === null).slice(0, mostOpen)
  return [
    ...(due.length > 0 ? [line('promisesKept', { done: kept.length, due: due.length })] : []),
    ...open.map(({ text, dueDay }) =>
      line(
        dueDay !== null && dueDay < today ? 'promiseOverdue' : 'promiseOpen',
        { text, day: dueDay },
        { internal: true },
      ),
    ),
  ]
}

function frameworkLines(one: AnnualFacts['frameworks'][number]): Line[] {
  const { name, unit, currency, agreed, called, rest, expected, emptyDay, endDay } = one
  const stand = unit
    ? line('frameworkQuantity', { name, unit, now: called, to: agreed, left: rest, day: endDay })
    : line('frameworkAmount', { name, currency, amount: called, agreed, rest, day: endDay })
  if (emptyDay) return [stand, line('frameworkEmpty', { name, day: emptyDay })]
  if (expected === null || expected >= agreed) return [stand]
  return [stand, line('frameworkExpected', { name, share: expected / agreed })]
}

function bonusLines({ name, currency, revenue, percent, bonus, toDay, next }: AnnualFacts['bonuses'][number]): Line[] {
  const until = { name, currency, amount: revenue, day: toDay }
  return [
    percent > 0 ? line('bonusStep', { ...until, step: percent, bonus }) : line('bonusNone', until),
    ...(next ? [line('bonusNext', { name, currency, step: next.percent, missing: next.missing })] : []),
  ]
}

const priceSays = {
  open: 'priceOpen',
  negotiating: 'priceNegotiating',
  accepted: 'priceAccepted',
  refused: 'priceRefused',
} as const

/** What the customer has not been told yet is not in its paper; what it is worth to us never is. */
function priceLines(one: AnnualFacts['priceRounds'][number]): Line[] {
  const { name, fromDay, currency, reaction, askedPercent, obtainedPercent, asked, obtained, told } = one
  const share = (basisPoints: number | null) => (basisPoints === null ? null : basisPoints / 10_000)
  const percent = share(reaction === 'accepted' ? obtainedPercent : askedPercent)
  return [
    line(priceSays[reaction], { name, day: fromDay, percent }, { internal: !told && reaction === 'open' }),
    line('priceWorth', { name, currency, amount: asked, bonus: obtained }, { internal: true }),
  ]
}
