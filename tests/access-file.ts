/** Writes small Access databases (format of 2000–2003), so that tests bring files of their own. */

type Value = string | number | boolean | null
type Type = keyof typeof codes
export type AccessTestTable = { name: string; columns: Record<string, Type>; rows: Value[][]; system?: true }
type Reference = [table: string, column: string, parent: string, key: string]

const pageSize = 4096
const codes = {
  boolean: [0x01, 0],
  integer: [0x03, 2],
  long: [0x04, 4],
  counter: [0x04, 4],
  currency: [0x05, 8],
  float: [0x06, 4],
  double: [0x07, 8],
  datetime: [0x08, 8],
  binary: [0x09, 0],
  text: [0x0a, 0],
} as const
/** Columns whose values have no fixed length. */
const isVariable = (type: Type) => type === 'text' || type === 'binary'

/** The bytes of a database with these tables and declared relations. */
export function writeAccess(
  tables: AccessTestTable[],
  options: { relations?: Reference[]; password?: string } = {},
): Buffer {
  const relations: AccessTestTable = {
    name: 'MSysRelationships',
    columns: { szObject: 'text', szColumn: 'text', szReferencedObject: 'text', szReferencedColumn: 'text' },
    rows: options.relations ?? [],
    system: true,
  }
  const all = options.relations ? [...tables, relations] : tables
  const objects: AccessTestTable = {
    name: 'MSysObjects',
    columns: { Id: 'long', Name: 'text', Type: 'integer', Flags: 'long' },
    rows: [],
  }
  const pages: Buffer[] = [headPage(options.password ?? ''), Buffer.alloc(pageSize), Buffer.alloc(0)]
  for (const table of all) {
    const definition = addTable(pages, table)
    objects.rows.push([definition, table.name, 1, table.system ? -2_147_483_648 : 0])
  }
  addTable(pages, objects, 2)
  return Buffer.concat(pages)
}

function headPage(password: string): Buffer {
  const page = Buffer.alloc(pageSize)
  page.writeUInt32LE(0x100, 0)
  page.write('Standard Jet DB', 4, 'latin1')
  page[0x14] = 1
  page.write(password, 0x42, 'utf16le')
  const key = rc4(Buffer.from([0xc7, 0xda, 0x39, 0x6b]), page.subarray(0x18, 0x18 + 128))
  key.copy(page, 0x18)
  return page
}

function rc4(key: Buffer, bytes: Buffer): Buffer {
  const box = Array.from({ length: 256 }, (_, index) => index)
  const swap = (a: number, b: number) => {
    ;[box[a], box[b]] = [box[b]!, box[a]!]
  }
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + box[i]! + key[i % key.length]!) & 255
    swap(i, j)
  }
  let i = 0
  let j = 0
  return bytes.map((byte) => {
    i = (i + 1) & 255
    j = (j + box[i]!) & 255
    swap(i, j)
    return byte ^ box[(box[i]! + box[j]!) & 255]!
  }) as Buffer
}

function addTable(pages: Buffer[], table: AccessTestTable, at = pages.length): number {
  if (at === pages.length) pages.push(Buffer.alloc(0))
  const data: Buffer[] = []
  let rows: Buffer[] = []
  const flush = () => {
    if (rows.length > 0) data.push(dataPage(at, rows))
    rows = []
  }
  for (const row of table.rows) {
    const bytes = rowBytes(table, row)
    if (rows.reduce((sum, one) => sum + one.length + 2, 14) + bytes.length + 2 > pageSize) flush()
    rows.push(bytes)
  }
  flush()
  const mapPage = pages.length
  const map = Buffer.alloc(5 + Math.ceil(data.length / 8))
  map.writeUInt32LE(mapPage + 1, 1)
  for (let index = 0; index < data.length; index += 1) map[5 + (index >> 3)]! |= 1 << (index & 7)
  pages.push(dataPage(0, [map]), ...data)
  pages[at] = definitionPage(table, mapPage)
  return at
}

function dataPage(definition: number, rows: Buffer[]): Buffer {
  const page = Buffer.alloc(pageSize)
  page[0] = 1
  page.writeUInt32LE(definition, 4)
  page.writeUInt16LE(rows.length, 12)
  let end = pageSize
  for (const [index, row] of rows.entries()) {
    end -= row.length
    row.copy(page, end)
    page.writeUInt16LE(end, 14 + index * 2)
  }
  return page
}

function definitionPage(table: AccessTestTable, mapPage: number): Buffer {
  const page = Buffer.alloc(pageSize)
  page[0] = 2
  const columns = Object.entries(table.columns)
  page.writeUInt32LE(table.rows.length, 16)
  page.writeUInt16LE(columns.filter(([, type]) => isVariable(type)).length, 43)
  page.writeUInt16LE(columns.length, 45)
  page.writeUInt32LE(mapPage << 8, 55)
  let at = 63
  let fixed = 0
  let variable = 0
  for (const [index, [, type]] of columns.entries()) {
    const [code, size] = codes[type]
    page[at] = code
    page[at + 5] = index
    page.writeUInt16LE(variable, at + 7)
    page[at + 15] = (isVariable(type) ? 2 : 3) | (type === 'counter' ? 4 : 0)
    page.writeUInt16LE(fixed, at + 21)
    page.writeUInt16LE(isVariable(type) ? 510 : size, at + 23)
    if (isVariable(type)) variable += 1
    fixed += size
    at += 25
  }
  for (const [name] of columns) {
    at = page.writeUInt16LE(name.length * 2, at)
    at += page.write(name, at, 'utf16le')
  }
  return page
}

function rowBytes(table: AccessTestTable, row: Value[]): Buffer {
  const types = Object.values(table.columns)
  const mask = Buffer.alloc(Math.ceil(types.length / 8))
  const fixed: Buffer[] = []
  const texts: Buffer[] = []
  for (const [index, type] of types.entries()) {
    const value = row[index] ?? null
    const filled = type === 'boolean' ? value === true : value !== null
    if (filled) mask[index >> 3]! |= 1 << (index & 7)
    if (isVariable(type)) texts.push(Buffer.from(String(value ?? ''), type === 'text' ? 'utf16le' : 'latin1'))
    else fixed.push(fixedBytes(type, value))
  }
  const head = Buffer.alloc(2)
  head.writeUInt16LE(types.length)
  const front = Buffer.concat([head, ...fixed])
  const offsets = [front.length]
  for (const text of texts) offsets.push(offsets.at(-1)! + text.length)
  const tail = Buffer.alloc(offsets.length * 2 + 2)
  for (const [index, offset] of offsets.toReversed().entries()) tail.writeUInt16LE(offset, index * 2)
  tail.writeUInt16LE(texts.length, offsets.length * 2)
  // A table without texts has no offsets at all.
  return Buffer.concat(texts.length > 0 ? [front, ...texts, tail, mask] : [front, mask])
}

function fixedBytes(type: Type, value: Value): Buffer {
  const bytes = Buffer.alloc(codes[type][1])
  if (value === null || type === 'boolean') return bytes
  const number = Number(value)
  if (type === 'integer') bytes.writeInt16LE(number)
  else if (type === 'long' || type === 'counter') bytes.writeInt32LE(number)
  else if (type === 'currency') bytes.writeBigInt64LE(BigInt(Math.round(number * 10_000)))
  else if (type === 'float') bytes.writeFloatLE(number)
  else if (type === 'double') bytes.writeDoubleLE(number)
  else bytes.writeDoubleLE(Date.parse(`${value}Z`) / 86_400_000 + 25_569)
  return bytes
}
