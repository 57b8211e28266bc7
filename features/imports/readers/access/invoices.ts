import { type Exact, exactOf, minorOf, oneMinus, percent, times } from '../../values/decimals.ts'
import type { Cell } from '../tables.ts'
import type { Relation } from './database.ts'
import { keyOf, type Scanned } from './scan.ts'
import {
  columnLike,
  columnWords,
  isColleagues,
  isSpare,
  isSupplier,
  soundsLikeCustomers,
  soundsLikeInvoices,
} from './words.ts'

/** Orders or invoices of customers, with their lines if they have any. */
export type Chain = {
  customers: Scanned
  orders: Scanned
  toCustomer: Relation
  lines: { table: Scanned; toOrder: Relation } | null
}

/** How the lines of an order are read; −1 for a column that is not there. */
export type LineForm = { quantity: number; price: number; discount: number; total: number; percent: boolean }

export type LineSums = { byOrder: ReadonlyMap<string, bigint>; lost: { count: number; minor: bigint } }

/** Every table of orders or invoices that leads to a table of customers, the best first: invoices before orders, lines before totals. */
export function chainsOf(scanned: Scanned[], relations: Relation[]): Chain[] {
  const byName = new Map(scanned.map((one) => [one.table.name, one]))
  const chains: (Chain & { score: number })[] = []
  for (const toCustomer of relations) {
    const customers = byName.get(toCustomer.parent)!
    const orders = byName.get(toCustomer.table)!
    if (orders.rowCount === 0 || !mayBeCustomers(customers) || customers === orders) continue
    if (dayColumns(orders).length === 0) continue
    const lines = linesOf(orders, byName, relations)
    if (!lines && columnLike(namesOf(orders), columnWords.total) < 0) continue
    const { name } = orders.table
    const score =
      (lines ? 4 : 0) +
      (soundsLikeInvoices(name) ? 2 : 0) +
      (soundsLikeCustomers(customers.table.name) ? 3 : 0) -
      (isSpare(name) || isSpare(customers.table.name) ? 10 : 0)
    chains.push({ customers, orders, toCustomer, lines, score })
  }
  return chains.sort((a, b) => b.score - a.score || b.orders.rowCount - a.orders.rowCount)
}

function mayBeCustomers({ table }: Scanned): boolean {
  const { name } = table
  return (
    !isColleagues(name) &&
    !isSupplier(name) &&
    (soundsLikeCustomers(name) ||
      columnLike(namesOf({ table }), /^(firma|firmenname|company|companyname|kunde|kundenname|name1?)$/) >= 0)
  )
}

function linesOf(orders: Scanned, byName: ReadonlyMap<string, Scanned>, relations: Relation[]): Chain['lines'] {
  let best: Chain['lines'] = null
  for (const toOrder of relations) {
    if (toOrder.parent !== orders.table.name || toOrder.table === orders.table.name) continue
    const table = byName.get(toOrder.table)!
    const { quantity, price, total } = lineForm(table)
    if (!((quantity >= 0 && price >= 0) || total >= 0) || table.rowCount === 0) continue
    if (!best || rankOf(table) > rankOf(best.table)) best = { table, toOrder }
  }
  return best
}

function rankOf(lines: Scanned): number {
  return lines.rowCount - (isSpare(lines.table.name) ? 1e9 : 0)
}

export function namesOf({ table }: Pick<Scanned, 'table'>): string[] {
  return table.columns.map((column) => column.name)
}

/** The days an order may be booked on, the surest first: invoice, order, any other. */
export function dayColumns(orders: Scanned): number[] {
  const names = namesOf(orders)
  const isDay = (at: number) => at >= 0 && orders.filled[at]! > 0
  const found = [columnWords.invoiceDay, columnWords.orderDay, columnWords.otherDay].map((words) =>
    columnLike(names, words),
  )
  const typed = orders.table.columns.findIndex(({ type }) => type === 'datetime' || type === 'datetimextended')
  return [...new Set([...found, typed].filter(isDay))]
}

/** Finds quantity, price, discount and total; a discount is a percentage if any value is above 1 or its name says so. */
export function lineForm(lines: Scanned): LineForm {
  const names = namesOf(lines)
  const at = (words: RegExp) => columnLike(names, words)
  const discount = at(columnWords.discount)
  return {
    quantity: at(columnWords.quantity),
    price: at(columnWords.price),
    discount,
    total: at(columnWords.total),
    percent:
      discount >= 0 && isPercent(names[discount]!, lines.largest[discount]!, lines.table.columns[discount]!.type),
  }
}

function isPercent(name: string, largest: number, type: string): boolean {
  return largest > 1 || /(%|prozent|percent|pct)/i.test(name) || (largest === 1 && /^(byte|integer|long)$/.test(type))
}

/**
 * The amount of a line in cents: quantity × price less the discount, exact, rounded once at the end, as an invoice
 * prints it. Without quantity and price its total. `null` if it says nothing.
 */
export function amountOfLine(cells: Cell[], form: LineForm): bigint | null {
  const value = (at: number) => (at < 0 ? null : exactOf(plainNumber(cells[at] ?? null)))
  const quantity = value(form.quantity)
  const price = value(form.price)
  const total = value(form.total)
  if (!quantity || !price) return total && minorOf(total)
  return minorOf(discounted(times(quantity, price), value(form.discount), form.percent))
}

/** An amount less a discount, which is a share or a percentage. */
export function discounted(amount: Exact, discount: Exact | null, isPercentage: boolean): Exact {
  if (!discount) return amount
  return times(amount, oneMinus(isPercentage ? percent(discount) : discount))
}

/** Text columns hold numbers as people of the country type them: "1.234,50 €". */
export function plainNumber(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell
  const bare = cell.replace(/[^\d.,-]/g, '')
  return bare.includes(',') ? bare.replaceAll('.', '').replace(',', '.') : bare
}

/** Adds up the lines by order; those whose order is gone are counted apart. */
export function sumLines({ table, toOrder }: NonNullable<Chain['lines']>, orders: Scanned): LineSums {
  const byOrder = new Map<string, bigint>()
  const lost = { count: 0, minor: 0n }
  const form = lineForm(table)
  const at = namesOf(table).indexOf(toOrder.column)
  const known = orders.keys.get(toOrder.key)?.values
  for (const { cells } of table.table.rows()) {
    const amount = amountOfLine(cells, form)
    if (amount === null) continue
    const order = keyOf(cells[at] ?? null)
    if (order === null || (known && !known.has(order))) {
      lost.count += 1
      lost.minor += amount
    } else byOrder.set(order, (byOrder.get(order) ?? 0n) + amount)
  }
  return { byOrder, lost }
}
