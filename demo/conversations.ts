import { addDays, type Day, daysBetween, later } from '#shared/days.ts'
import { workdayUntil } from '#shared/holidays.ts'
import type { Random } from '#shared/random.ts'
import { speakerOf } from './customers.ts'
import type { Happening, PlannedCustomer, PlannedPerson, Report } from './types.ts'
import * as words from './words.ts'

const daysOfHistory = 540
/** So many days ago Herbert Maier left. */
export const leftDaysAgo = 21

/** Eighteen months of calls, visits, mails and notes, up to the silence that each customer is said to have now. */
export function planConversations(
  random: Random,
  customers: PlannedCustomer[],
  persons: PlannedPerson[],
  today: Day,
): Happening[] {
  const personsOf = Map.groupBy(persons, (person) => person.customer)
  return [
    ...customers.flatMap((customer) => talksWith(random, customer, personsOf.get(customer.key) ?? [], today)),
    ...mailings(random, customers, today),
  ]
}

function talksWith(random: Random, customer: PlannedCustomer, persons: PlannedPerson[], today: Day): Happening[] {
  if (customer.silence === null) return []
  const earliest = later(addDays(today, -daysOfHistory), addDays(customer.createdOn, 1))
  const rhythm = plannedRhythm(customer)
  const happenings: Happening[] = []
  let next: Day | null = null
  for (let day = addDays(today, -customer.silence); day >= earliest; ) {
    // The last conversation stays on the day it is said to be, whatever day that is.
    const on: Day = next === null ? day : workdayUntil(day, 'DE', 'BW')
    if (on < earliest) break
    happenings.push(...talk(random, customer, persons, on, next, earliest, today))
    next = on
    day = addDays(on, -Math.max(4, Math.round(rhythm * (0.5 + random.next()))))
  }
  return happenings
}

function plannedRhythm(customer: PlannedCustomer): number {
  if (customer.mode === 'keyAccount') return 14
  if (customer.standing === 'former') return 300
  return { A: 28, B: 55, C: 150, none: customer.standing === 'targetCustomer' ? 35 : 50 }[customer.class ?? 'none']
}

function talk(
  random: Random,
  customer: PlannedCustomer,
  persons: PlannedPerson[],
  day: Day,
  next: Day | null,
  earliest: Day,
  today: Day,
): Happening[] {
  const there = persons.filter((person) => person.createdOn <= day && (person.leftOn === null || person.leftOn > day))
  const named = next === null ? there.find((one) => one.key === customer.lastPerson) : undefined
  const person = named ?? (there.length > 0 && random.chance(0.85) ? random.pick(there) : null)
  const by = speakerAt(random, customer, day, today)
  const how = howOf(random, customer)
  const base = { day, minute: random.between(7 * 60, 15 * 60), by, customer: customer.key, person: person?.key ?? null }
  const isFirst = customer.standing !== 'customer' && random.chance(0.6)
  const pool: readonly string[] = isFirst && how !== 'visit' ? words.talks.first : words.talks[how]
  const happenings: Happening[] = [
    {
      ...base,
      kind: 'talk',
      how,
      outcome: how === 'call' ? 'reached' : null,
      text: fill(random, random.pick(pool), day),
      report: how === 'visit' && random.chance(0.45) ? reportOf(random, person) : null,
      followUp: followUpOf(random, customer, day, next, today),
    },
  ]
  const tried = workdayUntil(addDays(day, -random.between(1, 2)), 'DE', 'BW')
  if (how === 'call' && random.chance(0.2) && tried >= earliest)
    happenings.push({
      ...base,
      day: tried,
      kind: 'talk',
      how,
      outcome: 'notReached',
      text: '',
      report: null,
      followUp: null,
    })
  if (random.chance(0.05))
    happenings.push({
      ...base,
      minute: base.minute + 30,
      kind: 'talk',
      how: 'note',
      outcome: null,
      text: random.pick(words.talks.note),
      report: null,
      followUp: null,
    })
  if (customer.class === 'A' && random.chance(0.06))
    happenings.push({
      ...base,
      minute: base.minute + 45,
      by: 'kurz',
      kind: 'talk',
      how: 'service',
      outcome: null,
      text: random.pick(words.talks.service),
      report: null,
      followUp: null,
    })
  return happenings
}

function speakerAt(random: Random, customer: PlannedCustomer, day: Day, today: Day) {
  const speaker = speakerOf(random, customer)
  return speaker === 'maier' && daysBetween(day, today) <= leftDaysAgo ? 'renz' : speaker
}

function howOf(random: Random, customer: PlannedCustomer): 'call' | 'visit' | 'email' | 'video' {
  const visits =
    customer.mode === 'keyAccount' ? 0.3 : customer.class === 'A' ? 0.22 : customer.class === 'C' ? 0.04 : 0.1
  if (random.chance(visits)) return 'visit'
  return random.pick(['call', 'call', 'call', 'email', 'email', customer.class === 'C' ? 'call' : 'video'])
}

/** Before the next conversation, which then answers it; after the last one it may still be open. */
function followUpOf(random: Random, customer: PlannedCustomer, day: Day, next: Day | null, today: Day) {
  if (!random.chance(next ? 0.14 : 0.1)) return null
  // What the handbook says about the heroes stays as it is.
  if (!next && (Number.isNaN(Number(customer.key.slice(1))) || customer.silence === null)) return null
  const due = next
    ? addDays(day, random.below(Math.max(1, daysBetween(day, next))))
    : addDays(today, random.between(-4, 15))
  return due < day ? null : { day: due, text: random.pick(words.followUps) }
}

function reportOf(random: Random, person: PlannedPerson | null): Report {
  const agreed = random.chance(0.5)
    ? [random.pick(words.agreements)]
    : [random.pick(words.agreements.slice(0, 2)), random.pick(words.agreements.slice(2))]
  const name = person ? [person.title, person.firstName, person.lastName].filter(Boolean).join(' ') : null
  return { participants: name ? [name] : [], result: random.pick(words.results), agreed }
}

/** A letter at the end of each year, an invitation in May: shown in the timeline, no conversation. */
function mailings(random: Random, customers: PlannedCustomer[], today: Day): Happening[] {
  const years = [Number(today.slice(0, 4)) - 1, Number(today.slice(0, 4))]
  const letters = years.flatMap((year) => [
    { day: workdayUntil(`${year}-05-12`, 'DE', 'BW'), text: words.talks.mailing[0] },
    { day: workdayUntil(`${year}-12-03`, 'DE', 'BW'), text: words.talks.mailing[1] },
  ])
  return letters
    .filter(({ day }) => day < today && daysBetween(day, today) < daysOfHistory)
    .flatMap(({ day, text }) =>
      customers
        .filter((one) => one.createdOn < day && (one.class === 'A' || one.class === 'B') && random.chance(0.8))
        .map(
          (one): Happening => ({
            day,
            minute: 600,
            by: 'kurz',
            kind: 'talk',
            customer: one.key,
            person: null,
            how: 'mailing',
            outcome: null,
            text,
            report: null,
            followUp: null,
          }),
        ),
    )
}

/** A sentence with its gaps filled. */
export function fill(random: Random, sentence: string, day: Day): string {
  return sentence
    .replace('{Teil}', random.pick(words.parts))
    .replace('{Menge}', String(random.pick([20, 40, 60, 80, 120, 250, 400, 1200])))
    .replace('{Prozent}', String(random.between(2, 12)))
    .replace('{Monat}', words.months[(Number(day.slice(5, 7)) + random.between(1, 4)) % 12] ?? 'Januar')
    .replace('{Person}', `${random.pick(['Herr', 'Frau'])} ${random.pick(words.lastNames)}`)
}
