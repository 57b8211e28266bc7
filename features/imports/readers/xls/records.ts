/** One record of a workbook of Excel 97–2003, together with those that continue it. */
export type XlsRecord = { type: number; pieces: Uint8Array[] }

const continued = 0x3c

/** The records from a place on. What is cut off at the end is left out. */
export function* recordsFrom(stream: Uint8Array, start: number): Generator<XlsRecord, void, void> {
  let record: XlsRecord | null = null
  for (let at = start; at + 4 <= stream.length; ) {
    const type = stream[at]! | (stream[at + 1]! << 8)
    const length = stream[at + 2]! | (stream[at + 3]! << 8)
    const data = stream.subarray(at + 4, at + 4 + length)
    at += 4 + length
    if (type === continued) record?.pieces.push(data)
    else {
      if (record) yield record
      record = { type, pieces: [data] }
    }
  }
  if (record) yield record
}

/**
 * Reads a record piece by piece. Where a piece ends within the characters of a text, the next begins with a byte that
 * says how wide its characters are. Throws a RangeError beyond the end.
 */
export class RecordReader {
  private readonly pieces: Uint8Array[]
  private piece = 0
  private at = 0

  constructor({ pieces }: XlsRecord, at = 0) {
    this.pieces = pieces
    this.at = at
  }

  get atEnd(): boolean {
    while (this.piece < this.pieces.length && this.at >= this.pieces[this.piece]!.length) this.nextPiece()
    return this.piece >= this.pieces.length
  }

  private nextPiece(): void {
    this.piece += 1
    this.at = 0
  }

  u8(): number {
    if (this.atEnd) throw new RangeError('beyond the record')
    const value = this.pieces[this.piece]![this.at]!
    this.at += 1
    return value
  }

  u16(): number {
    return this.u8() | (this.u8() << 8)
  }

  u32(): number {
    return this.u16() + this.u16() * 0x1_0000
  }

  double(): number {
    const bytes = Uint8Array.from({ length: 8 }, () => this.u8())
    return new DataView(bytes.buffer).getFloat64(0, true)
  }

  skip(count: number): void {
    for (let left = count; left > 0; ) {
      if (this.atEnd) throw new RangeError('beyond the record')
      const step = Math.min(left, this.pieces[this.piece]!.length - this.at)
      this.at += step
      left -= step
    }
  }

  /** A text with its length before it, in one or two bytes; formatting and phonetics are passed over. */
  text(lengthBytes: 1 | 2): string {
    const length = lengthBytes === 1 ? this.u8() : this.u16()
    const flags = this.u8()
    const runs = flags & 8 ? this.u16() : 0
    const extra = flags & 4 ? this.u32() : 0
    const text = this.characters(length, (flags & 1) === 1)
    this.skip(runs * 4 + extra)
    return text
  }

  private characters(length: number, wide: boolean): string {
    let text = ''
    let isWide = wide
    for (let left = length; left > 0; ) {
      const piece = this.pieces[this.piece]
      if (!piece) throw new RangeError('beyond the record')
      const size = isWide ? 2 : 1
      const count = Math.min(left, Math.floor((piece.length - this.at) / size))
      const bytes = Buffer.from(piece.buffer, piece.byteOffset + this.at, count * size)
      text += bytes.toString(isWide ? 'utf16le' : 'latin1')
      this.at += count * size
      left -= count
      if (left === 0) return text
      this.nextPiece()
      isWide = (this.u8() & 1) === 1
    }
    return text
  }
}
