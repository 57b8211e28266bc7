import { customerReadable } from '#features/customers/actions.ts'
import type { Outcome } from '#features/opportunities/rules.ts'
import { productKey } from '#features/products/rules.ts'
import { fullMonths } from '#features/reports/customer-base/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { addDays } from '#shared/days.ts'
import type { Unit, WhiteSpaceCell } from '../contract.ts'
import { type Cell, restOf, sumWhiteSpace, whiteSpaceOf } from '../rules.ts'
import * as sql from '../sql.ts'

const mostUnits = 60
const mostGroups = 40
const mostSums = 20_000
const mostProducts = 20_000

/** A customer whose plan the caller may see. */
export type Place = { row: { id: string; name: string; parentId: string | null }; currency: string; canChange: boolean }

/** The matrix of one customer: units × product groups, with what is known of each cell. */
export async function readMatrix(ctx: Context, { row, currency, canChange }: Place) {
  const period = fullMonths(addDays(ctx.today, -1)).now
  const units = await readUnits(ctx, row)
  const customerIds = units.filter(({ kind }) => kind !== 'site').map(({ id }) => id)
  const potentials = await sql.listPotentials(ctx.db, customerIds, mostUnits * mostGroups * 2)
  const sums = await sql.sumByProduct(ctx.db, customerIds, period, mostSums)
  const groupOf = await readGroups(ctx)

  const cells = new Map<string, Cell & { noted: (typeof potentials)[number] | null }>()
  const cellOf = (unitId: string, group: string) => {
    const key = keyOf(unitId, group)
    const cell = cells.get(key) ?? { revenue: 0, potential: null, competitor: null, irrelevant: false, noted: null }
    cells.set(key, cell)
    return cell
  }
  let withoutProduct = 0
  const currencies = new Set<string>()
  for (const { customerId, product, currency: of, amount } of sums) {
    if (of !== currency) currencies.add(of)
    else if (product === null) withoutProduct += Number(amount)
    else cellOf(customerId ?? '', groupOf(product)).revenue += Number(amount)
  }
  for (const noted of potentials) {
    if (noted.siteId !== null && !units.some(({ id }) => id === noted.siteId)) continue
    const cell = cellOf(noted.siteId ?? noted.customerId, noted.productGroup)
    // Two after a merge: the elder holds.
    if (cell.noted) continue
    cell.noted = noted
    cell.competitor = noted.competitor
    cell.irrelevant = noted.irrelevantAt !== null
    if (noted.currency !== currency) continue
    cell.potential = noted.potential === null ? null : Number(noted.potential)
    if (noted.siteId !== null) cell.revenue = Number(noted.revenue ?? 0)
  }
  // What is said of the sites is part of what the customer was invoiced for.
  const sites = units.filter(({ kind }) => kind === 'site')
  for (const group of new Set([...cells.keys()].map((key) => split(key).group))) {
    const own = cells.get(keyOf(row.id, group))
    const ofSites = sites.map(({ id }) => cells.get(keyOf(id, group))?.revenue ?? 0)
    if (own) own.revenue = restOf(own.revenue, ofSites)
  }

  const groups = groupsInOrder(cells).slice(0, mostGroups)
  const shown = [...cells].filter(([key]) => groups.includes(split(key).group))
  return {
    currency,
    period,
    units,
    groups,
    cells: shown.map(([key, cell]): WhiteSpaceCell => {
      const { noted } = cell
      return {
        ...split(key),
        revenue: cell.revenue,
        potential: cell.potential,
        whiteSpace: whiteSpaceOf(cell),
        source: noted?.source ?? null,
        day: cell.potential === null ? null : (noted?.day ?? null),
        competitor: cell.competitor,
        irrelevant: cell.irrelevant,
        opportunity: noted && opportunityOf(noted),
      }
    }),
    sums: sumWhiteSpace([...cells.values()]),
    notPlaced: { withoutProduct, currencies: [...currencies].sort() },
    canChange,
  }
}

/**
 * What one cell says is bought from us, as in the matrix, without reading the others. `parted`: the customer itself, whose
 * sites take their part of what the invoices say.
 */
export async function readRevenue(
  ctx: Context,
  cell: { customerId: string; siteId: string | null; productGroup: string; parted: boolean },
  currency: string,
): Promise<number> {
  const { customerId, siteId, productGroup, parted } = cell
  const noted = siteId !== null || parted ? await sql.listSiteRevenues(ctx.db, customerId, productGroup) : []
  const ofSites = noted.filter((one) => one.currency === currency)
  if (siteId !== null) return Number(ofSites.find((one) => one.siteId === siteId)?.revenue ?? 0)
  const period = fullMonths(addDays(ctx.today, -1)).now
  const sums = await sql.sumByProduct(ctx.db, [customerId], period, mostSums)
  const groupOf = await readGroups(ctx)
  const revenue = sums
    .filter(({ product, currency: of }) => of === currency && product !== null && groupOf(product) === productGroup)
    .reduce((sum, { amount }) => sum + Number(amount), 0)
  return restOf(
    revenue,
    ofSites.map((one) => Number(one.revenue ?? 0)),
  )
}

async function readUnits(ctx: Context, { id, name }: { id: string; name: string }): Promise<Unit[]> {
  const below = await sql.listSubsidiaries(ctx.db, id, customerReadable(ctx.actor, 'customers.id'), mostUnits)
  const sites = await sql.listSites(ctx.db, id, mostUnits)
  return [
    { id, kind: 'customer' as const, name },
    ...below.map((one) => ({ ...one, kind: 'subsidiary' as const })),
    ...sites.map((one) => ({ id: one.id, name: one.name, kind: 'site' as const })),
  ].slice(0, mostUnits)
}

/** The group of a product as the invoices name it; a product without a group stands for itself. */
export async function readGroups(ctx: Context): Promise<(product: string) => string> {
  const products = await sql.listProductGroups(ctx.db, mostProducts)
  const groups = new Map(products.map((one) => [one.nameKey, one.productGroup ?? one.name]))
  return (product) => groups.get(productKey(product)) ?? product
}

/** An opportunity as the matrix tells of it; none while there is none, or it was deleted. */
export function opportunityOf(row: {
  opportunityId: string | null
  opportunityTitle: string | null
  opportunityOutcome: string | null
}) {
  if (row.opportunityId === null || row.opportunityTitle === null) return null
  return { id: row.opportunityId, title: row.opportunityTitle, outcome: row.opportunityOutcome as Outcome | null }
}

/** Those that are bought most first, then those with the most to be had, then by name. */
function groupsInOrder(cells: ReadonlyMap<string, Cell>): string[] {
  const weights = new Map<string, { revenue: number; space: number }>()
  for (const [key, cell] of cells) {
    const { group } = split(key)
    const { revenue, space } = weights.get(group) ?? { revenue: 0, space: 0 }
    weights.set(group, { revenue: revenue + cell.revenue, space: space + (whiteSpaceOf(cell) ?? 0) })
  }
  return [...weights]
    .sort(([a, one], [b, other]) => other.revenue - one.revenue || other.space - one.space || (a < b ? -1 : 1))
    .map(([group]) => group)
}

/** Ids hold no blank. */
function keyOf(unitId: string, group: string): string {
  return `${unitId} ${group}`
}

function split(key: string): { unitId: string; group: string } {
  const at = key.indexOf(' ')
  return { unitId: key.slice(0, at), group: key.slice(at + 1) }
}
