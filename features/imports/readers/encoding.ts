import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'cp850' | 'macintosh'

/** How many bytes are looked at to tell one 8-bit encoding from another. */
const sampleBytes = 4 * 1024 * 1024

/**
 * The encoding of a text file: byte order mark first, then UTF-16 by its zero bytes, then UTF-8 if the whole
 * file is valid, else the 8-bit encoding whose letters stand where German umlauts make sense.
 */
export function detectEncoding(bytes: Uint8Array): { encoding: Encoding; skip: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', skip: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', skip: 2 }
  const utf16 = utf16WithoutMark(bytes)
  if (utf16) return { encoding: utf16, skip: 0 }
  if (isUtf8(withoutCutCharacter(bytes))) return { encoding: 'utf-8', skip: 0 }
  return { encoding: eightBitEncoding(bytes.subarray(0, sampleBytes)), skip: 0 }
}

function utf16WithoutMark(bytes: Uint8Array): Encoding | null {
  const length = Math.min(bytes.length, 4096)
  if (length < 8) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 1) {
    if (bytes[i] !== 0) continue
    if (i % 2 === 0) even += 1
    else odd += 1
  }
  const pairs = length / 2
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be'
  return null
}

/** A file cut off in the middle of a character is still UTF-8. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back]!
    if ((byte & 0xc0) === 0x80) continue
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return needs > back ? bytes.subarray(0, bytes.length - back) : bytes
  }
  return bytes
}

/** Bytes of ä ö ü Ä Ö Ü ß é in each encoding. */
const letters: Record<'windows-1252' | 'cp850' | 'macintosh', ReadonlySet<number>> = {
  'windows-1252': new Set([0xe4, 0xf6, 0xfc, 0xc4, 0xd6, 0xdc, 0xdf, 0xe9]),
  cp850: new Set([0x84, 0x94, 0x81, 0x8e, 0x99, 0x9a, 0xe1, 0x82]),
  macintosh: new Set([0x8a, 0x9a, 0x9f, 0x80, 0x85, 0x86, 0xa7, 0x8e]),
}
/** Typographic quotes and the like of Windows-1252: in CP850 they would be letters, so they need letters on both sides. */
const punctuationOfWindows = new Set([0x80, 0x82, 0x84, 0x85, 0x86, 0x94, 0x99])

function eightBitEncoding(bytes: Uint8Array): Encoding {
  const score = { 'windows-1252': 0, cp850: 0, macintosh: 0 }
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i]!
    if (byte < 0x80) continue
    const before = isAsciiLetter(bytes[i - 1])
    const after = isAsciiLetter(bytes[i + 1])
    if (!before && !after) continue
    if (punctuationOfWindows.has(byte) && !(before && after)) continue
    for (const name of ['windows-1252', 'cp850', 'macintosh'] as const) if (letters[name].has(byte)) score[name] += 1
  }
  if (score.cp850 > score['windows-1252'] && score.cp850 >= score.macintosh) return 'cp850'
  if (score.macintosh > score['windows-1252']) return 'macintosh'
  return 'windows-1252'
}

function isAsciiLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a))
}

/** Decodes in pieces of `step` bytes, so that a large file neither fills the memory nor holds the process. */
export function* decodeInSteps(bytes: Uint8Array, found: { encoding: Encoding; skip: number }, step = 256 * 1024) {
  const decoder = iconv.getDecoder(found.encoding, { stripBOM: true })
  for (let at = found.skip; at < bytes.length; at += step) {
    const piece = bytes.subarray(at, at + step)
    yield decoder.write(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength))
  }
  yield decoder.end() ?? ''
}

/** Decodes a short piece of text, as the vCard reader needs it per value. An unknown charset is read as Windows-1252. */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (charset && iconv.encodingExists(charset)) return iconv.decode(buffer, charset)
  return iconv.decode(buffer, isUtf8(buffer) ? 'utf-8' : eightBitEncoding(buffer))
}
