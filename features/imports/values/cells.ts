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
