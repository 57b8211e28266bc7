import type { Runner } from '#platform/actions/runner.ts'
import type { Actor } from '#shared/actor.ts'
import * as sql from '../sql/rows.ts'

const bits = 24
const rowsPerQuery = 5000
/** With more than these nearly every new row would look as if it were known. */
const mostRows = 4_000_000
/** Of a short list each row is looked for; and reading what is known may cost no more than that. */
const longList = 3000
const readPerRow = 20

/**
 * Which rows of a list may have come in before: no row that did is missing, some that did not seem to have. Two megabytes
 * in place of a look into the database for each new row.
 */
export class KnownRows {
  /** None: each may have. */
  private readonly seen: Uint8Array | null

  private constructor(seen: Uint8Array | null) {
    this.seen = seen
  }

  /** For a list of so many `rows`. On PostgreSQL several processes may bring in lists at once, so there each may be known. */
  static async load(runner: Runner, actor: Actor, rows: number): Promise<KnownRows> {
    const engine = await runner.query(actor, async (ctx) => ctx.engine)
    if (rows < longList || engine !== 'sqlite') return new KnownRows(null)
    const known = new KnownRows(new Uint8Array(2 ** bits / 8))
    let read = 0
    for (let after = '', more = true; more; ) {
      const hashes = await runner.query(actor, (ctx) => sql.listHashes(ctx.db, after, rowsPerQuery))
      for (const hash of hashes) known.add(hash)
      read += hashes.length
      if (read > Math.min(mostRows, rows * readPerRow)) return new KnownRows(null)
      more = hashes.length === rowsPerQuery
      after = hashes.at(-1) ?? ''
      await new Promise((resolve) => setImmediate(resolve))
    }
    return known
  }

  add(hash: string): void {
    const at = placeOf(hash)
    if (this.seen) this.seen[at >> 3]! |= 1 << (at & 7)
  }

  mayHave(hash: string): boolean {
    const at = placeOf(hash)
    return !this.seen || (this.seen[at >> 3]! & (1 << (at & 7))) !== 0
  }
}

/** The first letters of a hash as a number. */
function placeOf(hash: string): number {
  let place = 0
  for (let i = 0; i < bits / 6; i += 1) place = (place << 6) | sixBits(hash.charCodeAt(i))
  return place
}

/** Two letters of those in which hashes are written may give the same; that only makes one more look. */
function sixBits(letter: number): number {
  return letter >= 97 ? letter - 97 + 26 : letter >= 65 ? letter - 65 : letter >= 48 ? letter - 48 + 52 : 63
}
