import { addDays, type Day } from '#shared/days.ts'
import { type Terms, termEndOn } from './decisions.ts'

/** A contract with what it was worth before: minor units per year in one currency, the oldest first. */
export type Held = Terms & {
  customerId: string
  startDay: Day
  amountPerYear: number
  values: readonly { untilDay: Day; amountPerYear: number }[]
}

/** What a contract brings in a year as of a day; nothing before it begins and after its end. */
export function valueOn(held: Held, day: Day): number {
  const end = termEndOn(held, day)
  if (day < held.startDay || (end !== null && end < day)) return 0
  return held.values.find(({ untilDay }) => untilDay >= day)?.amountPerYear ?? held.amountPerYear
}

export type Retention = {
  /** Value per year on the day before the period, and how it moved at the customers of that day; minor units. */
  start: number
  expansion: number
  contraction: number
  churn: number
  /** Net and gross revenue retention, 1 is all of it; none where there was nothing. */
  nrr: number | null
  grr: number | null
}

/** Net and gross revenue retention from the value of each customer before the period and at its end (rules §7). */
export function retentionOf(customers: Iterable<{ before: number; after: number }>): Retention {
  let [start, expansion, contraction, churn] = [0, 0, 0, 0]
  for (const { before, after } of customers) {
    if (before <= 0) continue
    start += before
    if (after <= 0) churn += before
    else if (after < before) contraction += before - after
    else expansion += after - before
  }
  const kept = start - contraction - churn
  return {
    start,
    expansion,
    contraction,
    churn,
    nrr: start > 0 ? (kept + expansion) / start : null,
    grr: start > 0 ? kept / start : null,
  }
}

/** What each customer's contracts were worth on the day before the period and on its last day. */
export function customerValues(held: readonly Held[], from: Day, to: Day): { before: number; after: number }[] {
  const by = new Map<string, { before: number; after: number }>()
  for (const one of held) {
    const { before, after } = by.get(one.customerId) ?? { before: 0, after: 0 }
    const start = addDays(from, -1)
    by.set(one.customerId, { before: before + valueOn(one, start), after: after + valueOn(one, to) })
  }
  return [...by.values()]
}

/** A term that ended within a period: whether another one followed. */
export type DueTerm = { dueDay: Day; renewed: boolean; amount: number }

/**
 * The terms of a contract that ended within a period and before today: those kept as followed by another one, and the one
 * that stands, if it is over: renewed where it goes on by itself, else not.
 */
export function dueTerms(
  { endDay, endedAt, autoRenewMonths, amountPerYear }: Terms & { amountPerYear: number },
  kept: readonly { dueDay: Day; amountBefore: number }[],
  period: { from: Day; to: Day },
  today: Day,
): DueTerm[] {
  const all = kept.map(({ dueDay, amountBefore }) => ({ dueDay, renewed: true, amount: amountBefore }))
  if (endDay !== null && endDay < today)
    all.push({ dueDay: endDay, renewed: endedAt === null && autoRenewMonths !== null, amount: amountPerYear })
  return all.filter(({ dueDay }) => dueDay >= period.from && dueDay <= period.to)
}

/** Renewal rate (rules §7): renewed of those due, by count and by value per year; none where nothing was due. */
export function renewalRate(terms: readonly DueTerm[]) {
  const renewed = terms.filter((term) => term.renewed)
  const sum = (some: readonly DueTerm[]) => some.reduce((value, { amount }) => value + amount, 0)
  const [due, value, valueRenewed] = [terms.length, sum(terms), sum(renewed)]
  return {
    due,
    renewed: renewed.length,
    rate: due > 0 ? renewed.length / due : null,
    value,
    valueRenewed,
    valueRate: value > 0 ? valueRenewed / value : null,
  }
}
