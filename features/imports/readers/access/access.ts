import { headerKey, type Kind } from '../../fields.ts'
import { recognise } from '../../recognise.ts'
import { notesOfDamage, repairCells } from '../damage.ts'
import { type Cell, chunkRows, type Limits, type Note, type Row, type Table } from '../tables.ts'
import { openAccess, type Relation } from './database.ts'
import { type Chain, chainsOf, namesOf } from './invoices.ts'
import { isNumberOfCustomer, numbersOf, shownBy } from './lookups.ts'
import { relationsOf } from './relations.ts'
import { revenueTable, type Shown } from './revenue.ts'
import { keyOf, type Scanned, scanTable, stemOf } from './scan.ts'
import { isColleagues, isSpare, isSupplier } from './words.ts'

/**
 * Reads an Access database (97 and later). Relations are followed: a column that refers to another table shows what it refers
 * to, and orders with their lines become revenue per customer and order. Copies, lists of errors, our own people and
 * suppliers are there, but not chosen.
 * @throws Refusal importPasswordProtected, importDamaged and those of `scanTable`
 */
export async function readAccess(bytes: Uint8Array, limits: Limits): Promise<{ tables: Table[]; notes: Note[] }> {
  const database = openAccess(bytes, limits)
  const notes: Note[] = []
  const scanned: Scanned[] = []
  for (const table of database.tables) {
    const one = await scanTable(table, limits)
    if (one.rowCount > 0) scanned.push(one)
    notes.push(...notesOfDamage(table.name, one.damage, one.repair))
    const left = one.rowCount > 0 ? table.left() : []
    if (left.length > 0)
      notes.push({ code: 'leftPictures', params: { table: table.name, columns: left.join(', ').slice(0, 200) } })
  }
  for (const table of database.linked) notes.push({ code: 'linkedTable', params: { table } })
  const relations = relationsOf(scanned, database.declared)
  const [chain, ...others] = chainsOf(scanned, relations).filter(({ orders }) => !isSpare(orders.table.name))
  const shown: Shown = (one, column) => {
    const relation = relations.find((other) => other.table === one.table.name && other.column === column)
    const parent =
      relation && relation.parent !== one.table.name && scanned.find((other) => other.table.name === relation.parent)
    return parent ? shownBy(parent, relation.key) : null
  }
  const revenue = chain ? revenueTable(chain, shown) : null
  notes.push(...(revenue?.notes ?? []))
  const used = new Set(chain ? [chain.orders, ...(chain.lines ? [chain.lines.table] : [])] : [])
  const second = new Set(others.flatMap(({ orders, lines }) => [orders, ...(lines ? [lines.table] : [])]))
  const tables: Table[] = []
  for (const one of scanned) {
    if (used.has(one)) continue
    const left = whyLeft(one, scanned, second)
    if (left) notes.push({ code: left, params: { table: one.table.name, count: one.rowCount } })
    tables.push(
      tableOf(one, { scanned, relations, chain: chain ?? null, hidden: left !== null, alone: scanned.length === 1 }),
    )
  }
  return { tables: [...tables, ...(revenue ? [revenue.table] : [])], notes }
}

function whyLeft(one: Scanned, all: Scanned[], second: ReadonlySet<Scanned>): string | null {
  const { name } = one.table
  if (isSpare(name)) return 'leftSpare'
  if (isColleagues(name)) return 'leftColleagues'
  if (isSupplier(name)) return 'leftSuppliers'
  if (second.has(one)) return 'leftSecondSeries'
  const columns = namesOf(one).join('\n')
  const twin = all.find((other) => other !== one && !isSpare(other.table.name) && namesOf(other).join('\n') === columns)
  return twin && all.indexOf(twin) < all.indexOf(one) ? 'leftSpare' : null
}

type Setting = { scanned: Scanned[]; relations: Relation[]; chain: Chain | null; hidden: boolean; alone: boolean }

/** A column as it is handed out: as stored, or what a key refers to. */
type Source = { header: string; at: number; shown: ReadonlyMap<string, Cell> | null; target?: string | null }

function tableOf(one: Scanned, setting: Setting): Table {
  const sources = withUniqueHeaders(sourcesOf(one, setting))
  const targets = Object.fromEntries(
    sources.flatMap(({ header, target }) => (target === undefined ? [] : [[header, target]])),
  )
  return {
    name: one.table.name,
    headerRow: 0,
    columns: sources.map(({ header }) => header),
    given: { targets },
    hiddenColumns: [],
    hidden: setting.hidden,
    optional: !setting.alone,
    rowCount: one.rowCount,
    rows: () => rowsOf(one, sources),
  }
}

function sourcesOf(one: Scanned, { scanned, relations, chain }: Setting): Source[] {
  const { name } = one.table
  const kind = kindOf(one)
  const numbered = namesOf(one).some((column) => isNumberOfCustomer(column))
  const toCustomers = relations.find(
    ({ table, parent }) => table === name && (parent === chain?.customers.table.name || customersLike(parent, scanned)),
  )
  return one.table.columns.flatMap((column, at): Source[] => {
    if (one.filled[at] === 0) return []
    const header = column.name
    const relation = relations.find((other) => other.table === name && other.column === header)
    if (relation && relation.parent !== name) {
      const parent = scanned.find((other) => other.table.name === relation.parent)!
      const shown = shownBy(parent, relation.key)
      if (relation === toCustomers && kind !== 'customers') {
        const numbers = numbersOf(parent, relation.key)
        return [
          { header, at, shown: numbers, target: 'customers.customerNumber' },
          { header: `${relation.parent}: ${header}`, at, shown, target: 'customers.name' },
        ]
      }
      return [{ header: shown ? shownHeader(header) : header, at, shown }]
    }
    const own = isOwnKey(one, header, relations, name)
    if (!own) return [{ header, at, shown: null }]
    // The own key of a table of customers is their number, unless another column is; elsewhere it is nobody's number.
    if (kind === 'customers')
      return [{ header, at, shown: null, ...(numbered ? {} : { target: 'customers.customerNumber' }) }]
    return [{ header, at, shown: null, target: null }]
  })
}

function customersLike(name: string, scanned: Scanned[]): boolean {
  const parent = scanned.find((one) => one.table.name === name)!
  return kindOf(parent) === 'customers' && !isSupplier(name) && !isColleagues(name)
}

/** What a table is by the names of its columns alone. */
function kindOf(one: Scanned): Kind | null {
  const none = {
    email: 0,
    mailbox: 0,
    phone: 0,
    web: 0,
    postcode: 0,
    day: 0,
    number: 0,
    company: 0,
    street: 0,
    long: 0,
  }
  const profiles = namesOf(one).map((header) => ({
    header,
    filled: 0,
    samples: [],
    shares: none,
    values: null,
    dates: { dmy: 0, mdy: 0, either: 0, sample: {} },
    decimals: { comma: 0, dot: 0, either: 0, sample: {} },
    postcodes: { five: 0, four: 0, fourSample: null },
  }))
  return recognise(profiles).kind
}

/** The column by which the rows of a table are told apart. */
function isOwnKey(one: Scanned, header: string, relations: Relation[], name: string): boolean {
  const column = one.table.columns.find((other) => other.name === header)!
  if (column.counted || relations.some((other) => other.parent === name && other.key === header)) return true
  const first = one.table.columns[0]!.name === header
  return first && one.keys.get(header)?.unique === true && /^(id|nr|nummer|key)$/.test(headerKey(header))
}

/** "BetreuerNr" shows the name of the person: "Betreuer". */
function shownHeader(header: string): string {
  const bare = header.replace(/^(fk|ref)_?/i, '').replace(/[\s_-]*(ID|Id|Nr|nr|Nummer|nummer|No|Code|_id|_nr)\.?$/, '')
  return stemOf(header) === '' || bare === '' ? header : bare
}

function withUniqueHeaders(sources: Source[]): Source[] {
  const taken = new Set<string>()
  return sources.map((source) => {
    let header = source.header
    for (let n = 2; taken.has(header); n += 1) header = `${source.header} (${n})`
    taken.add(header)
    return { ...source, header }
  })
}

async function* rowsOf(one: Scanned, sources: Source[]): AsyncGenerator<Row[], void, void> {
  let chunk: Row[] = []
  for (const { number, cells } of one.table.rows()) {
    const asRead = sources.map((source) => cellOf(source, cells[source.at] ?? null))
    const shown = one.repair ? repairCells(asRead, one.repair) : asRead
    if (shown.every((cell) => cell === null)) continue
    chunk.push({ number, cells: shown })
    if (chunk.length < chunkRows) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

/** What a key refers to; a key whose row is gone is shown as it is. */
function cellOf({ shown }: Source, cell: Cell): Cell {
  const key = keyOf(cell)
  return shown && key !== null ? (shown.get(key) ?? cell) : cell
}
