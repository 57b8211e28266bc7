import { headerKey } from '../../fields.ts'
import type { Relation } from './database.ts'
import { type KeyValues, type Scanned, stemOf } from './scan.ts'
import { isColleagues, isSpare } from './words.ts'

/** Share of the values of a referring column that the key must know, by how well the names fit; the rest are rows whose customer was deleted. */
const leastKnown = (named: number) => (named >= 3 ? 0.5 : 0.8)

/**
 * Which columns refer to which tables: as the database declares it, else by names ("KundenNr" in both, "Kunde" → "Kunden.ID")
 * that the values confirm.
 */
export function relationsOf(scanned: Scanned[], declared: Relation[]): Relation[] {
  const byName = new Map(scanned.map((one) => [one.table.name, one]))
  const relations = declared.filter(
    ({ table, column, parent, key }) => has(byName, table, column) && has(byName, parent, key),
  )
  const known = new Set(relations.map(({ table, column }) => `${table}\n${column}`))
  for (const child of scanned) {
    for (const [column, values] of child.keys) {
      if (known.has(`${child.table.name}\n${column}`) || values.values.size === 0) continue
      const found = bestParent(child, column, values, scanned)
      if (found) relations.push(found)
    }
  }
  return relations
}

function has(byName: ReadonlyMap<string, Scanned>, table: string, column: string): boolean {
  return byName.get(table)?.table.columns.some((one) => one.name === column) ?? false
}

function bestParent(child: Scanned, column: string, values: KeyValues, scanned: Scanned[]): Relation | null {
  let best: { relation: Relation; score: number } | null = null
  for (const parent of scanned) {
    if (parent === child) continue
    for (const [key, { values: known, unique }] of parent.keys) {
      if (!unique || known.size === 0) continue
      const named = likeness(column, parent.table.name, key)
      // The own key of a table that counts by itself refers to nothing.
      const counted = child.table.columns.find((one) => one.name === column)!.counted
      if (named === 0 || counted) continue
      const share = shareKnown(values.values, known)
      if (share < leastKnown(named)) continue
      const score = named + share - (isSpare(parent.table.name) ? 2 : 0)
      if (!best || score > best.score) {
        best = { relation: { table: child.table.name, column, parent: parent.table.name, key }, score }
      }
    }
  }
  return best?.relation ?? null
}

const namesColleague =
  /^(betreuer|verkaeufer|vertreter|zustaendig|sachbearbeiter|bearbeiter|mitarbeiter|personal|aussendienst|employee|salesrep|salesperson)/

/** How much the names speak for it, 0–4. */
function likeness(column: string, parent: string, key: string): number {
  const toTable = alike(stemOf(column), stemOf(parent))
  const sameName = headerKey(column) === headerKey(key) && stemOf(column) !== ''
  const plainKey = stemOf(key) === '' || alike(stemOf(key), stemOf(parent))
  if (isColleagues(parent) && plainKey && namesColleague.test(headerKey(column))) return 3
  if (sameName) return toTable ? 4 : 2
  if (toTable && plainKey) return 3
  return stemOf(column) !== '' && alike(stemOf(column), stemOf(key)) ? 1 : 0
}

/** Singular and plural are alike: "kunde" and "kunden", "auftrag" and "auftraege", "bestell" and "bestellungen". */
function alike(a: string, b: string): boolean {
  return rootOf(a) !== '' && rootOf(a) === rootOf(b)
}

function rootOf(word: string): string {
  let root = word.replace(/([aou])e/g, '$1').replace(/ies$/, 'y')
  for (let before = ''; before !== root; ) {
    before = root
    root = root.replace(/(?<=.{4})(ungen|ung|en|[aens])$/, '')
  }
  return root
}

function shareKnown(values: ReadonlySet<string>, known: ReadonlySet<string>): number {
  let count = 0
  for (const value of values) if (known.has(value)) count += 1
  return count / values.size
}
