import { exactOf, minorOf } from '../../values/decimals.ts'
import { type Cell, chunkRows, type Note, type Row, type Table } from '../tables.ts'
import {
  type Chain,
  dayColumns,
  discounted,
  type LineSums,
  lineForm,
  namesOf,
  plainNumber,
  sumLines,
} from './invoices.ts'
import { numbersOf, shownBy } from './lookups.ts'
import { keyOf } from './scan.ts'
import { columnLike, columnWords, soundsLikeInvoices } from './words.ts'

/** One row per order or invoice: the sum of its lines, or its own total where it has none. */
export function revenueTable(chain: Chain): { table: Table; notes: Note[] } {
  const { orders, lines } = chain
  const plan = planOf(chain)
  const sums = lines && sumLines(lines, orders)
  const rows = () => orderRows(chain, plan, sums)
  let rowCount = 0
  for (const _ of rows()) rowCount += 1
  const number = soundsLikeInvoices(orders.table.name) ? 'revenue.invoice' : 'revenue.order'
  const targets: Record<string, string> = {
    Kundennummer: 'customers.customerNumber',
    Kunde: 'revenue.customer',
    [plan.number]: number,
    Datum: 'revenue.day',
    Betrag: 'revenue.amount',
    ...(plan.currency >= 0 ? { Währung: 'revenue.currency' } : {}),
    ...(plan.invoice >= 0 ? { Rechnung: 'revenue.invoice' } : {}),
  }
  const table: Table = {
    name: orders.table.name,
    headerRow: 0,
    columns: Object.keys(targets),
    given: { kind: 'revenue', targets },
    hiddenColumns: [],
    hidden: false,
    rowCount,
    rows: () => chunksOf(rows()),
  }
  return { table, notes: notesOf(chain, plan, sums, rowCount) }
}

type Plan = {
  customer: number
  days: number[]
  total: number
  discount: number
  currency: number
  invoice: number
  cancelled: number
  key: number
  /** Header of the column with the number of the order. */
  number: string
}

function planOf({ orders, toCustomer, lines }: Chain): Plan {
  const names = namesOf(orders)
  const at = (words: RegExp) => columnLike(names, words)
  const counted = orders.table.columns.findIndex((column) => column.counted)
  const unique = names.findIndex((name) => orders.keys.get(name)?.unique)
  const key = lines ? names.indexOf(lines.toOrder.key) : counted >= 0 ? counted : unique
  const invoice = at(columnWords.invoice)
  return {
    customer: names.indexOf(toCustomer.column),
    days: dayColumns(orders),
    total: at(columnWords.total),
    // A discount on the whole order counts where its lines have none of their own.
    discount: lines && lineForm(lines.table).discount < 0 ? at(columnWords.discount) : -1,
    currency: at(columnWords.currency),
    invoice: invoice === key ? -1 : invoice,
    cancelled: at(columnWords.cancelled),
    key,
    number: key >= 0 && names[key] !== 'Datum' && names[key] !== 'Kunde' ? names[key]! : 'Auftrag',
  }
}

function* orderRows(chain: Chain, plan: Plan, sums: LineSums | null): Generator<Row, void, void> {
  const { orders, customers, toCustomer } = chain
  const names = shownBy(customers, toCustomer.key)
  const numbers = numbersOf(customers, toCustomer.key)
  const percent = plan.discount >= 0 && lineForm(orders).percent
  for (const { number, cells } of orders.table.rows()) {
    if (isCancelled(cells[plan.cancelled] ?? null)) continue
    const at = (column: number) => cells[column] ?? null
    const customer = at(plan.customer)
    const key = keyOf(customer) ?? ''
    const day = plan.days.map(at).find((cell) => cell !== null) ?? null
    const minor = amountOf(cells, plan, sums, percent)
    yield {
      number,
      cells: [
        numbers?.get(key) ?? customer,
        names?.get(key) ?? null,
        at(plan.key),
        typeof day === 'string' ? day.slice(0, 10) : day,
        minor === null ? null : Number(minor) / 100,
        ...(plan.currency >= 0 ? [at(plan.currency)] : []),
        ...(plan.invoice >= 0 ? [at(plan.invoice)] : []),
      ],
    }
  }
}

function isCancelled(cell: Cell): boolean {
  return (
    cell === true ||
    (typeof cell === 'number' && cell !== 0) ||
    /^(ja|yes|true|x|storniert|cancell?ed)$/i.test(String(cell ?? ''))
  )
}

function amountOf(cells: Cell[], plan: Plan, sums: LineSums | null, percent: boolean): bigint | null {
  const read = (at: number) => (at < 0 ? null : exactOf(plainNumber(cells[at] ?? null)))
  const sum = sums?.byOrder.get(keyOf(cells[plan.key] ?? null) ?? '')
  if (sum !== undefined) return minorOf(discounted({ units: sum, scale: 2 }, read(plan.discount), percent))
  const total = read(plan.total)
  return total ? minorOf(total) : sums ? 0n : null
}

async function* chunksOf(rows: Generator<Row, void, void>): AsyncGenerator<Row[], void, void> {
  let chunk: Row[] = []
  for (const row of rows) {
    chunk.push(row)
    if (chunk.length < chunkRows) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

function notesOf({ orders, lines }: Chain, plan: Plan, sums: LineSums | null, rowCount: number): Note[] {
  const names = namesOf(orders)
  const table = orders.table.name
  const notes: Note[] = []
  if (lines) {
    const { discount, percent } = lineForm(lines.table)
    const code = discount < 0 ? 'revenueOfLines' : percent ? 'revenueOfLinesPercent' : 'revenueOfLinesShare'
    notes.push({ code, params: { table, lines: lines.table.table.name, count: rowCount } })
  } else notes.push({ code: 'revenueOfTotals', params: { table, column: names[plan.total] ?? '', count: rowCount } })
  const cancelled = orders.rowCount - rowCount
  if (cancelled > 0) notes.push({ code: 'leftCancelled', params: { table, count: cancelled } })
  if (sums && sums.lost.count > 0) {
    const amount = (Number(sums.lost.minor) / 100).toFixed(2)
    notes.push({ code: 'leftLines', params: { table: lines!.table.table.name, count: sums.lost.count, amount } })
  }
  const taken = new Set([
    plan.customer,
    plan.key,
    plan.total,
    plan.discount,
    plan.currency,
    plan.invoice,
    plan.cancelled,
    ...plan.days,
  ])
  const left = names.filter((_, at) => !taken.has(at) && orders.filled[at]! > 0)
  if (left.length > 0) notes.push({ code: 'leftColumns', params: { table, columns: left.join(', ').slice(0, 300) } })
  return notes
}
