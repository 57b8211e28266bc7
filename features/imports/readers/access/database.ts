import MDBReader, { type Column, type Table as MdbTable, type Value } from 'mdb-reader'
import { Refusal } from '#shared/refusal.ts'
import { type Cell, cleanText, type Limits } from '../tables.ts'
import { refuseDamaged } from '../zip.ts'

export type AccessColumn = { name: string; type: Column['type']; counted: boolean }
export type AccessRow = { number: number; cells: Cell[] }

/** A table of the database as it is stored; `rows()` reads it again from the start. */
export type AccessTable = {
  name: string
  columns: AccessColumn[]
  /** Columns that hold pictures, attachments and the like, with how many of them there are where that can be told. */
  left: () => string[]
  rows: () => Generator<AccessRow, void, void>
}

/** A column that refers to the key of another table. */
export type Relation = { table: string; column: string; parent: string; key: string }

export type AccessDatabase = { tables: AccessTable[]; declared: Relation[]; linked: string[] }

/**
 * Opens an Access database of 97 or later.
 * @throws Refusal importPasswordProtected, importDamaged
 */
export function openAccess(bytes: Uint8Array, limits: Limits): AccessDatabase {
  try {
    const budget: Budget = { pages: mostDefinitionPages + rowPages }
    const reader = new MDBReader(withOwnPages(bytes, budget))
    if (/^[\x20-\x7e\xa0-\xff]+$/.test(reader.getPassword() ?? '')) throw new Refusal('importPasswordProtected')
    const tables = reader
      .getTableNames()
      .filter(hasName)
      .flatMap((name) => {
        budget.pages = mostDefinitionPages
        return openTable(reader.getTable(name), budget, limits) ?? []
      })
    return {
      tables: tables.map(withoutPrefix),
      declared: declaredRelations(reader, budget).map((relation) => namedAlike(relation, tables)),
      linked: reader.getTableNames({ normalTables: false, systemTables: false, linkedTables: true }).filter(hasName),
    }
  } catch (error) {
    if (error instanceof Error && error.message === 'Wrong password') throw new Refusal('importPasswordProtected')
    refuseDamaged(error)
  }
}

/** What all columns of a table begin with ("Kd_Nr", "Kd_Name", …), if they do and are different without it. */
function prefixOf({ columns }: AccessTable): string {
  const [prefix] = /^\p{L}{1,6}_/u.exec(columns[0]?.name ?? '') ?? ['']
  if (prefix === '' || columns.length < 3 || !columns.every(({ name }) => name.startsWith(prefix))) return ''
  const rest = new Set(columns.map(({ name }) => name.slice(prefix.length).toLowerCase()))
  return rest.size === columns.length && !rest.has('') ? prefix : ''
}

function withoutPrefix(table: AccessTable): AccessTable {
  const { length } = prefixOf(table)
  return { ...table, columns: table.columns.map((column) => ({ ...column, name: column.name.slice(length) })) }
}

/** A declared relation names columns as they are stored. */
function namedAlike(relation: Relation, tables: AccessTable[]): Relation {
  const bare = (table: string, column: string) => {
    const found = tables.find(({ name }) => name === table)
    const prefix = found ? prefixOf(found) : ''
    return prefix !== '' && column.startsWith(prefix) ? column.slice(prefix.length) : column
  }
  const { table, column, parent, key } = relation
  return { table, column: bare(table, column), parent, key: bare(parent, key) }
}

/** In a damaged file a table or a column may have no name, whatever the types of the library say. */
function hasName(name: unknown): name is string {
  return typeof name === 'string' && name !== ''
}

/** How many pages one call of the library may still read; damaged files lead in circles. */
type Budget = { pages: number }

const mostDefinitionPages = 1000
const rowPages = 100_000

/**
 * The library turns the sign of a negative amount round in the bytes that it reads: each page is handed to it as a copy.
 * @throws Refusal importDamaged while reading, once the budget is used up
 */
function withOwnPages(bytes: Uint8Array, budget: Budget): Buffer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const slice = (start?: number, end?: number) => {
    budget.pages -= 1
    if (budget.pages < 0) throw new Refusal('importDamaged')
    return Buffer.from(bytes.subarray(start, end))
  }
  return Object.assign(buffer, { slice })
}

/** Rows per reading of the library, which begins at the first page each time. */
const rowsPerReading = 5000

const unreadable = new Set(['complex', 'ole', 'binary'])

function openTable(table: MdbTable, budget: Budget, limits: Limits): AccessTable | null {
  const all = table.getColumns().filter(({ name }) => hasName(name))
  const columns = all.filter((column) => !unreadable.has(column.type))
  if (columns.length === 0) return null
  const names = columns.map((column) => column.name)
  const readers = columns.map(cellReader)
  return {
    name: table.name,
    columns: columns.map(({ name, type, autoLong, autoUUID }) => ({
      name,
      type,
      counted: (autoLong && type === 'long') || (autoUUID && type === 'repid'),
    })),
    left: () => all.flatMap((column) => (unreadable.has(column.type) ? leftOf(table, column, budget) : [])),
    *rows() {
      for (let number = 0; ; ) {
        const chunk = readRows(table, names, number, budget)
        if (chunk.length === 0) return
        if (number + chunk.length > limits.rows) {
          throw new Refusal('importTooManyRows', { table: table.name, limit: limits.rows })
        }
        for (const [at, values] of chunk.entries()) {
          yield {
            number: number + at + 1,
            cells: names.map((name, column) => readers[column]!(values[name] ?? null)),
          }
        }
        number += chunk.length
        if (chunk.length < rowsPerReading) return
      }
    },
  }
}

/** What is left of a column that is not read: its name and how many rows have something there; nothing if none has. */
function leftOf(table: MdbTable, { name, type }: Column, budget: Budget): string[] {
  if (type === 'complex') return [name]
  let count = 0
  try {
    for (let offset = 0; ; offset += rowsPerReading) {
      const chunk = readRows(table, [name], offset, budget)
      count += chunk.filter((row) => row[name] instanceof Uint8Array && row[name].length > 0).length
      if (chunk.length < rowsPerReading) return count > 0 ? [`${name}: ${count}`] : []
    }
  } catch {
    return [name] // Damaged pictures are pictures all the same.
  }
}

function readRows(table: MdbTable, columns: string[], rowOffset: number, budget: Budget): Record<string, Value>[] {
  try {
    budget.pages = rowPages
    return table.getData({ columns, rowOffset, rowLimit: rowsPerReading })
  } catch (error) {
    refuseDamaged(error)
  }
}

function cellReader({ type }: Column): (value: Value) => Cell {
  switch (type) {
    case 'float':
      return (value) => (typeof value === 'number' ? shortest(value) : null)
    case 'currency':
    case 'numeric':
      return (value) => (typeof value === 'string' ? plainDecimal(value) : null)
    case 'datetime':
      return (value) => (value instanceof Date ? dayOf(value) : null)
    default:
      return (value) => {
        if (typeof value === 'string') return cleanText(plainMemo(value))
        if (typeof value === 'bigint') return String(value)
        return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) ? value : null
      }
  }
}

/** A number of single precision as it was typed: 0.15, not 0.15000000596046448. */
function shortest(value: number): number | null {
  if (!Number.isFinite(value)) return null
  for (let digits = 1; digits < 9; digits += 1) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return short
  }
  return Number(value.toPrecision(9))
}

function plainDecimal(text: string): Cell {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length <= 15 ? Number(text) : text.replace(/\.?0+$/, '')
}

/** A day as ISO text, with its time if it has one; a mere time is kept as HH:MM. */
function dayOf(date: Date): string | null {
  if (Number.isNaN(date.getTime())) return null
  const [day, time] = date.toISOString().slice(0, 16).split('T') as [string, string]
  if (day === '1899-12-30') return time
  return time === '00:00' ? day : `${day}T${time}`
}

/** Links are stored as "text#address#", formatted memos as HTML. */
function plainMemo(text: string): string {
  const link = /^([^#]*)#([^#\s]+)#[^#]*#?$/.exec(text)
  if (link) return link[2]!.replace(/^mailto:/i, '')
  if (!/^<(div|p|font)\b[^>]*>[\s\S]*<\/(div|p|font)>\s*$/i.test(text)) return text
  return text
    .replace(/<\/(div|p)>|<br\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}

function declaredRelations(reader: MDBReader, budget: Budget): Relation[] {
  try {
    budget.pages = rowPages
    const rows = reader.getTable('MSysRelationships').getData({ rowLimit: 5000 })
    return rows.flatMap(({ szObject, szColumn, szReferencedObject, szReferencedColumn }) =>
      [szObject, szColumn, szReferencedObject, szReferencedColumn].every((name) => typeof name === 'string')
        ? [
            {
              table: szObject as string,
              column: szColumn as string,
              parent: szReferencedObject as string,
              key: szReferencedColumn as string,
            },
          ]
        : [],
    )
  } catch {
    return [] // Databases made by other programs have no such table; the names of the columns tell then.
  }
}
