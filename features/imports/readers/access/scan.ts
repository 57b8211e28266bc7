import { Refusal } from '#shared/refusal.ts'
import { headerKey } from '../../fields.ts'
import { type DamageEvidence, noDamage, repairOf, weighDamage } from '../damage.ts'
import type { Cell, Limits } from '../tables.ts'
import type { AccessTable } from './database.ts'

/** What one reading of a table from end to end tells. */
export type Scanned = {
  table: AccessTable
  rowCount: number
  /** Filled cells per column. */
  filled: number[]
  /** The largest number per column. */
  largest: number[]
  /** Values of columns that may be keys. */
  keys: ReadonlyMap<string, KeyValues>
  repair: ((text: string) => string) | null
  damage: DamageEvidence
}

export type KeyValues = { values: ReadonlySet<string>; unique: boolean }

const breatheEvery = 2000

/** @throws Refusal importTooManyRows, importTooManyColumns, importCellTooLong, importDamaged */
export async function scanTable(table: AccessTable, limits: Limits): Promise<Scanned> {
  if (table.columns.length > limits.columns) {
    const { length } = table.columns
    throw new Refusal('importTooManyColumns', { table: table.name, columns: length, limit: limits.columns })
  }
  const filled = table.columns.map(() => 0)
  const largest = table.columns.map(() => 0)
  const keys = table.columns.flatMap(({ name }, column) =>
    column === 0 || mayBeKey(name) ? [{ name, column, values: new Set<string>(), unique: true }] : [],
  )
  const damage = noDamage()
  let rowCount = 0
  for (const { number, cells } of table.rows()) {
    if (cells.every((cell) => cell === null)) continue
    rowCount += 1
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column]!
      if (cell === null) continue
      filled[column]! += 1
      if (typeof cell === 'string') weighDamage(damage, cell)
      if (typeof cell === 'number' && cell > largest[column]!) largest[column] = cell
      if (typeof cell === 'string' && cell.length > limits.cellCharacters) {
        throw new Refusal('importCellTooLong', { table: table.name, row: number, limit: limits.cellCharacters })
      }
    }
    for (const key of keys) {
      const value = keyOf(cells[key.column] ?? null)
      if (value === null || key.values.has(value)) key.unique = false
      if (value !== null) key.values.add(value)
    }
    if (rowCount % breatheEvery === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    table,
    rowCount,
    filled,
    largest,
    keys: new Map(keys.map(({ name, values, unique }) => [name, { values, unique }])),
    repair: repairOf(damage),
    damage,
  }
}

/** How a key is compared: "ALFKI" and "alfki " are the same to Access. */
export function keyOf(cell: Cell): string | null {
  if (cell === null || typeof cell === 'boolean') return null
  const text = String(cell).trim().toLowerCase()
  return text === '' ? null : text
}

const keyEnding = /(id|nr|nummer|num|no|number|code|key|schluessel|kuerzel|ref|fk|pk)\d?$/

/** Whether a column is named like a key or like what refers to one: "KundenNr", "CustomerID", "Kunde". */
function mayBeKey(name: string): boolean {
  const key = headerKey(name)
  return (
    keyEnding.test(key) ||
    /^(kunde|customer|bestellung|order|auftrag|rechnung|invoice|artikel|produkt|product|firma|person|mitarbeiter|betreuer)$/.test(
      key,
    )
  )
}

/** A name without what only says that it is a key: "KundenNr" → "kunden", "fk_Kunde_ID" → "kunde"; "KdNr" → "kunde". */
export function stemOf(name: string): string {
  const stem = headerKey(name)
    .replace(/^(tbl|tab|fk|pk)(?=.{4})/, '')
    .replace(/(id|nr|nummer|num|no|number|code|key|schluessel|kuerzel|ref|fk|pk)$/, '')
  return inFull.get(stem) ?? stem
}

/** As people shorten what their keys refer to. */
const inFull = new Map(
  Object.entries({
    kunde: 'kd kdn kund',
    auftrag: 'auf auft',
    bestellung: 'best bst',
    rechnung: 're rg rech',
    artikel: 'art',
    mitarbeiter: 'ma mitarb',
  }).flatMap(([word, short]) => short.split(' ').map((one) => [one, word] as const)),
)
