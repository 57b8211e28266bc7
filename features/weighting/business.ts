import { ratesOn } from '#features/currencies/rates.ts'
import { ratesFor, reportCurrency } from '#features/currencies/rules.ts'
import type { OpportunityKind } from '#features/opportunities/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { type Day, earlier } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'
import { type Converted, convertedOf, countsIn } from '#shared/rates.ts'
import { type BusinessKind, businessKindOf, type Purchase, type Span, spansOf, topOf, type Weighting } from './rules.ts'
import * as sql from './sql.ts'

/** One customer's revenue of a day and order, and what it counts as. Minor units of one currency. */
export type BusinessLine = {
  customerId: string | null
  ownerId: string | null
  day: Day
  amount: number
  kind: BusinessKind
  /** What was invoiced in another currency; the amount is converted. */
  original?: { currency: string; amount: number }
}

/** A customer, or its group, that bought for the first time, or whose first known purchase may not have been the first. */
export type FirstPurchase = { customerId: string; ownerId: string | null; day: Day; known: boolean }

export type Business = {
  currency: string
  lines: BusinessLine[]
  firsts: FirstPurchase[]
  otherCurrencies: { currency: string; amount: number }[]
  /** What of these lines was invoiced in another currency, by the rates of the last day of the period. */
  convertedOf: (lines: readonly BusinessLine[]) => Converted[]
}

type Bought = Purchase & { customerId: string }

/** The versions of the weighting, as the company set them. */
export async function readWeightings(ctx: Context): Promise<Weighting[]> {
  return await sql.listVersions(ctx.db)
}

/**
 * The revenue of a period with what it counts as, and who bought for the first time in it (rules §5); of the whole
 * company, whoever may see which part of it. Other currencies count by the rate valid on the last day of the report
 * (`lastDay`), by itself that of the period.
 */
export async function readBusiness(
  ctx: Context,
  period: Period,
  weightings: readonly Weighting[],
  lastDay: Day = period.to,
): Promise<Business> {
  const rates = await ratesOn(ctx, lastDay)
  const sums = await sql.sumRevenue(ctx.db, period, rates)
  const orders = (await sql.listOrders(ctx.db, period.to)).map((order) => ({
    ...order,
    kind: order.kind as OpportunityKind | null,
  }))
  const parents = new Map((await sql.listParents(ctx.db)).map(({ id, parentId }) => [id, parentId as string]))
  const groupOf = (customerId: string) => topOf(customerId, parents)
  const months = await sql.listMonthsOfBuying(ctx.db, period.to)
  const bought = purchasesOf(months, orders, groupOf)
  const knownSince = earliest(months.map(({ first }) => first)) ?? earliest(orders.map(({ day }) => day))
  const spans = new Map<string, Span[]>()
  for (const [group, purchases] of bought) spans.set(group, spansOf(purchases, knownSince, weightings))

  const currency = reportCurrency(sums, rates)
  const used = ratesFor(rates, currency)
  const stated = new Map(
    orders.flatMap(({ customerId, number, kind }) => (number ? [[`${customerId} ${number}`, kind]] : [])),
  )
  const owners = new Map([...orders, ...sums].map(({ customerId, ownerId }) => [customerId, ownerId]))
  const lines: BusinessLine[] = []
  const others = new Map<string, number>()
  for (const { customerId, ownerId, day, orderNumber, currency: of, ...sum } of sums) {
    const amount = Number(sum.amount)
    if (!countsIn(used, of)) {
      others.set(of, (others.get(of) ?? 0) + amount)
      continue
    }
    const said = stated.get(`${customerId} ${orderNumber}`) ?? null
    const kind = customerId ? businessKindOf(spans.get(groupOf(customerId)) ?? [], day, said) : 'unknown'
    const original = of === currency ? {} : { original: { currency: of, amount: Number(sum.original) } }
    lines.push({ customerId, ownerId, day, amount, kind, ...original })
  }
  const firsts = [...spans].flatMap(([group, of]): FirstPurchase[] =>
    of
      .filter(({ kind, from }) => kind !== 'wonBack' && from >= period.from)
      .map(({ kind, from }) => {
        const customerId = bought.get(group)?.find(({ day }) => day === from)?.customerId ?? group
        return { customerId, ownerId: owners.get(customerId) ?? null, day: from, known: kind === 'newCustomer' }
      }),
  )
  return {
    currency,
    lines,
    firsts,
    otherCurrencies: [...others].map(([one, amount]) => ({ currency: one, amount })),
    convertedOf: (some) =>
      convertedOf(
        used,
        some.flatMap(({ original }) => original ?? []),
      ),
  }
}

/** What each group bought, by day, orders before the invoices of their day. */
function purchasesOf(
  months: Awaited<ReturnType<typeof sql.listMonthsOfBuying>>,
  orders: readonly Bought[],
  groupOf: (customerId: string) => string,
): Map<string, Bought[]> {
  const bought = new Map<string, Bought[]>()
  const add = (purchase: Bought) => {
    const group = groupOf(purchase.customerId)
    const of = bought.get(group)
    if (of) of.push(purchase)
    else bought.set(group, [purchase])
  }
  for (const { customerId, day, kind } of orders) add({ customerId, day, kind })
  for (const { customerId, first, last } of months) {
    if (customerId === null) continue
    add({ customerId, day: first, kind: null })
    if (last !== first) add({ customerId, day: last, kind: null })
  }
  // Sorting keeps the order of equals: orders were added first.
  for (const of of bought.values()) of.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return bought
}

function earliest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((first, day) => (first === null ? day : earlier(first, day)), null)
}
