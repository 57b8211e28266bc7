import type { Cell } from '../readers/tables.ts'

/** What a filled cell says, as text. */
export function textOf(cell: NonNullable<Cell>): string {
  return typeof cell === 'number' ? plainNumber(cell) : typeof cell === 'boolean' ? (cell ? 'ja' : 'nein') : cell.trim()
}

/** A number from a spreadsheet as text: no exponent, no trace of binary fractions. */
function plainNumber(number: number): string {
  if (Number.isInteger(number) && Math.abs(number) < 1e21) return number.toFixed(0)
  const rounded = Number(number.toPrecision(15))
  return String(rounded)
}

/** What a sheet shows in place of a value that it could not compute, in English and German. */
const errorOfSheet =
  /^#(N\/A|NV|REF!|BEZUG!|VALUE!|WERT!|NAME\?|DIV\/0!|NULL!|NUM!|ZAHL!|SPILL!|ÜBERLAUF!|CALC!|KALK!|FIELD!|FELD!|GETTING_DATA)$/

/** Whether a cell holds no value but the error of a formula. */
export function isErrorOfSheet(cell: Cell): boolean {
  return typeof cell === 'string' && cell.startsWith('#') && errorOfSheet.test(cell)
}
