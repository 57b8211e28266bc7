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

/** A company of the index. `seen`: by which search it was compared last. */
type Entry = KnownCompany & { seen: number }

/**
 * Finds to a company the one that is the same among up to hundreds of thousands, all in memory (imports): candidates
 * come from keys that two equal companies share, only they are compared.
 */
export class DuplicateIndex {
  private readonly blocks = new Map<string, Entry | Entry[]>()
  private searches = 0
  private count = 0
  /** What was looked for last: it is added next if it was not found. */
  private last: { traits: CompanyTraits; known: KnownCompany; keys: string[] } | null = null

  get size(): number {
    return this.count
  }

  /** One customer may be added under several names and addresses: those of customers that were merged into it. */
  add(id: string, traits: CompanyTraits): void {
    const prepared = this.prepare(traits)
    const known: Entry = { ...prepared.known, id, seen: 0 }
    this.last = null
    this.count += 1
    for (const key of prepared.keys) {
      const block = this.blocks.get(key)
      if (block === undefined) this.blocks.set(key, known)
      else if (Array.isArray(block)) {
        if (block.length <= largestBlock) block.push(known)
      } else this.blocks.set(key, [block, known])
    }
  }

  /**
   * The best match, `null` if the company is new. Of several equal ones the first added. A row of a list and a customer
   * of the stock that have nothing but the name in common, and nothing against it, are the same here if only one company
   * has that name: who brings in a list of names means the customers of these names.
   */
  find(traits: CompanyTraits): Match | null {
    let best: Match | null = null
    let named = 0
    for (const match of this.matches('', traits)) {
      if (match.reasons.includes('name')) named += 1
      if (!best || match.score > best.score) best = match
      if (best.score === mostPoints) break
    }
    const onlyName = best?.reasons.join() === 'name' && best.score >= onlyNameFrom && traits.name.length >= 5
    return best && onlyName && named === 1 ? { ...best, verdict: 'same' } : best
  }

  private prepare(traits: CompanyTraits) {
    if (this.last?.traits === traits) return this.last
    const known = knownCompany('', traits)
    this.last = { traits, known, keys: companyKeys(known) }
    return this.last
  }

  /** All that are the same or probably the same, but for the one with this id. */
  *matches(id: string, traits: CompanyTraits): Generator<Match> {
    const { known: wanted, keys } = this.prepare(traits)
    this.searches += 1
    const search = this.searches
    for (const key of keys) {
      const block = this.blocks.get(key)
      if (block === undefined) continue
      const candidates = Array.isArray(block) ? block : [block]
      if (candidates.length > largestBlock && !key.startsWith('n:')) continue
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
    const number = this.blocks.get(`#:${numberKey(text)}`)
    if (number !== undefined && !Array.isArray(number)) return number.id
    const named = this.named(text)
    const domain = named === undefined ? companyDomain(text) : null
    const block = named ?? (domain ? this.blocks.get(`d:${domain}`) : undefined)
    if (block === undefined) return null
    if (!Array.isArray(block)) return block.id
    const { form } = knownCompany('', { name: text })
    const exact = block.filter((one) => one.form === form)
    return exact.length === 1 ? exact[0]!.id : null
  }

  private named(name: string) {
    const known = knownCompany('', { name })
    return known.core === '' ? undefined : this.blocks.get(known.nameKey)
  }
}
