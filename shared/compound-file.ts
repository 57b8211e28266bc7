/** A folder of the old Office container: streams by name, and folders within. Names are compared in lower case. */
export type CompoundFolder = {
  streams: ReadonlyMap<string, () => Uint8Array>
  folders: ReadonlyMap<string, CompoundFolder>
}

const endOfChain = 0xffff_fffe
const mostEntries = 100_000

type Entry = { name: string; type: number; left: number; right: number; child: number; start: number; size: number }

/**
 * Opens the container that .msg, .xls and .doc are stored in; `null` if it is damaged. Chains that lead in a circle or
 * beyond the file end the reading.
 */
export function openCompoundFile(bytes: Uint8Array): CompoundFolder | null {
  try {
    return open(bytes)
  } catch (error) {
    if (error instanceof RangeError || error instanceof Damaged) return null
    throw error
  }
}

class Damaged extends Error {}

function open(bytes: Uint8Array): CompoundFolder | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 512 || view.getUint32(0, true) !== 0xe011cfd0) return null
  const [shift, smallShift] = [view.getUint16(30, true), view.getUint16(32, true)]
  if ((shift !== 9 && shift !== 12) || smallShift !== 6) return null
  const size = 1 << shift
  const sectors = Math.ceil(bytes.length / size)
  const sector = (index: number) => {
    const start = (index + 1) * size
    if (index >= sectors || start >= bytes.length) throw new Damaged()
    return bytes.subarray(start, start + size)
  }
  const numbersOf = (piece: Uint8Array) => {
    const piecesView = new DataView(piece.buffer, piece.byteOffset, piece.byteLength)
    return Array.from({ length: piece.length >> 2 }, (_, index) => piecesView.getUint32(index * 4, true))
  }
  const places: number[] = numbersOf(bytes.subarray(76, 512))
  for (let next = view.getUint32(68, true), seen = 0; next < endOfChain; seen += 1) {
    if (seen > sectors) throw new Damaged()
    const more = numbersOf(sector(next))
    next = more.pop() ?? endOfChain
    places.push(...more)
  }
  const table = places
    .filter((place) => place < endOfChain - 1)
    .slice(0, sectors)
    .flatMap((place) => numbersOf(sector(place)))
  const chain = (start: number, links: number[], most: number): number[] => {
    const found: number[] = []
    for (let next = start; next < endOfChain - 1; next = links[next] ?? endOfChain) {
      if (found.length > most) throw new Damaged()
      found.push(next)
    }
    return found
  }
  const read = (start: number) => concat(chain(start, table, sectors).map(sector))
  const entries = entriesOf(read(view.getUint32(48, true)))
  const root = entries[0]
  if (root?.type !== 5) return null
  const cutoff = view.getUint32(56, true)
  const smallLinks = numbersOf(read(view.getUint32(60, true)))
  const smallBytes = read(root.start)
  const stream = ({ start, size: length }: Entry) => {
    if (length > bytes.length) throw new Damaged()
    if (length >= cutoff) return read(start).subarray(0, length)
    const pieces = chain(start, smallLinks, smallLinks.length).map((at) => smallBytes.subarray(at * 64, at * 64 + 64))
    return concat(pieces).subarray(0, length)
  }
  return folderOf(root, entries, stream, new Set([0]))
}

function concat(pieces: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

function entriesOf(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  const text = new TextDecoder('utf-16le')
  return Array.from({ length: Math.min(mostEntries, directory.length >> 7) }, (_, index) => {
    const at = index * 128
    const length = Math.min(64, view.getUint16(at + 64, true))
    return {
      name: text.decode(directory.subarray(at, at + Math.max(0, length - 2))).toLowerCase(),
      type: directory[at + 66]!,
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    }
  })
}

function folderOf(
  folder: Entry,
  entries: Entry[],
  stream: (entry: Entry) => Uint8Array,
  seen: Set<number>,
): CompoundFolder {
  const streams = new Map<string, () => Uint8Array>()
  const folders = new Map<string, CompoundFolder>()
  const waiting = [folder.child]
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index]
    if (!entry || seen.has(index)) continue
    seen.add(index)
    waiting.push(entry.left, entry.right)
    if (entry.type === 2) streams.set(entry.name, () => readOrNothing(entry, stream))
    if (entry.type === 1) folders.set(entry.name, folderOf(entry, entries, stream, seen))
  }
  return { streams, folders }
}

/** A damaged stream is empty; the others may still be right. */
function readOrNothing(entry: Entry, stream: (entry: Entry) => Uint8Array): Uint8Array {
  try {
    return stream(entry)
  } catch (error) {
    if (error instanceof RangeError || error instanceof Damaged) return new Uint8Array()
    throw error
  }
}
