/** What files hang on. */
export const fileRecords = [
  'customers',
  'persons',
  'activities',
  'tasks',
  'appointments',
  'complaints',
  'samples',
  'leads',
  'offers',
  'contracts',
] as const
export type FileRecord = (typeof fileRecords)[number]

/** The largest file, in bytes. */
export const largestFile = 25 * 1024 * 1024

const unknown = 'application/octet-stream'

const beginnings: [bytes: number[], type: string][] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'application/pdf'],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/png'],
  [[0xff, 0xd8, 0xff], 'image/jpeg'],
  [[0x47, 0x49, 0x46, 0x38], 'image/gif'],
  [[0x42, 0x4d], 'image/bmp'],
  [[0x49, 0x49, 0x2a, 0x00], 'image/tiff'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'image/tiff'],
]

/** Packed and old Office files begin alike; what is inside, the ending says. */
const inside: Record<'zip' | 'ole', Record<string, string>> = {
  zip: {
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    odt: 'application/vnd.oasis.opendocument.text',
    ods: 'application/vnd.oasis.opendocument.spreadsheet',
    odp: 'application/vnd.oasis.opendocument.presentation',
  },
  ole: {
    doc: 'application/msword',
    xls: 'application/vnd.ms-excel',
    ppt: 'application/vnd.ms-powerpoint',
    msg: 'application/vnd.ms-outlook',
  },
}
const texts: Record<string, string> = {
  csv: 'text/csv',
  vcf: 'text/vcard',
  ics: 'text/calendar',
  eml: 'message/rfc822',
}

/**
 * The type of a file by its bytes; the ending only says what they cannot. Pages and scripts stay
 * plain text or unknown, so that no browser ever runs what somebody attached.
 */
export function typeOf(bytes: Uint8Array, name: string): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const known = beginnings.find(([beginning]) => startsWith(bytes, beginning))
  if (known) return known[1]
  if (startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp'
  if (ascii(bytes, 4, 8) === 'ftyp') return isoMedia(ascii(bytes, 8, 12))
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return inside.zip[ending] ?? 'application/zip'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return inside.ole[ending] ?? unknown
  return isText(bytes) ? (texts[ending] ?? 'text/plain') : unknown
}

function isoMedia(brand: string): string {
  if (['heic', 'heix', 'mif1', 'msf1'].includes(brand)) return 'image/heic'
  return brand === 'avif' ? 'image/avif' : brand.startsWith('M4A') ? 'audio/mp4' : 'video/mp4'
}

function startsWith(bytes: Uint8Array, beginning: number[]): boolean {
  return beginning.every((byte, i) => bytes[i] === byte)
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}

function isText(bytes: Uint8Array): boolean {
  // Control characters beside tab, line ends and form feed do not stand in texts.
  return bytes
    .subarray(0, 4096)
    .every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 12 || byte === 13)
}

/**
 * The name as it is kept: without a path, without characters that no file system takes or that
 * turn the writing direction (a trick to hide an ending). Never empty.
 */
export function fileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}:*?"<>|]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (clean.length <= 150) return clean || 'Datei'
  const ending = /\.[a-z0-9]{1,5}$/i.exec(clean)?.[0] ?? ''
  return `${Array.from(clean).slice(0, 140).join('')}${ending}`
}
