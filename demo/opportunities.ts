import { addDays, type Day, daysBetween, later } from '#shared/days.ts'
import { workdayFrom } from '#shared/holidays.ts'
import { type Random, randomFrom } from '#shared/random.ts'
import type { Happening, PlannedCustomer } from './types.ts'
import * as words from './words.ts'

const monthsOfHistory = 42
const perMonth = 14
const stages = 5

/** Enquiries of 42 months, each through its stages to won, lost, or to where it stands today. */
export function planOpportunities(random: Random, customers: PlannedCustomer[], today: Day): Happening[] {
  const start = addDays(today, -monthsOfHistory * 30)
  const asking = customers.filter(
    (one) => one.standing !== 'blocked' && one.standing !== 'former' && one.owner !== 'maier',
  )
  // Large customers ask more often: each has a stretch of a line, and a point on it is drawn.
  let end = 0
  const ends = asking.map((one) => {
    end += Math.sqrt(Math.max(one.revenue, (one.potential ?? 0) / 2, 500_000))
    return end
  })
  const pick = () => {
    const at = random.next() * end
    return asking[ends.findIndex((stretch) => at < stretch)]
  }
  const happenings: Happening[] = []
  for (let i = 0; i < monthsOfHistory * perMonth; i += 1) {
    const customer = pick()
    const created = workdayFrom(addDays(start, Math.floor(((i + random.next()) * 30) / perMonth)), 'DE', 'BW')
    if (!customer || created <= customer.createdOn || created >= today) continue
    happenings.push(...withOffer(course(random, i, customer, created, today), i, today))
  }
  return happenings
}

/** One opportunity from the enquiry on. Nothing happens today or later: what is not decided stays open. */
function course(random: Random, number: number, customer: PlannedCustomer, created: Day, today: Day): Happening[] {
  const opportunity = `o${number}`
  const by = customer.owner ?? 'renz'
  const when = (day: Day) => ({ day, minute: random.between(8 * 60, 15 * 60), by, opportunity })
  const wins = random.chance(customer.class === null ? 0.22 : 0.38)
  const lastStage = wins ? random.between(2, stages - 1) : random.between(0, stages - 1)
  let day = created
  let expectedClose = addDays(created, random.between(35, 130))
  let amount = amountOf(random, customer)
  const dwell = () => workdayFrom(addDays(day, random.between(4, 38)), 'DE', 'BW')
  const next = (from: Day) =>
    random.chance(0.9)
      ? { nextStep: random.pick(words.nextSteps), nextStepDay: addDays(from, random.between(3, 18)) }
      : { nextStep: null, nextStepDay: null }
  // Drawn apart: what sellers think changes nothing of what happens.
  const own = randomFrom(daysBetween('2020-01-01', created))
  const happenings: Happening[] = [
    {
      ...when(created),
      kind: 'enquiry',
      customer: customer.key,
      title: titleOf(random, created),
      business:
        customer.standing === 'customer' ? turn(['repeat', 'crossSelling', 'upSelling'], number) : 'newCustomer',
      channel: turn(words.channels, number * 5),
      amount: random.chance(0.9) ? amount : null,
      expectedClose: random.chance(0.95) ? expectedClose : null,
      ...next(created),
    },
  ]
  for (let stage = 1; stage <= lastStage; stage += 1) {
    day = dwell()
    if (day >= today) return happenings
    const pushed = expectedClose < addDays(day, 15)
    if (pushed) expectedClose = addDays(day, random.between(20, 75))
    if (random.chance(0.25))
      amount = Math.max(50_000, Math.round((amount * (0.75 + 0.5 * random.next())) / 10_000) * 10_000)
    const ownProbability = guess(stage, wins, own.next())
    const step = { kind: 'step' as const, stage, amount, ...(pushed ? { expectedClose } : {}), ownProbability }
    happenings.push({ ...when(day), ...step, ...next(day) })
  }
  day = dwell()
  if (day >= today) return happenings
  const reason = random.pick([
    'price',
    'price',
    'competitor',
    'competitor',
    'delivery',
    'technical',
    'noDecision',
    'noDecision',
    'other',
  ])
  happenings.push(
    wins
      ? { ...when(day), kind: 'won', reason: turn(words.winReasons, number), lesson: turn(words.lessons, number) }
      : {
          ...when(day),
          kind: 'lost',
          reason,
          note: words.lossNotes[reason] ?? '',
          competitor: reason === 'competitor' || reason === 'price' ? turn(words.competitors, number) : null,
        },
  )
  return happenings
}

const offerStage = 2

/**
 * The offer that goes out when its stage is reached. Of one that is still open the day to ask again lies about today,
 * as somebody chased it. Its days come from its place in the row: another draw would change everything after it.
 */
function withOffer(happenings: Happening[], index: number, today: Day): Happening[] {
  const at = happenings.findIndex((one) => one.kind === 'step' && one.stage === offerStage)
  const step = happenings[at]
  if (step?.kind !== 'step' || step.amount === undefined) return happenings
  const last = happenings.at(-1)?.kind
  const open = last !== 'won' && last !== 'lost'
  const { day, minute, by, opportunity, amount } = step
  const asked = workdayFrom(open ? addDays(today, ((index * 7) % 27) - 4) : addDays(day, 7), 'DE', 'BW')
  const valid = addDays(day, 30 + 15 * (index % 3))
  const offer: Happening = {
    kind: 'offer',
    day,
    minute,
    by,
    opportunity,
    number: '',
    amount,
    askOn: later(asked, day),
    validUntil: open ? later(valid, addDays(today, ((index * 5) % 40) - 8)) : valid,
  }
  return [
    ...happenings.slice(0, at + 1),
    { ...offer, validUntil: later(offer.validUntil, day) },
    ...happenings.slice(at + 1),
  ]
}

/** What a seller thinks of it in a stage: better than the stage alone, and rather too much. Whole twentieths. */
function guess(stage: number, wins: boolean, luck: number): number {
  const chance = 0.15 + 0.13 * stage + (wins ? 0.15 : -0.05) + (luck - 0.5) * 0.3
  return Math.round(Math.min(0.95, Math.max(0.05, chance)) * 20) / 20
}

/** One of some, in turn: what nothing else hangs on. */
function turn<One>(some: readonly One[], number: number): One {
  return some[number % some.length]!
}

function amountOf(random: Random, customer: PlannedCustomer): number {
  const base = Math.max(customer.revenue, (customer.potential ?? 0) / 2, 1_200_000)
  const amount = base * (0.03 + 0.3 * random.next() ** 2)
  return Math.max(80_000, Math.min(28_000_000, Math.round(amount / 10_000) * 10_000))
}

function titleOf(random: Random, day: Day): string {
  const project = random.pick(words.projects)
  const year = Number(day.slice(0, 4)) + (random.chance(0.4) ? 1 : 0)
  return project === 'Rahmenvertrag'
    ? `Rahmenvertrag ${year}`
    : `${random.pick(words.parts)}, ${project}${random.chance(0.3) ? ` ${year}` : ''}`
}
