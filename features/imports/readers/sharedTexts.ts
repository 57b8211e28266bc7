const textsPerBlock = 4096

/**
 * The texts that the cells of a workbook share, as bytes: hundreds of thousands of single texts cost several times as much
 * memory, and the collector goes through all of them again and again.
 */
export class SharedTexts {
  private readonly blocks: { bytes: Buffer; ends: Uint32Array }[] = []
  private open: string[] = []

  get count(): number {
    return this.blocks.length * textsPerBlock + this.open.length
  }

  add(text: string): void {
    this.open.push(text)
    if (this.open.length < textsPerBlock) return
    const ends = new Uint32Array(textsPerBlock)
    let end = 0
    for (const [at, one] of this.open.entries()) {
      end += Buffer.byteLength(one)
      ends[at] = end
    }
    this.blocks.push({ bytes: Buffer.from(this.open.join('')), ends })
    this.open = []
  }

  /** The text with this number; none if it is empty or there is no such number. */
  at(number: number): string | null {
    const block = this.blocks[Math.floor(number / textsPerBlock)]
    if (!block) return this.open[number - this.blocks.length * textsPerBlock] || null
    const at = number % textsPerBlock
    const from = at === 0 ? 0 : block.ends[at - 1]!
    return block.bytes.toString('utf8', from, block.ends[at]) || null
  }
}
