/** Missing rows stand behind all that a sheet can have. */
export const missingFrom = 2_000_000
/** Rows of a workbook are counted through its sheets that come back: those of the next one behind these. */
const rowsPerSheet = 4_000_000
/** More sheets than these only show what is there. */
export const mostSheetsBack = 500

/** The number of a row by its sheet and its place there. */
export function numberOf(sheet: number, place: number): number {
  return sheet * rowsPerSheet + place
}

/** Which sheet a row stands in, and where: as Excel counts it, `null` for one that is missing there. */
export function placeOf(number: number): { sheet: number; row: number | null } {
  const row = number % rowsPerSheet
  return { sheet: Math.floor(number / rowsPerSheet), row: row < missingFrom ? row : null }
}
