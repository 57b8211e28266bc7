import { Refusal } from '#shared/refusal.ts'
import { noDamage, notesOfDamage, repairCells, repairOf, weighDamage } from './damage.ts'
import { decodeInSteps, detectEncoding } from './encoding.ts'
import { type Cell, chunkRows, cleanText, type Limits, type Note, type Photo, type Row, type Table } from './tables.ts'
import { type Card, componentsOf, listOf, type Property, readCards, unescapeText } from './vcard.ts'

/** A value of a card under the name of the column it goes to. */
type Value = { column: string; value: string }
type Content = { values: Value[]; photo?: Photo }

/** What each column of our own making means (a card has no headers, so they are ours, in German); columns not listed here stay as they are (own fields). */
const targets: Record<string, string> = {
  Anrede: 'persons.salutation',
  Vorname: 'persons.firstName',
  Nachname: 'persons.lastName',
  Name: 'persons.name',
  Firma: 'customers.name',
  Abteilung: 'persons.department',
  Funktion: 'persons.function',
  Straße: 'customers.street',
  PLZ: 'customers.postcode',
  Ort: 'customers.city',
  Land: 'customers.country',
  Fax: 'customers.fax',
  Web: 'customers.web',
  Geburtstag: 'persons.birthday',
  Sprache: 'persons.language',
  Notiz: 'persons.note',
  Kategorien: 'customers.tags',
}

/** Technical properties that say nothing about the person. */
const left = new Set(['PRODID', 'REV', 'BEGIN', 'END', 'X-ABLABEL', 'X-ABADR'])

/** Reads a file of business cards as one table, a card per row. */
export async function readVcf(
  bytes: Uint8Array,
  name: string,
  limits: Limits,
): Promise<{ tables: Table[]; notes: Note[] }> {
  const plain = inBytes(bytes)
  const columns: string[] = []
  const known = new Set<string>()
  const damage = noDamage()
  let count = 0
  for (const card of readCards(plain)) {
    count += 1
    if (count > limits.rows) throw new Refusal('importTooManyRows', { table: name, limit: limits.rows })
    for (const { column, value } of contentOf(card).values) {
      if (value.length > limits.cellCharacters) {
        throw new Refusal('importCellTooLong', { table: name, row: count, limit: limits.cellCharacters })
      }
      weighDamage(damage, value)
      if (known.has(column)) continue
      known.add(column)
      columns.push(column)
    }
    if (columns.length > limits.columns) {
      throw new Refusal('importTooManyColumns', { table: name, columns: columns.length, limit: limits.columns })
    }
  }
  if (count === 0 || columns.length === 0) return { tables: [], notes: [] }
  const repair = repairOf(damage)
  const table: Table = {
    name,
    headerRow: null,
    columns,
    targets: columns.map(targetOf),
    hiddenColumns: [],
    hidden: false,
    rowCount: count,
    rows: () => cardRows(plain, columns, repair),
  }
  return { tables: [table], notes: notesOfDamage(name, damage, repair) }
}

function targetOf(column: string): string | null {
  if (/^Mobil( |$)/.test(column)) return 'persons.mobile'
  if (/^Telefon( |$)/.test(column)) return 'persons.phone'
  if (/^E-Mail( |$)/.test(column)) return 'persons.email'
  if (/^Notiz( |$)/.test(column)) return 'persons.note'
  return targets[column] ?? null
}

/** UTF-16 files become UTF-8; everything else keeps its bytes, for a value may name a charset of its own. */
function inBytes(bytes: Uint8Array): Uint8Array {
  const found = detectEncoding(bytes)
  if (!found.encoding.startsWith('utf-16')) return bytes.subarray(found.skip)
  return Buffer.from([...decodeInSteps(bytes, found)].join(''), 'utf8')
}

async function* cardRows(
  bytes: Uint8Array,
  columns: string[],
  repair: ((text: string) => string) | null,
): AsyncGenerator<Row[], void, void> {
  const index = new Map(columns.map((column, at) => [column, at]))
  let chunk: Row[] = []
  let number = 0
  for (const card of readCards(bytes)) {
    number += 1
    const content = contentOf(card)
    const cells: Cell[] = columns.map(() => null)
    for (const { column, value } of content.values) cells[index.get(column)!] = value
    if (cells.every((cell) => cell === null)) continue
    chunk.push({ number, cells: repair ? repairCells(cells, repair) : cells, photo: content.photo })
    if (chunk.length < chunkRows) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

function contentOf(card: Card): Content {
  const values: Value[] = []
  const used = new Map<string, number>()
  /** A second value of the same name goes to a column of its own ("Telefon 2"). */
  const add = (column: string, text: string | undefined) => {
    const value = cleanText(text ?? '')
    if (value === null) return
    const count = (used.get(column) ?? 0) + 1
    used.set(column, count)
    values.push({ column: count === 1 ? column : `${column} ${count}`, value })
  }
  let photo: Photo | undefined
  const labels = new Map<string, string>()
  for (const property of card.properties) {
    if (property.name === 'X-ABLABEL' && property.group) {
      labels.set(
        property.group,
        unescapeText(property.value)
          .trim()
          .replace(/^_\$!<(.*)>!\$_$/, '$1'),
      )
    }
  }
  for (const property of card.properties) {
    if (property.bytes) {
      if (property.name === 'PHOTO' && !photo && property.bytes.length > 0) {
        photo = { type: photoType(property.bytes), bytes: property.bytes }
      }
      continue
    }
    // An address as a label says again what the address says.
    if (property.name === 'LABEL' && card.properties.some((one) => one.name === 'ADR')) continue
    addProperty(property, add, (property.group && labels.get(property.group)) || null)
  }
  nameFromFn(card, values, add)
  return { values, photo }
}

type Add = (column: string, text: string | undefined) => void

function addProperty(property: Property, add: Add, label: string | null): void {
  const { name, value, types } = property
  switch (name) {
    case 'N': {
      const [last, first, middle, prefix, suffix] = componentsOf(value)
      add('Anrede', prefix)
      add('Vorname', [first, middle].filter(Boolean).join(' ').replaceAll(',', ' '))
      add('Nachname', last)
      add('Namenszusatz', suffix)
      return
    }
    case 'FN':
      return
    case 'ORG': {
      const [company, ...units] = componentsOf(value)
      add('Firma', company)
      add('Abteilung', units.filter(Boolean).join(', '))
      return
    }
    case 'TITLE':
      add('Funktion', unescapeText(value))
      return
    case 'ROLE':
      add('Rolle', unescapeText(value))
      return
    case 'TEL':
      addPhone(types, unescapeText(value).replace(/^tel:/i, '').replace(/;ext=/i, ' ext. '), add, label)
      return
    case 'EMAIL':
      add(labelled('E-Mail', types, label), unescapeText(value).replace(/^mailto:/i, ''))
      return
    case 'ADR':
      addAddress(types, componentsOf(value), add, label)
      return
    case 'URL':
      add(label || types.includes('home') ? labelled('Web', types, label) : 'Web', unescapeText(value))
      return
    case 'BDAY':
      add('Geburtstag', unescapeText(value))
      return
    case 'NOTE':
      add('Notiz', unescapeText(value))
      return
    case 'LANG':
      add('Sprache', value)
      return
    case 'CATEGORIES':
      add('Kategorien', listOf(value).join(', '))
      return
    default:
      if (!left.has(name)) add(label ? `${name} ${label}` : name, componentsOf(value).filter(Boolean).join(', '))
  }
}

function addPhone(types: string[], value: string, add: Add, label: string | null): void {
  if (types.includes('fax')) add(types.includes('home') ? 'Fax privat' : 'Fax', value)
  else if (types.includes('pager')) add('Pager', value)
  else if (types.includes('cell') || types.includes('iphone')) add(label ? `Mobil ${label}` : 'Mobil', value)
  else add(labelled('Telefon', types, label), value)
}

function addAddress(types: string[], parts: string[], add: Add, label: string | null): void {
  const [box, extended, street, city, region, postcode, country] = parts
  const home = types.includes('home') || (label !== null && !types.includes('work'))
  const suffix = home ? ` ${label ?? 'privat'}` : ''
  add(`Straße${suffix}`, [street, box, extended].filter(Boolean).join(', '))
  add(`Ort${suffix}`, city)
  add(`Region${suffix}`, region)
  add(`PLZ${suffix}`, postcode)
  add(`Land${suffix}`, country)
}

const places: Record<string, string> = {
  work: 'geschäftlich',
  home: 'privat',
  main: 'Zentrale',
  other: 'weitere',
  school: 'Schule',
}

function labelled(base: string, types: string[], label: string | null): string {
  const place = label ?? types.map((type) => places[type]).find(Boolean)
  return place ? `${base} ${place}` : base
}

/** `FN` counts where `N` says nothing, or where it says another name; a card of a company repeats its name there. */
function nameFromFn(card: Card, values: Value[], add: Add): void {
  const has = (column: string) => values.some((value) => value.column === column)
  const full = card.properties.find((property) => property.name === 'FN' && !property.bytes)
  const text = full ? cleanText(unescapeText(full.value)) : null
  if (has('Vorname') || has('Nachname')) {
    const known = new Set(values.flatMap(({ value }) => wordsOf(value)))
    if (text && wordsOf(text).some((word) => !known.has(word))) add('Anzeigename', text)
    return
  }
  if (text && values.find((value) => value.column === 'Firma')?.value !== text) add('Name', text)
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

function photoType(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg'
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return 'image/png'
  if (bytes[0] === 0x47 && bytes[1] === 0x49) return 'image/gif'
  return 'application/octet-stream'
}
