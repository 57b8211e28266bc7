/**
 * Made-up companies whose opportunities follow processes with known chances, for judging the forecast. Written before the
 * forecast and not changed for its sake. Several of them break what the forecast assumes, as life does.
 */

import type { Fact } from '#features/reports/movement/rules/course.ts'
import { addDays, addMonths, type Day } from '#shared/days.ts'
import { normal, poisson, type Random, randomFrom } from '#shared/random.ts'

export const stageIds = ['s1', 's2', 's3', 's4', 's5'] as const
/** What the company says its stages are worth: the defaults, whatever the truth is. */
export const statedChances = [0.1, 0.2, 0.3, 0.5, 0.7]

export type MadeUpCompany = { from: Day; before: Day; deals: Fact[][] }

type Process = {
  /** What it does, and which assumption it breaks. */
  about: string
  /** Created per month; `month` counts from 0. */
  created(month: number, random: Random): number
  /** The chance to go on from each stage; from the last one: to win. `bond` is the luck of a customer, around 1. */
  goesOn(stage: number, days: number, month: number, bond: number): number
  /** Days in a stage. */
  dwell(stage: number, month: number, random: Random): number
  /** Minor units. */
  amount(random: Random): number
  /** What is left of the amount when it is won. */
  kept(random: Random): number
  /** The seller's guess of the days to the close, from the true ones. */
  guess(days: number, random: Random): number
}

const months = 48
const chances = [0.62, 0.7, 0.72, 0.75, 0.8] // through all: 0.188

const steady: Process = {
  about: 'nothing changes, sellers guess the close within a month',
  created: (_, random) => poisson(12, random),
  goesOn: (stage) => chances[stage]!,
  dwell: (stage, _, random) => Math.ceil([12, 18, 25, 30, 16][stage]! * exponential(random)),
  amount: (random) => lognormal(2_000_000, 0.7, random),
  kept: () => 1,
  guess: (days, random) => days + Math.round(30 * normal(random)),
}

/** The processes by name. */
export const processes: Record<string, Process> = {
  steady,
  ageing: {
    ...steady,
    about: 'what lies long is rarely won: the chance halves after two months in a stage',
    goesOn: (stage, days) => Math.min(1, chances[stage]! * (days > 60 ? 0.5 : 1.08)),
    dwell: (stage, _, random) => Math.ceil([14, 20, 34, 40, 20][stage]! * lognormal(1, 0.8, random)),
  },
  seasonal: {
    ...steady,
    about: 'enquiries come in spring and autumn, summer and Christmas stand still',
    created: (month, random) => poisson([8, 12, 18, 16, 12, 9, 6, 5, 16, 18, 13, 7][month % 12]!, random),
    dwell: (stage, month, random) =>
      Math.ceil([12, 18, 25, 30, 16][stage]! * exponential(random) * ([6, 7, 11].includes(month % 12) ? 1.6 : 1)),
  },
  growing: {
    ...steady,
    about: 'enquiries grow by 2 % a month',
    created: (month, random) => poisson(7 * 1.02 ** month, random),
  },
  fewAndLarge: {
    ...steady,
    about: 'three enquiries a month, amounts over two orders of magnitude',
    created: (_, random) => poisson(3, random),
    amount: (random) => lognormal(4_000_000, 1.4, random),
  },
  optimists: {
    ...steady,
    about: 'the close is always guessed too early and pushed, and a tenth of the amount goes in negotiation',
    kept: (random) => 0.8 + 0.2 * random.next(),
    guess: (days, random) => Math.round(days * (0.3 + 0.4 * random.next())),
  },
  bondsMatter: {
    ...steady,
    about:
      'customers are good or bad for it: chances of one deal hang together over its stages, and good ones are quicker',
    goesOn: (stage, _days, _month, bond) => Math.min(0.98, chances[stage]! * bond),
  },
  worsening: {
    ...steady,
    about: 'a competitor comes after two years: the last stages are lost more often, little by little',
    goesOn: (stage, _days, month) =>
      chances[stage]! * (stage < 3 ? 1 : 1 - Math.min(0.25, Math.max(0, month - 24) * 0.012)),
  },
  noDays: {
    ...steady,
    about: 'half of the deals have no expected close',
    guess: (days, random) => (random.chance(0.5) ? Number.NaN : days + Math.round(45 * normal(random))),
  },
}

/** One company of a process. */
export function makeCompany(process: Process, seed: number): MadeUpCompany {
  const random = randomFrom(seed)
  const from = '2022-11-01'
  const before = addMonths(from, months)
  const deals: Fact[][] = []
  for (let month = 0; month < months; month += 1) {
    const count = process.created(month, random)
    for (let n = 0; n < count; n += 1) {
      const day = addDays(addMonths(from, month), random.below(28))
      deals.push(course(process, deals.length, day, month, random))
    }
  }
  return { from, before, deals: deals.map((facts) => facts.filter((fact) => fact.day < before)) }
}

function course(process: Process, number: number, created: Day, month: number, random: Random): Fact[] {
  const id = `d${number}`
  const bond = 0.75 + 0.5 * random.next()
  const amount = Math.round(process.amount(random) / 100) * 100
  const plan: { day: Day; kind: Fact['kind']; stageId?: string }[] = []
  let day = created
  let outcome: 'won' | 'lost' | null = null
  for (let stage = 0; outcome === null; stage += 1) {
    const days = Math.max(1, process.dwell(stage, month, random))
    day = addDays(day, days)
    const at = month + Math.floor((Date.parse(day) - Date.parse(created)) / 2_630_000_000)
    if (!random.chance(process.goesOn(stage, days, at, bond))) outcome = 'lost'
    else if (stage === stageIds.length - 1) outcome = 'won'
    else plan.push({ day, kind: 'stage', stageId: stageIds[stage + 1] })
  }
  const end = day
  const guessAt = (from: Day): Day | null => {
    const guess = process.guess(Math.max(0, (Date.parse(end) - Date.parse(from)) / 86_400_000), random)
    return Number.isNaN(guess) ? null : addDays(from, Math.max(7, guess))
  }
  let count = 0
  const fact = (kind: Fact['kind'], on: Day, more: Partial<Fact> = {}): Fact => {
    count += 1
    const key = `${id}-${String(count).padStart(4, '0')}`
    const nothing = { stageId: null, ownerId: null, amount: null, expectedClose: null, replaces: null }
    return { id: key, kind, day: on, known: on, entered: on, ...nothing, ...more }
  }
  let expected = guessAt(created)
  const facts = [fact('created', created, { stageId: 's1', ownerId: 'a', amount, expectedClose: expected })]
  for (const { day: on, kind, stageId } of plan) {
    facts.push(...pushes(on))
    facts.push(fact(kind, on, { stageId: stageId ?? null }))
    // With every second step the seller looks at the day again.
    if (random.chance(0.5)) {
      expected = guessAt(on)
      facts.push(fact('expectedClose', on, { expectedClose: expected }))
    }
  }
  facts.push(...pushes(end))
  if (outcome === 'won')
    facts.push(fact('amount', end, { amount: Math.round((amount * process.kept(random)) / 100) * 100 }))
  facts.push(fact(outcome!, end))
  return facts

  /** A day that passed without a close is moved, some time after it. */
  function pushes(until: Day): Fact[] {
    const found: Fact[] = []
    while (expected !== null) {
      const noticed: Day = addDays(expected, random.between(1, 25))
      if (noticed >= until) break
      expected = guessAt(noticed)
      found.push(fact('expectedClose', noticed, { expectedClose: expected }))
    }
    return found
  }
}

function exponential(random: Random): number {
  return -Math.log(1 - random.next())
}

/** Around this median. */
function lognormal(median: number, spread: number, random: Random): number {
  return median * Math.exp(spread * normal(random))
}
