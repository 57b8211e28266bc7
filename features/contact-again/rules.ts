import type { ContactPolicy } from '#features/company/rules.ts'
import { addDays, addMonths, type Day, daysBetween, earlier, later } from '#shared/days.ts'

/** Kinds of activity; the first seven are sales conversations (rules §1). */
export const activityKinds = [
  'call',
  'visit',
  'meeting',
  'video',
  'email',
  'letter',
  'chat',
  'note',
  'mailing',
  'service',
] as const
export type ActivityKind = (typeof activityKinds)[number]
const conversations: readonly string[] = activityKinds.slice(0, 7)

/** True for a two-way or personal sales conversation: it resets the rhythm. "Not reached" is none (rules §1). */
export function isContact(kind: string, outcome: string | null): boolean {
  return conversations.includes(kind) && outcome !== 'notReached'
}

/** What the rhythm of one customer depends on. */
export type RhythmFacts = {
  ownRhythm: number | null
  mode: string
  standing: string
  class: string | null
}

/**
 * Days between two contacts, first that applies: own rhythm; key account 14; former 365; class;
 * standing. None: only on occasion (rules §1).
 */
export function rhythmOf(facts: RhythmFacts, policy: ContactPolicy): number | null {
  if (facts.ownRhythm !== null) return facts.ownRhythm > 0 ? facts.ownRhythm : null
  if (facts.mode === 'keyAccount') return policy.keyAccountDays
  if (facts.standing === 'former') return policy.formerDays
  if (facts.class === 'A' || facts.class === 'B' || facts.class === 'C') return policy.classDays[facts.class]
  if (facts.standing === 'targetCustomer' || facts.standing === 'prospect') return policy.standingDays[facts.standing]
  return policy.standingDays.customer
}

/** A person of a key account with whom one speaks at a rhythm of their own (rules §1). */
export type PersonFacts = {
  personId: string
  name: string
  rhythm: number
  lastContact: Day | null
  /** Since when they are noted. */
  since: Day
}

/** Days between two contacts with a person of a key account: as set there, else of deciders; none: no rhythm (rules §1). */
export function personRhythm(
  { rhythmDays, roles }: { rhythmDays: number | null; roles: readonly string[] },
  policy: Pick<ContactPolicy, 'deciderDays'>,
): number | null {
  if (rhythmDays !== null) return rhythmDays > 0 ? rhythmDays : null
  return roles.includes('decider') ? policy.deciderDays : null
}

/** The one with whom nobody spoke for the longest, measured by their rhythm; none while all rhythms are kept. */
export function missedPerson(people: readonly PersonFacts[], today: Day): PersonFacts | null {
  const missed = people.filter((one) => personDue(one) <= today)
  const [first] = missed.toSorted((a, b) => silenceRatio(b, today) - silenceRatio(a, today))
  return first ?? null
}

function personDue({ rhythm, lastContact, since }: PersonFacts, moves?: Moves): Day {
  return dueDay({ snooze: null, followUp: null, ...moves, lastContact, spreadDay: null, createdDay: since }, rhythm)
}

function silenceRatio({ rhythm, lastContact }: PersonFacts, today: Day): number {
  return lastContact ? daysBetween(lastContact, today) / rhythm : 1
}

/** A reason with a day to speak with a customer: follow-up or promise due, offer, notice or contract ending. */
export type Occasion = {
  kind: 'followUp' | 'promise' | 'offer' | 'notice' | 'contract'
  day: Day
  text: string
}

/** So many days before its day an occasion is a reason to speak. */
export const daysAhead = { followUp: 0, promise: 0, offer: 14, notice: 14, contract: 14 } as const
const staleAfter = 30

/** Everything the ranking of one customer depends on. Amounts in minor units of one currency. */
export type ContactFacts = RhythmFacts & {
  customerId: string
  sortName: string
  createdDay: Day
  lastContact: Day | null
  /** Stored when the stock of an import was spread; gone with the first contact after it. */
  spreadDay: Day | null
  snooze: { until: Day; setOn: Day } | null
  /** The earliest open follow-up. */
  followUp: { day: Day; setOn: Day } | null
  occasions: Occasion[]
  /** Those of a key account with a rhythm of their own. */
  people: readonly PersonFacts[]
  fire: { text: string } | null
  revenue: number
  revenueBefore: number
  potential: number | null
  /** Revenue of the largest customer in the last 12 full months; 0 if no revenue is known. */
  largestRevenue: number
}

type Moves = Pick<ContactFacts, 'snooze' | 'followUp'>

export type ContactState = {
  /** 0: only on occasion. */
  rhythm: number
  due: Day
  listFrom: Day
  /** Sorts the list; none while the customer is not listed. */
  rankKey: string | null
  score: number
  occasion: Occasion | null
  value: number
  /** The first day on which this state may change without anybody writing. */
  nextChange: Day
}

/** The day of what is never due: blocked customers, and those only on occasion. */
export const never: Day = '9999-12-31'

/** The state of one customer in the list of those to contact again (rules §1). Blocked customers are never listed. */
export function contactState(facts: ContactFacts, policy: ContactPolicy, today: Day): ContactState {
  const rhythm = rhythmOf(facts, policy)
  const value = customerValue(facts, policy)
  const people = peopleOf(facts)
  const missed = missedPerson(people, today)
  const score = Math.max(
    contactScore(facts.lastContact, rhythm, value, today),
    missed ? contactScore(missed.lastContact, missed.rhythm, value, today) : 0,
  )
  if (facts.standing === 'blocked') {
    return {
      rhythm: rhythm ?? 0,
      due: never,
      listFrom: never,
      rankKey: null,
      score,
      occasion: null,
      value,
      nextChange: never,
    }
  }
  const due = people.map((one) => personDue(one, facts)).reduce(earlier, dueDay(facts, rhythm))
  const occasion = nextOccasion(facts.occasions, today)
  const occasionFrom = occasion ? pressesFrom(occasion) : never
  const listFrom = facts.fire ? earlier(today, facts.createdDay) : earlier(due, occasionFrom)
  const listed = listFrom <= today
  const dated = occasion !== null && occasionFrom <= today
  const group = facts.fire ? 0 : dated ? (daysBetween(occasion.day, today) > staleAfter ? 2 : 1) : 3
  const rankKey = listed
    ? rankKeyOf(group, dated ? occasion.day : never, score, due, facts.sortName, facts.customerId)
    : null

  const changes = [addMonths(`${today.slice(0, 8)}01`, 1)]
  if (!listed) changes.push(listFrom)
  if (listed && [{ lastContact: facts.lastContact, rhythm }, ...people].some((one) => stillClimbs(one, today)))
    changes.push(addDays(today, 1))
  for (const one of facts.occasions) if (pressesFrom(one) > today) changes.push(pressesFrom(one))
  // Once notice can no longer be given, it is no reason any more.
  for (const { kind, day } of facts.occasions) if (kind === 'notice' && day >= today) changes.push(addDays(day, 1))
  if (dated && group === 1) changes.push(addDays(occasion.day, staleAfter + 1))
  return { rhythm: rhythm ?? 0, due, listFrom, rankKey, score, occasion, value, nextChange: changes.reduce(earlier) }
}

/** People count beside the customer's rhythm, not where it has one of its own (rules §1: the first that applies). */
export function peopleOf({ mode, ownRhythm, people }: Pick<ContactFacts, 'mode' | 'ownRhythm' | 'people'>) {
  return mode === 'keyAccount' && ownRhythm === null ? people : []
}

function stillClimbs({ lastContact, rhythm }: { lastContact: Day | null; rhythm: number | null }, today: Day): boolean {
  return lastContact !== null && rhythm !== null && daysBetween(lastContact, today) < 2 * rhythm
}

/** The day a customer's rhythm runs out, moved by the earliest open follow-up or snooze (rules §1). */
export function dueDay(
  facts: Pick<ContactFacts, 'lastContact' | 'spreadDay' | 'createdDay' | 'snooze' | 'followUp'>,
  rhythm: number | null,
): Day {
  const due = rhythmDue(facts, rhythm)
  const moves = [facts.followUp, facts.snooze && { day: facts.snooze.until, setOn: facts.snooze.setOn }].filter(
    (move) => move !== null,
  )
  const move = moves.sort((a, b) => (a.day < b.day ? -1 : 1))[0]
  if (!move) return due
  if (rhythm === null) return move.day
  const bySetting = addDays(move.setOn, rhythm)
  const latest = facts.lastContact ? later(addDays(facts.lastContact, 2 * rhythm), bySetting) : bySetting
  return earlier(move.day, latest)
}

function rhythmDue(facts: Pick<ContactFacts, 'lastContact' | 'spreadDay' | 'createdDay'>, rhythm: number | null): Day {
  if (rhythm === null) return never
  const talked = facts.lastContact && addDays(facts.lastContact, rhythm)
  // A conversation within its rhythm at the import counts as any other, whenever it became known.
  if (talked && (!facts.spreadDay || talked > facts.createdDay)) return talked
  // A class that comes after the import only brings the spread day forward.
  if (facts.spreadDay) return earlier(facts.spreadDay, addDays(facts.createdDay, rhythm))
  return addDays(facts.createdDay, Math.min(rhythm, 14))
}

/** What a customer is worth in the ranking, in minor units (rules §1). */
export function customerValue(
  facts: Pick<ContactFacts, 'revenue' | 'revenueBefore' | 'potential' | 'largestRevenue' | 'standing'>,
  policy: ContactPolicy,
): number {
  const half = Math.floor((facts.potential ?? 0) / 2)
  const potential = facts.largestRevenue > 0 ? Math.min(half, facts.largestRevenue) : half
  const standing = facts.standing as keyof ContactPolicy['presumedValue']
  return Math.max(0, facts.revenue, facts.revenueBefore, potential, policy.presumedValue[standing] ?? 0)
}

/**
 * Where the revenue of the largest customer changes, whoever has a potential above this is worth something else: minor
 * units; `null` if nobody is.
 */
export function cappedAbove(before: number, after: number): number | null {
  const caps = [before, after].filter((largest) => largest > 0)
  return caps.length === 0 ? null : 2 * Math.min(...caps)
}

/** min(days since contact / rhythm, 2) × ln(1 + value / 1000 €); an unknown last contact counts as ratio 1 (rules §1). */
export function contactScore(lastContact: Day | null, rhythm: number | null, value: number, today: Day): number {
  const ratio = lastContact && rhythm ? Math.max(0, Math.min(daysBetween(lastContact, today) / rhythm, 2)) : 1
  return ratio * Math.log(1 + value / 100_000)
}

/** The first day on which an occasion is a reason to speak. */
function pressesFrom({ kind, day }: Occasion): Day {
  return addDays(day, -daysAhead[kind])
}

/** Of those that are a reason today the one with the earliest day; else the one that becomes one first. */
function nextOccasion(occasions: Occasion[], today: Day): Occasion | null {
  const first = (some: Occasion[], dayOf: (one: Occasion) => Day) =>
    some.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))[0] ?? null
  const pressing = occasions.filter((one) => pressesFrom(one) <= today)
  return first(pressing, ({ day }) => day) ?? first(occasions, pressesFrom)
}

/** One text that sorts as rules §1 order: group, day of the occasion, score falling, overdue days falling, name. */
function rankKeyOf(group: number, day: Day, score: number, due: Day, sortName: string, customerId: string): string {
  const falling = String(9_999_999 - Math.round(score * 10_000)).padStart(7, '0')
  return `${group}|${day}|${falling}|${due}|${sortName.slice(0, 60)}|${customerId}`
}

/** A customer of an import whose last contact is unknown or older than its rhythm. */
export type SpreadCustomer = {
  customerId: string
  sortName: string
  rhythm: number
  class: string | null
  value: number
}

/**
 * Spreads the stock of one import, so that nobody meets a wall on day one: per rhythm, ordered by
 * class, value and name, import day + floor(i × rhythm / max(n, 5 × rhythm)) (rules §1).
 */
export function spread(customers: SpreadCustomer[], importDay: Day): Map<string, Day> {
  const days = new Map<string, Day>()
  const perRhythm = Map.groupBy(customers, (customer) => customer.rhythm)
  for (const [rhythm, group] of perRhythm) {
    const ordered = [...group].sort(
      (a, b) =>
        (a.class ?? 'D').localeCompare(b.class ?? 'D') || b.value - a.value || (a.sortName < b.sortName ? -1 : 1),
    )
    const divisor = Math.max(ordered.length, 5 * rhythm)
    let ahead = 0
    let day = importDay
    for (const [i, { customerId }] of ordered.entries()) {
      const wanted = Math.floor((i * rhythm) / divisor)
      if (wanted !== ahead) day = addDays(importDay, wanted)
      ahead = wanted
      days.set(customerId, day)
    }
  }
  return days
}

/** Lays customers over days in their order, at most `perDay` on each; who finds no room is left out. */
export function planDays<T>(
  customers: readonly T[],
  days: readonly Day[],
  perDay: number,
): { customer: T; day: Day }[] {
  return customers
    .slice(0, days.length * perDay)
    .map((customer, i) => ({ customer, day: days[Math.floor(i / perDay)] as Day }))
}

/** Contacts per week that the rhythms of these customers cause: Σ 7 / rhythm (next to the setting). */
export function weeklyLoad(counts: { rhythm: number; customers: number }[]): number {
  return counts.reduce((sum, { rhythm, customers }) => sum + (rhythm > 0 ? (7 * customers) / rhythm : 0), 0)
}

/** One part of the sentence that says why a customer is listed; rendered by `reason.ts`. */
export type ReasonPart =
  | { kind: 'fire'; text: string }
  | { kind: 'occasion'; occasion: Occasion; overdue: number }
  | { kind: 'silence'; days: number; rhythm: number }
  | { kind: 'neverSpoken'; rhythm: number }
  | { kind: 'person'; name: string; days: number | null; rhythm: number }
  | { kind: 'keyAccount' }
  | { kind: 'class'; class: string }
  | { kind: 'standing'; standing: string }
  | { kind: 'revenue'; amount: number; before: number | null }
  | { kind: 'potential'; amount: number }

/** The reason in parts, the most telling first (rules §1). `before` is named when the customer shrank by a tenth or more. */
export function reasonParts(
  customer: {
    fire: string | null
    occasion: Occasion | null
    lastContact: Day | null
    rhythm: number
    mode: string
    class: string | null
    standing: string
    revenue: number
    revenueBefore: number
    potential: number | null
    /** With whom nobody spoke for longer than planned. */
    missed: PersonFacts | null
  },
  today: Day,
): ReasonPart[] {
  const parts: ReasonPart[] = []
  if (customer.fire !== null) parts.push({ kind: 'fire', text: customer.fire })
  const silence: ReasonPart | null = customer.lastContact
    ? { kind: 'silence', days: daysBetween(customer.lastContact, today), rhythm: customer.rhythm }
    : { kind: 'neverSpoken', rhythm: customer.rhythm }
  const { occasion } = customer
  const pressing = occasion !== null && pressesFrom(occasion) <= today
  if (pressing && daysAhead[occasion.kind] === 0)
    parts.push({ kind: 'occasion', occasion, overdue: Math.max(0, daysBetween(occasion.day, today)) })
  const { missed } = customer
  if (missed) {
    const days = missed.lastContact ? daysBetween(missed.lastContact, today) : null
    parts.push({ kind: 'person', name: missed.name, days, rhythm: missed.rhythm })
  }
  // Where the rhythm of the customer is kept, the person is the reason.
  if (!missed || silence.kind !== 'silence' || silence.days >= silence.rhythm) parts.push(silence)
  if (customer.mode === 'keyAccount') parts.push({ kind: 'keyAccount' })
  else if (customer.class) parts.push({ kind: 'class', class: customer.class })
  else if (customer.standing !== 'customer') parts.push({ kind: 'standing', standing: customer.standing })
  if (customer.revenue > 0 || customer.revenueBefore > 0) {
    const shrank = customer.revenue < customer.revenueBefore * 0.9
    parts.push({ kind: 'revenue', amount: customer.revenue, before: shrank ? customer.revenueBefore : null })
  } else if (customer.potential) {
    parts.push({ kind: 'potential', amount: customer.potential })
  }
  if (pressing && daysAhead[occasion.kind] > 0) parts.push({ kind: 'occasion', occasion, overdue: 0 })
  return parts
}
