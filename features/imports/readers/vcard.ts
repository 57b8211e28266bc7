import { decodeText } from './encoding.ts'

/** One line of a card: `TEL;TYPE=WORK:…`, read but not yet taken apart. */
export type Property = {
  name: string
  /** Apple and Google group properties: `item1.TEL` and `item1.X-ABLabel`. */
  group: string | null
  /** Types and other parameters in lower case: `work`, `cell`, `pref`. */
  types: string[]
  /** Value with its escapes. Binary values are in `bytes`. */
  value: string
  bytes: Uint8Array | null
}

export type Card = { version: string; properties: Property[] }

/**
 * Reads vCards 2.1, 3.0 and 4.0 from bytes that stand for themselves (one character per byte), because in 2.1
 * every value may have a charset of its own. Quoted-printable as Outlook writes it, folded lines, nested cards
 * (AGENT) left out, a file cut off in the middle gives what was complete.
 */
export function* readCards(bytes: Uint8Array): Generator<Card, void, void> {
  let card: Card | null = null
  let depth = 0
  for (const line of unfold(linesOf(bytes))) {
    const bare = line.trim()
    if (/^BEGIN\s*:\s*VCARD$/i.test(bare)) {
      depth += 1
      if (depth === 1) card = { version: '', properties: [] }
      continue
    }
    if (/^END\s*:\s*VCARD$/i.test(bare)) {
      depth = Math.max(0, depth - 1)
      if (depth > 0 || !card) continue
      if (card.properties.length > 0) yield card
      card = null
      continue
    }
    if (!card || depth !== 1) continue
    const property = readProperty(line)
    if (property?.name === 'VERSION') card.version = property.value.trim()
    else if (property) card.properties.push(property)
  }
  if (card && card.properties.length > 0) yield card
}

function* linesOf(bytes: Uint8Array): Generator<string, void, void> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let start = 0
  while (start < text.length) {
    let end = text.indexOf(10, start)
    if (end < 0) end = text.length
    let stop = end
    while (stop > start && text[stop - 1] === 13) stop -= 1
    yield text.toString('latin1', start, stop)
    start = end + 1
  }
}

/** Joins what was broken for length: blank-led lines, soft breaks of quoted-printable, base64 of Outlook. */
function* unfold(lines: Iterable<string>): Generator<string, void, void> {
  let pieces: string[] = []
  let quoted = false
  let base64 = false
  for (const line of lines) {
    const last = pieces.at(-1)
    if (quoted && last?.endsWith('=')) {
      pieces[pieces.length - 1] = last.slice(0, -1)
      pieces.push(line)
      continue
    }
    if (last !== undefined && /^[ \t]/.test(line)) {
      pieces.push(line.slice(1))
      continue
    }
    if (base64 && last !== undefined && /^[A-Za-z0-9+/]{60,}={0,2}$/.test(line)) {
      pieces.push(line)
      continue
    }
    if (pieces.length > 0) yield pieces.join('')
    pieces = line.trim() === '' ? [] : [line]
    const head = line.slice(0, 200).split(':')[0]!
    quoted = /;(ENCODING=)?QUOTED-PRINTABLE/i.test(head)
    base64 = /;(ENCODING=)?(BASE64|B)(;|$)/i.test(head)
  }
  if (pieces.length > 0) yield pieces.join('')
}

function readProperty(line: string): Property | null {
  const colon = endOfHead(line)
  if (colon < 0) return null
  const [path, ...rawParameters] = splitHead(line.slice(0, colon))
  const dot = path!.indexOf('.')
  const name = path!
    .slice(dot + 1)
    .trim()
    .toUpperCase()
  if (!/^[A-Z0-9-]+$/.test(name)) return null
  const types: string[] = []
  let charset: string | null = null
  let encoding = ''
  for (const raw of rawParameters) {
    const equals = raw.indexOf('=')
    const key = equals < 0 ? 'TYPE' : raw.slice(0, equals).trim().toUpperCase()
    const value = (equals < 0 ? raw : raw.slice(equals + 1)).replaceAll('"', '').trim()
    if (key === 'CHARSET') charset = value
    else if (key === 'ENCODING') encoding = value.toUpperCase()
    else if (key === 'TYPE' && /^(QUOTED-PRINTABLE|BASE64)$/i.test(value)) encoding = value.toUpperCase()
    else if (key === 'TYPE')
      types.push(
        ...value
          .toLowerCase()
          .split(',')
          .map((type) => type.trim()),
      )
    else if (key === 'PREF') types.push('pref')
  }
  const group = dot > 0 ? path!.slice(0, dot).toLowerCase() : null
  const raw = line.slice(colon + 1)
  if (encoding === 'BASE64' || encoding === 'B') {
    return { name, group, types, value: '', bytes: new Uint8Array(Buffer.from(raw, 'base64')) }
  }
  const dataUri = /^data:([\w/+.-]*);base64,/i.exec(raw)
  if (dataUri) {
    const bytes = new Uint8Array(Buffer.from(raw.slice(dataUri[0].length), 'base64'))
    return { name, group, types: [...types, dataUri[1]!.toLowerCase()], value: '', bytes }
  }
  const bytes = encoding === 'QUOTED-PRINTABLE' ? fromQuotedPrintable(raw) : Buffer.from(raw, 'latin1')
  return { name, group, types, value: decodeText(bytes, charset), bytes: null }
}

/** The colon that ends names and parameters; one within quotation marks does not. */
function endOfHead(line: string): number {
  let quoted = false
  for (let i = 0; i < line.length; i += 1) {
    const sign = line[i]
    if (sign === '"') quoted = !quoted
    else if (sign === ':' && !quoted) return i
  }
  return line.indexOf(':')
}

function splitHead(head: string): string[] {
  return head.match(/(?:"[^"]*"|[^;"]|")+/g) ?? [head]
}

function fromQuotedPrintable(text: string): Uint8Array {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    const hex = code === 61 ? text.slice(i + 1, i + 3) : ''
    if (/^[0-9A-Fa-f]{2}$/.test(hex)) {
      bytes.push(Number.parseInt(hex, 16))
      i += 2
    } else bytes.push(code)
  }
  return Uint8Array.from(bytes)
}

/** Splits a structured value (`N`, `ADR`, `ORG`) at its semicolons and takes the escapes away. */
export function componentsOf(value: string): string[] {
  return splitUnescaped(value, ';').map(unescapeText)
}

/** Splits a list (`CATEGORIES`) at its commas. */
export function listOf(value: string): string[] {
  return splitUnescaped(value, ',').map(unescapeText)
}

function splitUnescaped(value: string, separator: string): string[] {
  const parts: string[] = []
  let part = ''
  for (let i = 0; i < value.length; i += 1) {
    const sign = value[i]!
    if (sign === '\\' && i + 1 < value.length) {
      part += sign + value[i + 1]
      i += 1
    } else if (sign === separator) {
      parts.push(part)
      part = ''
    } else part += sign
  }
  return [...parts, part]
}

export function unescapeText(value: string): string {
  return value.replace(/\\([\\;,:nN])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))
}
