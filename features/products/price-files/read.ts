import { readFile } from '#features/imports/readers/readFile.ts'
import { type Cell, cleanText, type Table } from '#features/imports/readers/tables.ts'
import {
  type Decimal,
  decideDecimal,
  noAmounts,
  readAmount,
  readCurrency,
  weighDecimal,
} from '#features/imports/values/amounts.ts'
import { type DateForm, decideDateForm, noDates, readDay, weighDate } from '#features/imports/values/dates.ts'
import type { Day } from '#shared/days.ts'
import { minorDigits } from '#shared/format.ts'
import { Refusal } from '#shared/refusal.ts'
import { columnsOf, type PriceField, type PriceLine } from './rules.ts'

export const mostLines = 20_000

type Columns = Partial<Record<PriceField, number>>
type Asked = { name: string; bytes: Uint8Array; validFrom: Day; currency: string; today: Day; decimal: Decimal }

/**
 * The lines of a price list in any format that lists are brought in by. Lines without a day hold from `validFrom`, without a
 * quantity for any, without a unit for one; `decimal` is taken where all prices could be read both ways. Refuses what the readers
 * refuse, `priceFileColumns` where no table has a product and a price, `priceFileLong`.
 */
export async function readPriceLines(asked: Asked): Promise<PriceLine[]> {
  const { tables } = await readFile(asked.name, asked.bytes)
  const found = tables.map((table) => ({ table, columns: columnsOf(table.columns) })).find(hasPrices)
  if (!found) throw new Refusal('priceFileColumns', { file: asked.name.slice(-120) })
  const { table, columns } = found
  if (table.rowCount > mostLines) throw new Refusal('priceFileLong', { most: mostLines })
  const rows: { number: number; cells: Cell[] }[] = []
  for await (const chunk of table.rows()) rows.push(...chunk)
  const [amounts, dates] = [noAmounts(), noDates()]
  for (const { cells } of rows) {
    weighDecimal(amounts, cellOf(cells, columns, 'price'))
    weighDate(dates, cellOf(cells, columns, 'validFrom'), asked.today)
  }
  const decimal = decideDecimal(amounts)
  if ('question' in decimal && decimal.question === 'decimalMixed')
    throw new Refusal('priceFileMixed', { sample: decimal.sample })
  const form = decideDateForm(dates)
  if ('question' in form && form.question === 'dateMixed') throw new Refusal('priceFileMixed', { sample: form.sample })
  const signs = {
    decimal: 'decimal' in decimal ? decimal.decimal : asked.decimal,
    form: 'form' in form ? form.form : ('dmy' as const),
  }
  return rows.map((row) => lineOf(row, columns, signs, asked))
}

function hasPrices({ columns }: { table: Table; columns: Columns }): boolean {
  return columns.price !== undefined && (columns.number !== undefined || columns.name !== undefined)
}

function lineOf(
  row: { number: number; cells: Cell[] },
  columns: Columns,
  { decimal, form }: { decimal: Decimal; form: DateForm },
  { validFrom, currency, today }: Asked,
): PriceLine {
  const cell = (field: PriceField) => cellOf(row.cells, columns, field)
  const text = (field: PriceField) => cleanText(String(cell(field) ?? ''))
  const line = { row: row.number, product: text('name'), number: text('number') }
  if (line.product === null && line.number === null) return { ...line, problem: 'noProduct' }
  const price = readAmount(cell('price'), decimal)
  if (!price || price.minor < 0 || price.minor > 1e13) return { ...line, problem: 'priceUnread' }
  const digits = minorDigits(currency)
  const amount = price.minor / 10 ** (2 - digits)
  if (isFiner(cell('price'), decimal, digits)) return { ...line, problem: 'priceTooFine' }
  const quantity = cell('from') === null ? { minor: 0 } : readAmount(plainNumber(cell('from')), decimal)
  if (!quantity || quantity.minor < 0 || quantity.minor > 1e11) return { ...line, problem: 'quantity' }
  const unit = cell('unit') === null ? { minor: 100 } : readAmount(plainNumber(cell('unit')), decimal)
  if (!unit || ![1, 100, 1000].includes(unit.minor / 100)) return { ...line, problem: 'unit' }
  const day = cell('validFrom') === null ? validFrom : readDay(cell('validFrom'), form, today)?.day
  if (!day) return { ...line, problem: 'day' }
  const said = text('currency')
  const of = said === null ? price.currency : readCurrency(said)
  if (said !== null && of === null) return { ...line, problem: 'currency' }
  return {
    ...line,
    problem: null,
    amount,
    currency: of,
    from: quantity.minor * 10,
    validFrom: day,
    priceUnit: unit.minor / 100,
  }
}

function cellOf(cells: readonly Cell[], columns: Columns, field: PriceField): Cell {
  const at = columns[field]
  return at === undefined ? null : (cells[at] ?? null)
}

/** "ab 100 Stück" and "je 100" are 100. */
function plainNumber(cell: Cell): Cell {
  return typeof cell === 'string' ? cell.replace(/[^\d.,'’ -]/g, '').trim() : cell
}

/** True where rounding to the smallest coin would change the price: it belongs to a larger unit. */
function isFiner(cell: Cell, decimal: Decimal, digits: number): boolean {
  if (typeof cell === 'number') return Math.abs(cell * 10 ** digits - Math.round(cell * 10 ** digits)) > 1e-6
  const [, behind = ''] = /\d*[.,](\d+)\D*$/.exec(String(cell).replaceAll(decimal === ',' ? '.' : ',', '')) ?? []
  return /[1-9]/.test(behind.slice(digits))
}
