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
import { keyOf, type Scanned } from './scan.ts'
import { columnLike, columnWords, soundsLikeInvoices } from './words.ts'

/** What a key of a table refers to, in words; `null` for a column that is no key. */
export type Shown = (table: Scanned, column: string) => ReadonlyMap<string, Cell> | null

/**
 * One row per order or invoice: the sum of its lines, or its own total where it has none. Columns for which revenue has
 * no field, and the lines in words, come along as own fields.
 */
export function revenueTable(chain: Chain, shown: Shown): { table: Table; notes: Note[] } {
  const { orders, lines } = chain
  const plan = planOf(chain)
  const sums = lines && sumLines(lines, orders)
  const more = moreOf(chain, plan, shown)
  const rows = () => orderRows(chain, plan, sums, more)
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
  const fields = Object.keys(targets)
  const own = [...more.columns.map(({ header }) => header), ...(more.lines ? [linesHeader] : [])]
  const unique = own.map((header) => (fields.includes(header) ? `${header} (${orders.table.name})` : header))
  const table: Table = {
    name: orders.table.name,
    headerRow: 0,
    columns: [...fields, ...unique],
    given: { kind: 'revenue', targets: { ...targets, ...Object.fromEntries(unique.map((header) => [header, null])) } },
    hiddenColumns: [],
    hidden: false,
    rowCount,
    rows: () => chunksOf(rows()),
  }
  return { table, notes: notesOf(chain, plan, sums, rowCount, more) }
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

const linesHeader = 'Positionen'
/** Lines in words stay in memory while a file is read; beyond this many only their sums come in. */
const mostLinesInWords = 200_000

type More = {
  columns: { at: number; header: string; shown: ReadonlyMap<string, Cell> | null }[]
  /** Order → its lines in words. */
  lines: ReadonlyMap<string, string> | null
}

/** What orders and lines say beside customer, number, day and amount. */
function moreOf({ orders, toCustomer, lines }: Chain, plan: Plan, shown: Shown): More {
  const [day, ...otherDays] = plan.days
  const taken = new Set([plan.customer, plan.key, plan.total, plan.currency, plan.invoice, plan.cancelled, day])
  const columns = namesOf(orders).flatMap((header, at) => {
    if ((taken.has(at) && !otherDays.includes(at)) || orders.filled[at] === 0 || header === toCustomer.column) return []
    return [{ at, header, shown: shown(orders, header) }]
  })
  return { columns, lines: lines && lines.table.rowCount <= mostLinesInWords ? linesInWords(lines, shown) : null }
}

function linesInWords({ table, toOrder }: NonNullable<Chain['lines']>, shown: Shown): Map<string, string> {
  const names = namesOf(table)
  const order = names.indexOf(toOrder.column)
  const columns = names.flatMap((header, at) =>
    at === order || table.filled[at] === 0 || table.table.columns[at]!.counted
      ? []
      : [{ at, header, shown: shown(table, header) }],
  )
  const inWords = new Map<string, string>()
  for (const { cells } of table.table.rows()) {
    const key = keyOf(cells[order] ?? null)
    if (key === null) continue
    const line = columns.flatMap(({ at, header, shown: words }) => {
      const cell = shownAs(cells[at] ?? null, words)
      return cell === null ? [] : [`${header}: ${cell === true ? 'ja' : cell === false ? 'nein' : cell}`]
    })
    const before = inWords.get(key)
    inWords.set(key, before === undefined ? line.join(', ') : `${before}\n${line.join(', ')}`)
  }
  return inWords
}

function shownAs(cell: Cell, shown: ReadonlyMap<string, Cell> | null): Cell {
  const key = keyOf(cell)
  return shown && key !== null ? (shown.get(key) ?? cell) : cell
}

function* orderRows(chain: Chain, plan: Plan, sums: LineSums | null, more: More): Generator<Row, void, void> {
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
        ...more.columns.map((column) => shownAs(at(column.at), column.shown)),
        ...(more.lines ? [more.lines.get(keyOf(at(plan.key)) ?? '') ?? null] : []),
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

function notesOf({ orders, lines }: Chain, plan: Plan, sums: LineSums | null, rowCount: number, more: More): Note[] {
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
  if (lines && !more.lines) notes.push({ code: 'linesNotInWords', params: { table: lines.table.table.name } })
  return notes
}
