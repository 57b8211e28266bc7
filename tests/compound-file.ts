/** Writes the old Office container, so that tests bring .msg and .xls files of their own. */
export type Folder = { [name: string]: Uint8Array | Folder }

const sector = 512
const end = 0xffff_fffe
const free = 0xffff_ffff

export function writeCompoundFile(root: Folder): Buffer {
  type Item = { name: string; type: number; bytes: Uint8Array; child: number; right: number; start: number }
  const items: Item[] = [{ name: 'Root Entry', type: 5, bytes: new Uint8Array(), child: free, right: free, start: end }]
  const add = (folder: Folder, parent: number) => {
    let before: Item | null = null
    for (const [name, content] of Object.entries(folder)) {
      const isStream = content instanceof Uint8Array
      const item: Item = {
        name,
        type: isStream ? 2 : 1,
        bytes: isStream ? content : new Uint8Array(),
        child: free,
        right: free,
        start: 0,
      }
      const index = items.push(item) - 1
      if (before) before.right = index
      else items[parent]!.child = index
      before = item
      if (!isStream) add(content, index)
    }
  }
  add(root, 0)

  const small: Buffer[] = []
  const smallLinks: number[] = []
  for (const item of items) {
    if (item.type !== 2 || item.bytes.length >= 4096) continue
    item.start = item.bytes.length === 0 ? end : smallLinks.length
    const count = Math.ceil(item.bytes.length / 64)
    small.push(padded(item.bytes, 64))
    for (let n = 0; n < count; n += 1) smallLinks.push(n === count - 1 ? end : smallLinks.length + 1)
  }
  const links: number[] = []
  const body: Buffer[] = []
  const place = (bytes: Buffer): number => {
    if (bytes.length === 0) return end
    const start = links.length
    const count = bytes.length / sector
    for (let n = 0; n < count; n += 1) links.push(n === count - 1 ? end : links.length + 1)
    body.push(bytes)
    return start
  }
  items[0]!.bytes = Buffer.concat(small)
  items[0]!.start = place(padded(items[0]!.bytes, sector))
  for (const item of items)
    if (item.type === 2 && item.bytes.length >= 4096) item.start = place(padded(item.bytes, sector))
  const smallTable = place(padded(numbers(smallLinks), sector, 0xff))
  const directory = Buffer.alloc(items.length * 128)
  for (const [index, item] of items.entries()) {
    const at = index * 128
    directory.write(item.name, at, 'utf16le')
    directory.writeUInt16LE(item.name.length * 2 + 2, at + 64)
    directory[at + 66] = item.type
    directory.writeUInt32LE(free, at + 68)
    directory.writeUInt32LE(item.right, at + 72)
    directory.writeUInt32LE(item.child, at + 76)
    directory.writeUInt32LE(item.start >>> 0, at + 116)
    directory.writeUInt32LE(item.bytes.length, at + 120)
  }
  const directoryStart = place(padded(directory, sector))
  const tables = Math.ceil((links.length + 1) / 127)
  const tableStart = links.length
  for (let n = 0; n < tables; n += 1) links.push(0xffff_fffd)

  const head = Buffer.alloc(sector)
  head.write('d0cf11e0a1b11ae1', 'hex')
  head.writeUInt16LE(3, 26)
  head.writeUInt16LE(0xfffe, 28)
  head.writeUInt16LE(9, 30)
  head.writeUInt16LE(6, 32)
  head.writeUInt32LE(tables, 44)
  head.writeUInt32LE(directoryStart, 48)
  head.writeUInt32LE(4096, 56)
  head.writeUInt32LE(smallTable >>> 0, 60)
  head.writeUInt32LE(end, 68)
  for (let n = 0; n < 109; n += 1) head.writeUInt32LE(n < tables ? tableStart + n : free, 76 + n * 4)
  return Buffer.concat([head, ...body, padded(numbers(links), sector, 0xff)])
}

function numbers(values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4)
  return bytes
}

function padded(bytes: Uint8Array, to: number, fill = 0): Buffer {
  const whole = Buffer.alloc(Math.ceil(bytes.length / to) * to, fill)
  whole.set(bytes)
  return whole
}
