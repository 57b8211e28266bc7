import {
  type CompanyReason,
  type CompanyTraits,
  companyKeys,
  compareCompanies,
  type KnownCompany,
  knownCompany,
  numberKey,
  type Verdict,
} from './companies.ts'
import { companyDomain } from './words.ts'

export type Match = { id: string; name: string; verdict: Verdict; score: number; reasons: CompanyReason[] }

/** More records than this behind one key say nothing (a common word, the number of a switchboard). */
export const largestBlock = 40

/** No match has more. */
const mostPoints = 100

/** The points of a name of one word, with nothing against it. */
const onlyNameFrom = 50

/** A company as the index takes it; may be prepared on another thread. Its keys are numbers: see `keyNumber`. */
export type PreparedCompany = { known: KnownCompany; keys: number[]; nameKey: number }

/** Prepares a company for `DuplicateIndex`: half of the work of finding it. */
export function prepareCompany(traits: CompanyTraits): PreparedCompany {
  const known = knownCompany('', traits)
  return { known, keys: companyKeys(known).map(keyNumber), nameKey: keyNumber(known.nameKey) }
}

/**
 * A key as a number of 32 bits, a fifth of the memory of the text. Two keys may have the same number: what was found by
 * it still has to be compared.
 */
function keyNumber(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}

/** A company of the index. `seen`: by which search it was compared last. */
type Entry = KnownCompany & { seen: number }

/**
 * Finds to a company the one that is the same among up to hundreds of thousands, all in memory (imports): candidates
 * come from keys that two equal companies share, only they are compared.
 */
export class DuplicateIndex {
  private readonly blocks = new Map<number, Entry | Entry[]>()
  private searches = 0
  private count = 0

  get size(): number {
    return this.count
  }

  /** One customer may be added under several names and addresses: those of customers that were merged into it. */
  add(id: string, { known, keys }: PreparedCompany): void {
    const entry: Entry = { ...known, id, seen: 0 }
    this.count += 1
    for (const key of keys) {
      const block = this.blocks.get(key)
      if (block === undefined) this.blocks.set(key, entry)
      else if (Array.isArray(block)) {
        if (block.length <= largestBlock) block.push(entry)
      } else this.blocks.set(key, [block, entry])
    }
  }

  /**
   * The best match, `null` if the company is new. Of several equal ones the first added. A row of a list and a customer
   * of the stock that have nothing but the name in common, and nothing against it, are the same here if only one company
   * has that name: who brings in a list of names means the customers of these names.
   */
  find(company: PreparedCompany): Match | null {
    let best: Match | null = null
    let named = 0
    for (const match of this.matches('', company)) {
      if (match.reasons.includes('name')) named += 1
      if (!best || match.score > best.score) best = match
      if (best.score === mostPoints) break
    }
    const onlyName = best?.reasons.join() === 'name' && best.score >= onlyNameFrom && company.known.name.length >= 5
    return best && onlyName && named === 1 ? { ...best, verdict: 'same' } : best
  }

  /** All that are the same or probably the same, but for the one with this id. */
  *matches(id: string, { known: wanted, keys, nameKey }: PreparedCompany): Generator<Match> {
    this.searches += 1
    const search = this.searches
    for (const key of keys) {
      const block = this.blocks.get(key)
      if (block === undefined) continue
      const candidates = Array.isArray(block) ? block : [block]
      if (candidates.length > largestBlock && key !== nameKey) continue
      for (const candidate of candidates) {
        if (candidate.seen === search || candidate.id === id) continue
        candidate.seen = search
        const match = compareCompanies(wanted, candidate)
        if (match) yield { id: candidate.id, name: candidate.name, ...match }
      }
    }
  }

  /** By customer number or exact name, as other tables refer to a customer; `null` if none or several fit. */
  findReference(text: string): string | null {
    const number = numberKey(text)
    const numbered = this.behind(`#:${number}`, (one) => one.number === number)
    if (numbered.length === 1) return numbered[0]!.id
    const { core, nameKey, form } = knownCompany('', { name: text })
    const named = core === '' ? [] : this.behind(nameKey, (one) => one.nameKey === nameKey)
    const domain = named.length === 0 ? companyDomain(text) : null
    const found = domain ? this.behind(`d:${domain}`, (one) => one.domains.includes(domain)) : named
    if (found.length <= 1) return found[0]?.id ?? null
    const exact = found.filter((one) => one.form === form)
    return exact.length === 1 ? exact[0]!.id : null
  }

  private behind(key: string, is: (one: Entry) => boolean): Entry[] {
    const block = this.blocks.get(keyNumber(key))
    return block === undefined ? [] : (Array.isArray(block) ? block : [block]).filter(is)
  }
}
