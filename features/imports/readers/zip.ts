import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import { Refusal } from '#shared/refusal.ts'
import type { Limits } from './tables.ts'

/** The parts of a packed file by their path; each can be read as a stream, again and again. */
export type Parts = {
  /** As they are compared, and as they are written. */
  names: string[]
  written: (name: string) => string
  has: (name: string) => boolean
  size: (name: string) => number
  stream: (name: string) => AsyncGenerator<Uint8Array, void, void>
}

const mostParts = 20_000

/**
 * Opens a zip file in memory and checks what it claims to unpack to; sizes are enforced while reading.
 * @throws Refusal importDamaged, importTooLargeUnpacked, importPasswordProtected
 */
export async function openParts(bytes: Uint8Array, limits: Limits): Promise<Parts> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await yauzl.fromBufferPromise(buffer, { validateEntrySizes: true }).catch(refuseDamaged)
  if (zip.entryCount > mostParts) throw new Refusal('importDamaged')
  const entries = new Map<string, yauzl.Entry>()
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      if (entry.isEncrypted()) throw new Refusal('importPasswordProtected')
      unpacked += entry.uncompressedSize
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
      const bomb = ratio > limits.unpackRatio && entry.uncompressedSize > limits.unpackedBytesAlwaysFine
      if (bomb || unpacked > limits.unpackedBytes) {
        throw new Refusal('importTooLargeUnpacked', { limit: Math.round(limits.unpackedBytes / 1024 / 1024) })
      }
      entries.set(partName(entry.fileName), entry)
    }
  } catch (error) {
    refuseDamaged(error)
  }
  return {
    names: [...entries.keys()],
    written: (name) => entries.get(partName(name))?.fileName ?? name,
    has: (name) => entries.has(partName(name)),
    size: (name) => entries.get(partName(name))?.uncompressedSize ?? 0,
    stream: (name) => streamOf(zip, entries.get(partName(name))),
  }
}

/** Part names are compared without regard to case and leading slash, as Office does. */
function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

async function* streamOf(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): AsyncGenerator<Uint8Array, void, void> {
  if (!entry) throw new Refusal('importDamaged')
  let stream: Readable | undefined
  try {
    stream = await zip.openReadStreamPromise(entry)
    for await (const piece of stream) yield piece as Uint8Array
  } catch (error) {
    refuseDamaged(error)
  } finally {
    stream?.destroy()
  }
}

/** What the unpacker or the XML parser cannot read is a damaged file, not a fault of ours. */
export function refuseDamaged(error: unknown): never {
  if (error instanceof Refusal) throw error
  throw new Refusal('importDamaged')
}
