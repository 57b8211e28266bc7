import { closeSync, openSync, writeSync } from 'node:fs'
import { crc32, createDeflateRaw } from 'node:zlib'

/** Writes a packed file part by part, so that a workbook of any size costs no memory. */
export type ZipWriter = {
  add(name: string, pieces: Iterable<string>): Promise<void>
  close(): void
}

export function createZip(file: string): ZipWriter {
  const handle = openSync(file, 'w')
  const directory: Buffer[] = []
  let at = 0
  const put = (bytes: Buffer) => {
    writeSync(handle, bytes, 0, bytes.length, at)
    at += bytes.length
  }

  return {
    async add(name, pieces) {
      const path = Buffer.from(name)
      const start = at
      at += 30 + path.length
      let crc = 0
      let size = 0
      const packer = createDeflateRaw({ level: 6 })
      const written = (async () => {
        for await (const bytes of packer) put(bytes as Buffer)
      })()
      for (const piece of inLumps(pieces)) {
        const bytes = Buffer.from(piece)
        crc = crc32(bytes, crc)
        size += bytes.length
        if (!packer.write(bytes)) await new Promise((resolve) => packer.once('drain', resolve))
      }
      packer.end()
      await written
      const facts = Buffer.alloc(22)
      facts.writeUInt16LE(20, 0)
      facts.writeUInt16LE(8, 4)
      facts.writeUInt32LE(crc, 10)
      facts.writeUInt32LE(at - start - 30 - path.length, 14)
      facts.writeUInt32LE(size, 18)
      const ends = Buffer.alloc(4)
      ends.writeUInt16LE(path.length, 0)
      const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, ends, path])
      writeSync(handle, local, 0, local.length, start)
      const behind = Buffer.alloc(18)
      behind.writeUInt16LE(path.length, 0)
      behind.writeUInt32LE(start, 14)
      directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), facts, behind, path]))
    },
    close() {
      const start = at
      for (const entry of directory) put(entry)
      const end = Buffer.alloc(22)
      end.write('PK\x05\x06', 'latin1')
      end.writeUInt16LE(directory.length, 8)
      end.writeUInt16LE(directory.length, 10)
      end.writeUInt32LE(at - start, 12)
      end.writeUInt32LE(start, 16)
      put(end)
      closeSync(handle)
    },
  }
}

function* inLumps(pieces: Iterable<string>): Generator<string> {
  let lump = ''
  for (const piece of pieces) {
    lump += piece
    if (lump.length < 100_000) continue
    yield lump
    lump = ''
  }
  yield lump
}
