import type { Day } from '#shared/days.ts'

/** One fact of the history of an opportunity (rules §4). */
export type Fact = {
  id: string
  kind: 'created' | 'stage' | 'amount' | 'expectedClose' | 'owner' | 'won' | 'lost' | 'reopened' | 'void' | 'restored'
  /** The day it is valid for. */
  day: Day
  /** The day from which it was known. */
  known: Day
  /** Tells the instants of one day apart: facts entered together share it. */
  entered: string
  /** The fact that this one corrects; that one no longer counts once this one is known. */
  replaces: string | null
  /** The new value of what changed; `created` holds all of them. */
  stageId: string | null
  ownerId: string | null
  /** Minor units in the currency of the report. */
  amount: number | null
  expectedClose: Day | null
}

/** An opportunity as it stood at a moment. */
export type Standing = {
  outcome: 'won' | 'lost' | null
  stageId: string | null
  ownerId: string | null
  /** Minor units; an unknown amount counts as 0. */
  amount: number
  expectedClose: Day | null
}

/** What happened to an opportunity at one instant: created or reopened, then all values together, then closed. */
export type Instance = {
  day: Day
  created: Fact | null
  reopened: boolean
  values: Fact[]
  closed: 'won' | 'lost' | null
}

const values = new Set<Fact['kind']>(['stage', 'amount', 'expectedClose', 'owner'])

/**
 * The course of one opportunity as it was known at the end of `knownOn` (null: as known now), in the order of rules §4.
 * Empty where it was not there, or void by then.
 */
export function courseOf(facts: readonly Fact[], knownOn: Day | null): Instance[] {
  const known = knownOn === null ? [...facts] : facts.filter((fact) => fact.known <= knownOn)
  const corrections = known.filter((fact) => fact.replaces !== null)
  let there = true
  const counting: Fact[] = []
  for (const fact of known.sort(byEntry)) {
    if (fact.kind === 'void') there = false
    else if (fact.kind === 'restored') there = true
    else if (!corrections.some((one) => one.replaces === fact.id)) counting.push(fact)
  }
  if (!there) return []
  const instances: Instance[] = []
  let before: Fact | null = null
  for (const fact of counting.sort(byDay)) {
    if (fact.day !== before?.day || fact.entered !== before.entered)
      instances.push({ day: fact.day, created: null, reopened: false, values: [], closed: null })
    before = fact
    const instance = instances.at(-1)!
    if (fact.kind === 'created') instance.created = fact
    else if (fact.kind === 'reopened') instance.reopened = true
    else if (values.has(fact.kind)) instance.values.push(fact)
    else instance.closed = fact.kind as 'won' | 'lost'
  }
  // What is said of a time before it was created counts from its creation on.
  const first = instances.findIndex((instance) => instance.created)
  if (first <= 0) return first === 0 ? instances : []
  const [creation] = instances.splice(first, 1)
  return [creation!, ...instances.map((one) => (one.day < creation!.day ? { ...one, day: creation!.day } : one))]
}

const byEntry = (a: Fact, b: Fact) => compare(a.entered, b.entered) || compare(a.id, b.id)
const byDay = (a: Fact, b: Fact) => compare(a.day, b.day) || byEntry(a, b)

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The standing after the values of an instance, before it closes. `before` is null where it was not there. */
export function afterValues(before: Standing | null, { created, reopened, values }: Instance): Standing | null {
  let standing: Standing | null = created
    ? {
        outcome: null,
        stageId: created.stageId,
        ownerId: created.ownerId,
        amount: created.amount ?? 0,
        expectedClose: created.expectedClose,
      }
    : before && { ...before, outcome: reopened ? null : before.outcome }
  if (!standing) return null
  for (const { kind, stageId, ownerId, amount, expectedClose } of values) {
    if (kind === 'stage') standing = { ...standing, stageId }
    else if (kind === 'owner') standing = { ...standing, ownerId }
    else if (kind === 'amount') standing = { ...standing, amount: amount ?? 0 }
    else standing = { ...standing, expectedClose }
  }
  return standing
}
