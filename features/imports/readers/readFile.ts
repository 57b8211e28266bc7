import { Refusal } from '#shared/refusal.ts'
import { readAccess } from './access/access.ts'
import { readCsv } from './csv.ts'
import { detectEncoding } from './encoding.ts'
import { defaultLimits, type FileFormat, type Limits, type Note, type ReadFile, type Table } from './tables.ts'
import { readVcf } from './vcf.ts'
import { readXls } from './xls/xls.ts'
import { readXlsx } from './xlsx.ts'
import { openParts, refuseDamaged } from './zip.ts'
import { readZip } from './zipFile.ts'

/** What a file is by its content. `other` names what we know but cannot read here. */
export type Sniffed = FileFormat | 'passwordProtected' | 'oldExcel' | 'pdf' | 'image' | 'html' | 'binary'

/**
 * Reads a file into tables. The content decides what it is, not the name.
 * @throws Refusal importEmpty, importTooLarge, importPasswordProtected, importOldExcel, importUnreadable
 *   (with `what`), importNoTable, importDamaged and the limits of the readers
 */
export async function readFile(name: string, bytes: Uint8Array, limits: Limits = defaultLimits): Promise<ReadFile> {
  const file = name.slice(-120)
  if (bytes.length === 0) throw new Refusal('importEmpty', { file })
  if (bytes.length > limits.fileBytes) {
    throw new Refusal('importTooLarge', { file, limit: Math.round(limits.fileBytes / 1024 / 1024) })
  }
  const sniffed = sniff(bytes)
  const format = sniffed === 'xlsx' && !(await isOffice(bytes, file, limits)) ? 'zip' : sniffed
  if (format === 'passwordProtected') throw new Refusal('importPasswordProtected', { file })
  if (format === 'oldExcel') throw new Refusal('importOldExcel', { file })
  if (!isReadable(format)) throw new Refusal('importUnreadable', { file, what: format })
  try {
    const { tables, notes } = await readAs(format, bytes, baseName(name), limits)
    if (tables.every((table) => table.rowCount === 0)) throw new Refusal('importNoTable', { file })
    if (!name.toLowerCase().endsWith(format)) addExtensionNote(notes, name, format)
    return { name, format, tables, notes }
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, { file, ...error.params })
    throw error
  }
}

const readable: readonly Sniffed[] = ['csv', 'xlsx', 'xls', 'vcf', 'access', 'zip', 'pst'] satisfies FileFormat[]

function isReadable(format: Sniffed): format is FileFormat {
  return readable.includes(format)
}

function readAs(
  format: FileFormat,
  bytes: Uint8Array,
  name: string,
  limits: Limits,
): Promise<{ tables: Table[]; notes: Note[] }> {
  if (format === 'zip') return readZip(bytes, limits, (inner, content) => readFile(inner, content, limits))
  // The library is large and rarely needed.
  if (format === 'pst') return import('./pst.ts').then(({ readPst }) => readPst(bytes, name, limits))
  if (format === 'access') return readAccess(bytes, limits).catch(refuseRangeError)
  if (format === 'xlsx') return readXlsx(bytes, limits).catch(refuseRangeError)
  if (format === 'xls') return readXls(bytes, limits).catch(refuseRangeError)
  if (format === 'vcf') return readVcf(bytes, name, limits)
  return readCsv(bytes, name, limits)
}

/** Excel, Word and the like say what is inside; other packed files hold files. */
async function isOffice(bytes: Uint8Array, file: string, limits: Limits): Promise<boolean> {
  const { has } = await openParts(bytes, limits).catch((error) => {
    throw error instanceof Refusal ? new Refusal(error.code, { file, ...error.params }) : error
  })
  return has('[Content_Types].xml') || has('mimetype') || has('xl/workbook.xml')
}

/** A part that claims more than a string or array can hold is a damaged file. */
function refuseRangeError(error: unknown): never {
  if (error instanceof RangeError) refuseDamaged(error)
  throw error
}

function baseName(name: string): string {
  const file = name.split(/[\\/]/).at(-1)!
  return file.replace(/\.[^.]{1,5}$/, '') || file
}

function addExtensionNote(notes: Note[], name: string, format: FileFormat): void {
  const extension = /\.([^.]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (format === 'csv' && /^(csv|tsv|txt|tab|asc)$/.test(extension)) return
  if (format === 'xlsx' && /^(xlsx|xlsm|xltx)$/.test(extension)) return
  if (format === 'xls' && /^(xls|xlt)$/.test(extension)) return
  if (format === 'vcf' && /^(vcf|vcard)$/.test(extension)) return
  if (format === 'access' && /^(mdb|accdb|mde|accde|mdw)$/.test(extension)) return
  if (format === extension) return
  notes.push({ code: 'extension', params: { file: name.slice(-120), format } })
}

/** Tells by the first bytes what a file is. */
export function sniff(bytes: Uint8Array): Sniffed {
  const starts = (...signature: number[]) => signature.every((byte, at) => bytes[at] === byte)
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1')
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return 'xlsx'
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return sniffCompound(bytes)
  if (starts(0, 1, 0, 0) && /^Standard (Jet|ACE) DB/.test(head.slice(4))) return 'access'
  if (head.startsWith('!BDN')) return 'pst'
  if (head.startsWith('%PDF')) return 'pdf'
  if (starts(0xff, 0xd8, 0xff) || starts(0x89, 0x50, 0x4e, 0x47) || head.startsWith('GIF8')) return 'image'
  const text = head
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart()
  if (/^BEGIN\s*:\s*VCARD/i.test(text)) return 'vcf'
  if (/^(<!doctype html|<html|<table|<\?xml|<\?mso)/i.test(text)) return 'html'
  return isBinary(bytes) ? 'binary' : 'csv'
}

/** The old Office container holds .xls and, if a password was set, .xlsx. */
function sniffCompound(bytes: Uint8Array): Sniffed {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const holds = (entry: string) => buffer.includes(Buffer.from(entry, 'utf16le'))
  if (holds('EncryptedPackage')) return 'passwordProtected'
  if (holds('Workbook')) return 'xls'
  return holds('Book') ? 'oldExcel' : 'binary'
}

/** Text has hardly any control characters; UTF-16 has zero bytes, but regularly. */
function isBinary(bytes: Uint8Array): boolean {
  if (detectEncoding(bytes.subarray(0, 4096)).encoding.startsWith('utf-16')) return false
  const head = bytes.subarray(0, 4096)
  let control = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) control += 1
  return control > head.length * 0.02
}
