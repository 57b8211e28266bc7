import { type ClassBasis, type ClassFacts, classify, inOrder } from '#features/customers/classes/rules.ts'
import type { CustomerClass } from '#features/customers/rules.ts'
import { addDays, addMonths, type Day, earlier } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'

/** The whole months of the last two years up to a day: `now` and `before` of 12 full months each, and both together. */
export type FullMonths = { now: Period; before: Period; both: Period }

/** The last 12 full months that have ended by `day` (a month that ends on it is full), and the 12 before (rules §2). */
export function fullMonths(day: Day): FullMonths {
  const next = monthOf(addDays(day, 1))
  const start = addMonths(next, -12)
  const earliest = addMonths(next, -24)
  return {
    now: { from: start, to: addDays(next, -1) },
    before: { from: earliest, to: addDays(start, -1) },
    both: { from: earliest, to: addDays(next, -1) },
  }
}

/** The full months behind the figures of a period: those at its end, of a running one those that are over. */
export function monthsOf(period: Period, today: Day): FullMonths {
  return fullMonths(earlier(period.to, addDays(today, -1)))
}

function monthOf(day: Day): Day {
  return `${day.slice(0, 8)}01`
}

/** What is known of one customer. Minor units of one currency. */
export type BaseFacts = ClassFacts & {
  id: string
  name: string
  parentId: string | null
  ownerId: string | null
  /** In the last 12 full months. */
  revenueNow: number
  marginNow: number
  /** In the 12 months before. */
  revenueBefore: number
  /** The first day with revenue at all. */
  firstDay: Day | null
}

/**
 * Companies of one group as one, under the name of the company at the top; a parent that is not among the customers is
 * not looked at, and a circle ends where it began (register A9).
 */
export function byParent(customers: readonly BaseFacts[]): BaseFacts[] {
  const known = new Map(customers.map((one) => [one.id, one]))
  const groups = new Map<string, BaseFacts>()
  for (const one of customers) {
    const top = topOf(one, known)
    const group = groups.get(top.id)
    if (!group) groups.set(top.id, { ...one, id: top.id, name: top.name, sortName: top.sortName, ownerId: top.ownerId })
    else {
      group.revenue += one.revenue
      group.margin += one.margin
      group.marginOf += one.marginOf
      group.revenueNow += one.revenueNow
      group.marginNow += one.marginNow
      group.revenueBefore += one.revenueBefore
      if (one.potential !== null) group.potential = (group.potential ?? 0) + one.potential
      if (one.firstDay && (!group.firstDay || one.firstDay < group.firstDay)) group.firstDay = one.firstDay
    }
  }
  return [...groups.values()]
}

function topOf(one: BaseFacts, known: ReadonlyMap<string, BaseFacts>): BaseFacts {
  const seen = new Set<string>()
  let top = one
  while (top.parentId && !seen.has(top.id)) {
    seen.add(top.id)
    const parent = known.get(top.parentId)
    if (!parent) break
    top = parent
  }
  return seen.has(top.id) ? (known.get([...seen].sort()[0] ?? one.id) ?? one) : top
}

/** Shares of the largest, and how the whole is spread; shares 0–1, none without revenue. */
export type Concentration = { cr1: number | null; cr3: number | null; cr5: number | null; hhi: number | null }

/** CR1, CR3, CR5 and HHI = Σ shareᵢ² on the 0–10,000 scale. `revenues`: falling, all above zero (rules §2). */
export function concentration(revenues: readonly number[]): Concentration {
  const total = sum(revenues)
  if (total <= 0) return { cr1: null, cr3: null, cr5: null, hhi: null }
  const share = (count: number) => sum(revenues.slice(0, count)) / total
  const hhi = (revenues.reduce((all, one) => all + one * one, 0) / (total * total)) * 10_000
  return { cr1: share(1), cr3: share(3), cr5: share(5), hhi }
}

/** Below 1,500 low, up to 2,500 moderate, above high (rules §2). */
export function hhiLevel(hhi: number): 'low' | 'moderate' | 'high' {
  return hhi < 1_500 ? 'low' : hhi <= 2_500 ? 'moderate' : 'high'
}

/** True from 10 % of the revenue on: the company depends on this customer (rules §2). */
export function isDependence(revenue: number, total: number): boolean {
  return revenue > 0 && 10 * revenue >= total
}

/** True if the three largest have half of the revenue (rules §2). `revenues`: falling. */
export function dependsOnThree(revenues: readonly number[]): boolean {
  const total = sum(revenues)
  return total > 0 && 2 * sum(revenues.slice(0, 3)) >= total
}

/** revenue(last 12 full months) / revenue(12 before) − 1; none where there was none before (rules §2). */
export function growth(now: number, before: number): number | null {
  return before > 0 ? now / before - 1 : null
}

export const changes = ['kept', 'new', 'returned', 'lost', 'none'] as const
export type Change = (typeof changes)[number]

/** Which customers a figure counts: all with revenue, those of a class, the largest, those with 10 % and more, or a change. */
export const parts = [
  'all',
  'A',
  'B',
  'C',
  'noClass',
  'top1',
  'top3',
  'top5',
  'dependences',
  'twoYears',
  'kept',
  'new',
  'returned',
  'lost',
] as const
export type Part = (typeof parts)[number]

/** The customers that a part names, in the order of the base. */
export function partOf(base: Pick<CustomerBase, 'customers' | 'total'>, part: Part): Ranked[] {
  const { customers, total } = base
  const counted = customers.filter((one) => one.revenue > 0)
  switch (part) {
    case 'all':
      return counted
    case 'top1':
    case 'top3':
    case 'top5':
      return counted.slice(0, Number(part.slice(3)))
    case 'dependences':
      return counted.filter((one) => isDependence(one.revenue, total))
    case 'A':
    case 'B':
    case 'C':
      return customers.filter((one) => one.class === part)
    case 'noClass':
      return customers.filter((one) => one.class === null && one.revenue !== 0)
    case 'twoYears':
      return customers.filter((one) => one.revenueNow !== 0 || one.revenueBefore !== 0)
    default:
      return customers
        .filter((one) => one.change === part)
        .sort((a, b) => b.revenueNow + b.revenueBefore - (a.revenueNow + a.revenueBefore))
  }
}

/**
 * What became of a customer in the last 12 full months. Lost: revenue in the 12 before, none since (rules §2). New: the
 * first revenue at all; returned: there was some, but not in the 12 months before.
 */
export function changeOf(
  customer: Pick<BaseFacts, 'revenueNow' | 'revenueBefore' | 'firstDay'>,
  months: FullMonths,
): Change {
  if (customer.revenueNow > 0) {
    if (customer.revenueBefore > 0) return 'kept'
    return customer.firstDay !== null && customer.firstDay >= months.now.from ? 'new' : 'returned'
  }
  return customer.revenueBefore > 0 ? 'lost' : 'none'
}

/** Months until new customers have made up for a loss: lost annual revenue / what new ones bring a month; none without new ones (rules §2). */
export function monthsToReplace(lost: number, newRevenue: number): number | null {
  return newRevenue > 0 ? lost / (newRevenue / 12) : null
}

export type Ranked = BaseFacts & {
  /** Of the total; none where the revenue is not above zero. */
  share: number | null
  /** Shares of all up to this one, by revenue. */
  runningShare: number | null
  class: CustomerClass | null
  change: Change
}
export type CustomerBase = Concentration & {
  /** Sum of the positive revenues of the period. */
  total: number
  margin: number
  basis: ClassBasis
  /** Largest first; those without revenue in the period at the end. */
  customers: Ranked[]
  dependsOnThree: boolean
  revenueNow: number
  revenueBefore: number
  growth: number | null
}

/** The customer base as a whole: order, shares, classes and what they add up to (rules §2). */
export function customerBase(facts: readonly BaseFacts[], months: FullMonths): CustomerBase {
  const { basis, classes } = classify(facts)
  const order = inOrder(
    facts.map((one) => one.revenue),
    facts,
  )
  const revenues: number[] = []
  let [total, margin, revenueNow, revenueBefore] = [0, 0, 0, 0]
  for (const at of order) {
    const one = facts[at] as BaseFacts
    revenueNow += one.revenueNow
    revenueBefore += one.revenueBefore
    if (one.revenue <= 0) continue
    revenues.push(one.revenue)
    total += one.revenue
    margin += one.margin
  }
  let running = 0
  const customers = Array.from(order, (at): Ranked => {
    const one = facts[at] as BaseFacts
    const counts = one.revenue > 0
    if (counts) running += one.revenue
    return {
      ...one,
      share: counts ? one.revenue / total : null,
      runningShare: counts ? running / total : null,
      class: classes[at] ?? null,
      change: changeOf(one, months),
    }
  })
  return {
    ...concentration(revenues),
    total,
    margin,
    basis,
    customers,
    dependsOnThree: dependsOnThree(revenues),
    revenueNow,
    revenueBefore,
    growth: growth(revenueNow, revenueBefore),
  }
}

/** What one or several customers leave behind. Amounts per year are those of the last 12 full months. */
export type Loss = {
  revenue: number
  /** None where none of their margins is known. */
  margin: number | null
  /** Of the revenue of the last 12 full months. */
  share: number | null
  /** What customers new in the last 12 full months brought in them. */
  newRevenue: number
  newCustomers: number
  monthsToReplace: number | null
  /** The rest, largest first, with their new shares. */
  after: Concentration & { total: number; customers: (Ranked & { share: number })[] }
}

/**
 * What if these customers leave: revenue and margin lost per year, the shares of the rest, and how long new customers
 * need to replace them. Those who leave replace nothing themselves (rules §2).
 */
export function withoutCustomers(base: CustomerBase, gone: ReadonlySet<string>): Loss {
  const left = base.customers.filter((one) => gone.has(one.id))
  const rest = base.customers.filter((one) => !gone.has(one.id))
  const revenue = sum(left.map((one) => one.revenueNow))
  const counted = rest.filter((one) => one.revenue > 0)
  const revenues = counted.map((one) => one.revenue)
  const total = sum(revenues)
  const newOnes = rest.filter((one) => one.change === 'new')
  const fresh = sum(newOnes.map((one) => one.revenueNow))
  return {
    revenue,
    margin: left.some((one) => one.marginOf !== 0 || one.marginNow !== 0)
      ? sum(left.map((one) => one.marginNow))
      : null,
    share: base.revenueNow > 0 ? revenue / base.revenueNow : null,
    newRevenue: fresh,
    newCustomers: newOnes.length,
    monthsToReplace: monthsToReplace(revenue, fresh),
    after: {
      ...concentration(revenues),
      total,
      customers: counted.map((one) => ({ ...one, share: one.revenue / total })),
    },
  }
}

/** The base without those who leave, with new shares and the classes as they are; or only those who leave, as they are. */
export function narrowed(
  base: CustomerBase,
  months: FullMonths,
  { without, only }: { without?: readonly string[] | undefined; only?: readonly string[] | undefined },
): Pick<CustomerBase, 'customers' | 'total'> {
  const { customers, total } = base
  if (only) return { customers: customers.filter((one) => only.includes(one.id)), total }
  if (!without) return base
  const classes = new Map(customers.map((one) => [one.id, one.class]))
  const rest = customerBase(
    customers.filter((one) => !without.includes(one.id)),
    months,
  )
  return { ...rest, customers: rest.customers.map((one) => ({ ...one, class: classes.get(one.id) ?? null })) }
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0)
}
