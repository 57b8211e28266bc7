import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

/** The parts of a zip file, packed as they come: only what is already packed stands in memory. */
export type ZipWriter = {
  add(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void>
  finish(): Uint8Array
}

/** 1980-01-01: two files of the same content are the same file. */
const dosDay = 0x21
const version = 20
/** Names are UTF-8. */
const flags = 0x0800

export function createZip(): ZipWriter {
  const chunks: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  const push = (chunk: Buffer) => {
    chunks.push(chunk)
    offset += chunk.length
  }

  async function pack(pieces: AsyncIterable<string> | Iterable<string>) {
    const deflate = createDeflateRaw({ level: 5 })
    const packed: Buffer[] = []
    deflate.on('data', (chunk: Buffer) => packed.push(chunk))
    const ended = once(deflate, 'end')
    let crc = 0
    let size = 0
    for await (const piece of gathered(pieces)) {
      crc = crc32(piece, crc)
      size += piece.length
      if (!deflate.write(piece)) await once(deflate, 'drain')
    }
    deflate.end()
    await ended
    const content = Buffer.concat(packed)
    return { crc, size, content }
  }

  return {
    async add(name, pieces) {
      const { crc, size, content } = await pack(pieces)
      const path = Buffer.from(name, 'utf8')
      const sizes = Buffer.alloc(18)
      sizes.writeUInt16LE(8, 0)
      sizes.writeUInt16LE(0, 2)
      sizes.writeUInt16LE(dosDay, 4)
      sizes.writeUInt32LE(crc, 6)
      sizes.writeUInt32LE(content.length, 10)
      sizes.writeUInt32LE(size, 14)
      const nameLength = number16(path.length)
      directory.push(
        Buffer.concat([
          Buffer.from('PK\x01\x02', 'latin1'),
          number16(version),
          number16(version),
          number16(flags),
          sizes,
          nameLength,
          Buffer.alloc(12),
          number32(offset),
          path,
        ]),
      )
      push(
        Buffer.concat([
          Buffer.from('PK\x03\x04', 'latin1'),
          number16(version),
          number16(flags),
          sizes,
          nameLength,
          number16(0),
          path,
        ]),
      )
      push(content)
    },
    finish() {
      const start = offset
      for (const entry of directory) push(entry)
      push(
        Buffer.concat([
          Buffer.from('PK\x05\x06', 'latin1'),
          Buffer.alloc(4),
          number16(directory.length),
          number16(directory.length),
          number32(offset - start),
          number32(start),
          number16(0),
        ]),
      )
      return Buffer.concat(chunks)
    },
  }
}

const gatherCharacters = 64 * 1024

/** Small pieces in larger ones, with a turn for everybody else between them. */
async function* gathered(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
  let waiting: string[] = []
  let length = 0
  for await (const piece of pieces) {
    waiting.push(piece)
    length += piece.length
    if (length < gatherCharacters) continue
    yield Buffer.from(waiting.join(''), 'utf8')
    waiting = []
    length = 0
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (length > 0) yield Buffer.from(waiting.join(''), 'utf8')
}

function number16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
