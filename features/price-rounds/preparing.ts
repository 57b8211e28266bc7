import { findNamedProducts, listProductsById, type NamedProduct } from '#features/products/actions.ts'
import { listOwnPriced, listPricesOn, pricesForAll } from '#features/products/prices/actions.ts'
import { fullMonths } from '#features/reports/customer-base/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { inPieces } from '#platform/actions/pieces.ts'
import { addDays } from '#shared/days.ts'
import { askedOf, newPrice, type Position, type Price, percentFor, type RoundRule } from './rules.ts'
import * as sql from './sql.ts'

/** What a line says about prices: its parts, and their sums. */
export type PreparedLine = {
  positions: Position[]
  otherRevenue: number
  otherPercent: number
  revenue: number
  asked: number
}

const atOnce = 100
/** Products of one customer in a round, those with the most revenue. */
const mostPositions = 1000

/**
 * Old and new prices of customers by the rule of a round: of what they bought in the last twelve full months, and of what
 * they have prices of their own for. What nothing changes for is left out; so is a customer without anything.
 */
export async function prepareLines(
  ctx: Context,
  round: Pick<sql.RoundRecord, 'fromDay' | 'currency' | 'rule'>,
  customerIds: readonly string[],
): Promise<Map<string, PreparedLine>> {
  const prepared = new Map<string, PreparedLine>()
  for await (const some of inPieces([...customerIds], atOnce))
    for (const [customerId, line] of await preparePiece(ctx, round, some)) prepared.set(customerId, line)
  return prepared
}

async function preparePiece(
  ctx: Context,
  { fromDay, currency, rule: json }: Pick<sql.RoundRecord, 'fromDay' | 'currency' | 'rule'>,
  customerIds: readonly string[],
): Promise<[string, PreparedLine][]> {
  const rule = JSON.parse(json) as RoundRule
  const before = addDays(fromDay, -1)
  const invoiced = await sql.sumByProduct(ctx.db, customerIds, lastYear(ctx), currency)
  const meant = await findNamedProducts(ctx, [...new Set(invoiced.flatMap(({ product }) => product ?? []))])
  const owned = await listOwnPriced(ctx, { customerIds, currency, day: before })
  const products = new Map<string, NamedProduct>([...meant.values()].map((one) => [one.id, one]))
  const unknown = [...new Set([...owned.values()].flat())].filter((id) => !products.has(id))
  for (const one of await listProductsById(ctx, unknown)) products.set(one.id, one)

  const bought = Map.groupBy(invoiced, (row) => row.customerId ?? '')
  const customers = customerIds.map((customerId) => {
    const rows = bought.get(customerId) ?? []
    const revenueOf = new Map<string, number>()
    let other = 0
    for (const { product, amount } of rows) {
      const id = product === null ? undefined : meant.get(product)?.id
      if (id) revenueOf.set(id, (revenueOf.get(id) ?? 0) + amount)
      else other += amount
    }
    const productIds = [...new Set([...revenueOf.keys(), ...(owned.get(customerId) ?? [])])].filter((id) =>
      products.has(id),
    )
    return { customerId, productIds, revenueOf, other }
  })
  const prices = await pricesForAll(ctx, customers, { currency, day: before })
  const ofList =
    rule.kind === 'list'
      ? await listPricesOn(ctx, { listId: rule.listId, productIds: [...products.keys()], day: fromDay })
      : new Map<string, Price>()

  return customers.flatMap(({ customerId, productIds, revenueOf, other }, at): [string, PreparedLine][] => {
    let unpriced = 0
    const positions = productIds.flatMap((id): Position[] => {
      const product = products.get(id)
      const now = prices[at]?.get(id)?.[0]
      const revenue = Math.max(0, revenueOf.get(id) ?? 0)
      // Without a price of ours nothing can be set against it: it counts with what no product is known of.
      if (!product || !now) {
        unpriced += revenue
        return []
      }
      const from = { priceUnit: now.priceUnit, scales: now.scales }
      const to = newPrice(rule, product.productGroup, from, ofList.get(id) ?? null)
      if (!to) return []
      const { name, number, productGroup: group, unit } = product
      return [{ productId: id, name, number, group, unit, source: now.source, revenue, from, to }]
    })
    positions.sort((a, b) => b.revenue - a.revenue || (a.name < b.name ? -1 : 1))
    const rest = positions.slice(mostPositions).reduce((sum, one) => sum + one.revenue, 0)
    const line = {
      positions: positions.slice(0, mostPositions),
      otherRevenue: Math.max(0, other + unpriced + rest),
      otherPercent: rule.kind === 'percent' ? percentFor(rule, null) : 0,
    }
    const { revenue, asked } = askedOf(line)
    const nothing = line.positions.length === 0 && (line.otherRevenue === 0 || line.otherPercent === 0)
    return nothing ? [] : [[customerId, { ...line, revenue, asked }]]
  })
}

/** The last twelve full months. */
export function lastYear(ctx: Context) {
  return fullMonths(addDays(ctx.today, -1)).now
}

/** A prepared line as it is stored. */
export function storedLine({ positions, ...sums }: PreparedLine) {
  return { ...sums, positions: JSON.stringify(positions) }
}
