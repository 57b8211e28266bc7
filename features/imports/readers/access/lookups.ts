import { headerKey } from '../../fields.ts'
import type { Cell } from '../tables.ts'
import { namesOf } from './invoices.ts'
import { keyOf, type Scanned } from './scan.ts'

/** Whether a column is the number that people know a customer by, not a key of the database. */
export function isNumberOfCustomer(header: string): boolean {
  return /^(kundennummer|kundennr|kdnr|kundencode|debitorennummer|debitorennr|debitornr|customernumber|customerno|customercode|accountnumber)$/.test(
    headerKey(header),
  )
}

/** Key of a referred row → its name in words; `null` if it has none. */
export function shownBy(parent: Scanned, key: string): ReadonlyMap<string, Cell> | null {
  const names = namesOf(parent)
  const find = (pattern: RegExp) => names.findIndex((name) => pattern.test(headerKey(name)))
  const last = find(/^(nachname|lastname|surname|familienname|zuname)$/)
  const first = find(/^(vorname|firstname|givenname)$/)
  const named = find(
    /^(firma|firmenname|company|companyname|kundenname|customername|name1?|bezeichnung|artikelname|produktname|productname|artikel|produkt|kategoriename|categoryname|titel|title|kunde|customer)$/,
  )
  const text = parent.table.columns.findIndex(({ type, name }) => type === 'text' && name !== key)
  const parts =
    last >= 0 && (named < 0 || /^(titel|title)$/.test(headerKey(names[named]!)))
      ? [first, last].filter((at) => at >= 0)
      : [named >= 0 ? named : text].filter((at) => at >= 0)
  if (parts.length === 0) return null
  return byKey(
    parent,
    key,
    (cells) =>
      parts
        .map((at) => cells[at])
        .filter((cell) => cell !== null)
        .join(' ') || null,
  )
}

/** Key of a customer → the number that it is known by. */
export function numbersOf(parent: Scanned, key: string): ReadonlyMap<string, Cell> | null {
  const at = namesOf(parent).findIndex(isNumberOfCustomer)
  return at < 0 || namesOf(parent)[at] === key ? null : byKey(parent, key, (cells) => cells[at] ?? null)
}

function byKey(parent: Scanned, key: string, value: (cells: Cell[]) => Cell): ReadonlyMap<string, Cell> {
  const at = namesOf(parent).indexOf(key)
  const map = new Map<string, Cell>()
  for (const { cells } of parent.table.rows()) {
    const id = keyOf(cells[at] ?? null)
    if (id !== null && !map.has(id)) map.set(id, value(cells))
  }
  return map
}
