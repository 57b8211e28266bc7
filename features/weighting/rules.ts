import type { OpportunityKind } from '#features/opportunities/rules.ts'
import { addMonths, type Day } from '#shared/days.ts'

/** What revenue counts as (rules §5). `unknown`: the history is too short to say; weighs 1. */
export const businessKinds = ['newCustomer', 'wonBack', 'expansion', 'repeat', 'unknown'] as const
export type BusinessKind = (typeof businessKinds)[number]

/** What new business counts for, from a day on. Weights in hundredths (150: one and a half times), so that sums stay exact. */
export type Weighting = {
  validFrom: Day
  newCustomer: number
  wonBack: number
  expansion: number
  repeat: number
  /** How long everything from a new customer, or one won back, counts as new. */
  newMonths: number
  wonBackMonths: number
}

/** The default of rules §5, in force before the company sets its own. */
export const defaultWeighting: Weighting = {
  validFrom: '1900-01-01',
  newCustomer: 150,
  wonBack: 125,
  expansion: 125,
  repeat: 100,
  newMonths: 12,
  wonBackMonths: 12,
}

/** The weighting in force on a day: the latest that was valid by then, so that the past keeps its weights. */
export function weightingOn(versions: readonly Weighting[], day: Day): Weighting {
  let found = defaultWeighting
  for (const version of versions) if (version.validFrom <= day && version.validFrom >= found.validFrom) found = version
  return found
}

/** A day on which a customer, or another company of its group, bought: an invoice, or an order with what it was said to be. */
export type Purchase = { day: Day; kind: OpportunityKind | null }

/** Everything bought in these months counts as that; `until` is the first day that no longer does. */
export type Span = { kind: 'newCustomer' | 'wonBack' | 'unknown'; from: Day; until: Day }

/** So far back one must look to call a customer new or won back. */
const lookBack = -24

/**
 * When a customer, together with its group, counted as new or as won back (rules §5): new from the first purchase at
 * all; won back after none in the 24 months before. Where less than 24 months before are known (`knownSince`: first day
 * of the company's known history), a first purchase is what the order says, else unknown. `purchases` by day, orders
 * before the invoices of their day.
 */
export function spansOf(
  purchases: readonly Purchase[],
  knownSince: Day | null,
  weightings: readonly Weighting[],
): Span[] {
  const spans: Span[] = []
  let last: Day | null = null
  for (const { day, kind } of purchases) {
    const inside = (spans.at(-1)?.until ?? '') > day
    const opened = inside ? null : openedBy(day, kind, last, knownSince)
    if (opened) {
      const { newMonths, wonBackMonths } = weightingOn(weightings, day)
      const months = opened === 'wonBack' ? wonBackMonths : newMonths
      spans.push({ kind: opened, from: day, until: addMonths(day, months) })
    }
    last = day
  }
  return spans
}

/** Won back (rules §5): bought before, but nothing in the 24 months before this day. */
export function isWonBack(last: Day | null, day: Day): boolean {
  return last !== null && last < addMonths(day, lookBack)
}

/** Bought in the 24 months before a day: who did is a customer then (rules §5). */
export function isBuying(last: Day | null, day: Day): boolean {
  return last !== null && !isWonBack(last, day)
}

function openedBy(
  day: Day,
  kind: OpportunityKind | null,
  last: Day | null,
  knownSince: Day | null,
): Span['kind'] | null {
  if (last !== null) return isWonBack(last, day) ? 'wonBack' : null
  const before = addMonths(day, lookBack)
  if (knownSince !== null && knownSince <= before) return 'newCustomer'
  if (kind === null) return 'unknown'
  return kind === 'newCustomer' ? 'newCustomer' : null
}

/**
 * What a purchase counts as: everything while the customer is new or won back; else what its order says. An order that
 * calls an old customer new is a repeat: known purchases before weigh more than the word.
 */
export function businessKindOf(spans: readonly Span[], day: Day, kind: OpportunityKind | null): BusinessKind {
  const span = spans.find(({ from, until }) => from <= day && day < until)
  if (span && span.kind !== 'unknown') return span.kind
  if (kind === 'crossSelling' || kind === 'upSelling') return 'expansion'
  return span && kind === null ? 'unknown' : 'repeat'
}

/** The weight of a kind in hundredths; what is not known weighs 1. */
export function weightOf(weighting: Weighting, kind: BusinessKind): number {
  return kind === 'unknown' ? 100 : weighting[kind]
}

export type Weighed = {
  /** Minor units. */
  plain: number
  weighted: number
  byKind: Record<BusinessKind, number>
}

/** Adds up revenue, plain and new-business-weighted; rounded once, at the end. */
export function weigh(
  revenues: readonly { day: Day; amount: number; kind: BusinessKind }[],
  weightings: readonly Weighting[],
): Weighed {
  const byKind: Record<BusinessKind, number> = { newCustomer: 0, wonBack: 0, expansion: 0, repeat: 0, unknown: 0 }
  let [plain, hundredths] = [0, 0]
  for (const { day, amount, kind } of revenues) {
    plain += amount
    byKind[kind] += amount
    hundredths += amount * weightOf(weightingOn(weightings, day), kind)
  }
  return { plain, weighted: Math.round(hundredths / 100), byKind }
}

/** The company at the top of a group; in a circle the first by id. */
export function topOf(id: string, parents: ReadonlyMap<string, string>): string {
  const seen = new Set<string>()
  let top = id
  while (!seen.has(top)) {
    seen.add(top)
    const parent = parents.get(top)
    if (parent === undefined) return top
    top = parent
  }
  // Only what lies in the circle, so that all of its members answer the same.
  const circle = [...seen].slice([...seen].indexOf(top))
  return circle.sort()[0] ?? id
}
