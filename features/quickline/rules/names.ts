import { fold } from '#shared/text.ts'
import { commonWords, connectors, legalForms, titles, weakNameWords } from './vocabulary.ts'

/** A name that a line can mean. `customerId`: the company of a person. */
export type Named = { type: 'customer' | 'person'; id: string; name: string; customerId?: string | null }

/** A candidate; `score` 0–1, 1 is the whole name as written. */
export type NameMatch = {
  type: 'customer' | 'person'
  id: string
  name: string
  customerId: string | null
  score: number
}

type IndexedName = {
  named: Named
  /** Positions in `words` of the telling words of the name, each with its weight. */
  words: { word: number; weight: number }[]
  weight: number
}

/** Names made ready for matching; build it once per list (10,000 names take some 50 ms). */
export type NameIndex = {
  names: readonly IndexedName[]
  words: readonly string[]
  /** Names that contain a word. */
  uses: readonly (readonly number[])[]
  byWord: ReadonlyMap<string, number>
  sorted: readonly number[]
  byTrigram: ReadonlyMap<string, readonly number[]>
  /** True for words that many names share, or that say little. */
  weak: readonly boolean[]
  /** True for words of everyday language ("Freitag"): never found inside longer ones. */
  everyday: readonly boolean[]
}

const everydayKeys: ReadonlySet<string> = new Set([...commonWords].map(keyOf))
const closest = 40
const mostCandidates = 5
const faintest = 0.5

/** Splits folded text into words, apostrophes dropped ("O'Neill" → "oneill"). */
export function wordsOf(folded: string): string[] {
  return folded.replaceAll("'", '').match(/[\p{L}\p{N}]+/gu) ?? []
}

/** ä, ae and a meet: Müller, Mueller and Muller have one key. */
export function keyOf(word: string): string {
  return word.replace(/([aou])e/g, '$1')
}

/** Makes names ready for matching. Legal forms, titles and small words do not count. */
export function indexNames(list: readonly Named[]): NameIndex {
  const byWord = new Map<string, number>()
  const words: string[] = []
  const uses: number[][] = []
  const wordAt = (text: string) => {
    let word = byWord.get(text)
    if (word === undefined) {
      word = words.push(text) - 1
      uses.push([])
      byWord.set(text, word)
    }
    return word
  }
  const tellingWords = list.map((named) => {
    const all = wordsOf(fold(named.name).replace(/\b(\p{L})\.\s?(?=\p{L}\.)/gu, '$1'))
    const telling = all.filter((word) => !legalForms.has(word) && !titles.has(word) && !connectors.has(word))
    const keys = [...new Set((telling.length > 0 ? telling : all).map(keyOf))].slice(0, 12)
    return keys.map(wordAt)
  })
  tellingWords.forEach((own, name) => {
    for (const word of own) uses[word]!.push(name)
  })
  const saysLittle = new Set([...weakNameWords].map(keyOf))
  const common = Math.max(4, list.length * 0.02)
  const weak = words.map((word, i) => saysLittle.has(word) || uses[i]!.length > common)
  const everyday = words.map((word) => everydayKeys.has(word))
  const weightOf = (word: number) =>
    (1 + Math.log(1 + list.length / (uses[word]!.length + 1))) * (saysLittle.has(words[word]!) ? 0.5 : 1)
  const names = tellingWords.map((own, i) => {
    const weighted = own.map((word) => ({ word, weight: weightOf(word) }))
    return { named: list[i]!, words: weighted, weight: weighted.reduce((sum, { weight }) => sum + weight, 0) || 1 }
  })
  const byTrigram = new Map<string, number[]>()
  words.forEach((word, i) => {
    for (const gram of trigramsOf(word)) {
      const known = byTrigram.get(gram)
      if (known) known.push(i)
      else byTrigram.set(gram, [i])
    }
  })
  const sorted = words.map((_, i) => i).sort((a, b) => (words[a]! < words[b]! ? -1 : 1))
  return { names, words, uses, byWord, sorted, byTrigram, weak, everyday }
}

function trigramsOf(word: string): string[] {
  const padded = ` ${word} `
  const grams = new Set<string>()
  for (let i = 0; i + 3 <= padded.length; i++) grams.add(padded.slice(i, i + 3))
  return [...grams]
}

/**
 * Words of the index that a typed word may mean, with how well they fit: the same 1, its beginning or a part of it
 * ("Stahl" in "Stahlbau") 0.6–0.95, a typing mistake or two 0.7–0.9 (only where nothing is spelled as typed).
 */
export function similarWords(index: NameIndex, typed: string, tolerant: boolean): Map<number, number> {
  const found = new Map<number, number>()
  const note = (word: number, quality: number) => {
    if (quality > (found.get(word) ?? 0)) found.set(word, quality)
  }
  const exact = index.byWord.get(typed)
  if (exact !== undefined) note(exact, 1)
  if (typed.length < 3) return found
  noteBeginnings(index, typed, note)
  if (!tolerant || typed.length < 4) return found
  const known = index.byWord.has(typed)
  const shared = new Map<number, number>()
  const grams = trigramsOf(typed)
  for (const gram of grams) {
    const holders = index.byTrigram.get(gram)
    if (!holders) continue
    for (const word of holders) shared.set(word, (shared.get(word) ?? 0) + 1)
  }
  const near = [...shared].filter(([, count]) => count >= 2 || typed.length <= 5)
  near.sort((a, b) => b[1] - a[1])
  for (const [word] of near.slice(0, closest * 3)) {
    const other = index.words[word]!
    if (other.includes(typed)) note(word, 0.6 + 0.3 * (typed.length / other.length))
    else if (other.length >= 4 && typed.includes(other) && !index.everyday[word])
      note(word, 0.5 + 0.4 * (other.length / typed.length))
    else if (!known) {
      const allowed = Math.min(typed.length, other.length) >= 8 ? 2 : 1
      const distance = editDistance(typed, other, allowed)
      if (distance <= allowed) note(word, 1 - distance / Math.max(typed.length, other.length))
    }
  }
  return found
}

function noteBeginnings(index: NameIndex, typed: string, note: (word: number, quality: number) => void): void {
  let low = 0
  let high = index.sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (index.words[index.sorted[middle]!]! < typed) low = middle + 1
    else high = middle
  }
  for (let i = low; i < Math.min(index.sorted.length, low + closest * 5); i++) {
    const word = index.sorted[i]!
    const known = index.words[word]!
    if (!known.startsWith(typed)) break
    note(word, known === typed ? 1 : 0.7 + 0.25 * (typed.length / known.length))
  }
}

/** Optimal string alignment distance (a swap of neighbours is one step); more than `limit` is `limit + 1`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let smallest = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let value = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, beforeLast[j - 2]! + 1)
      row.push(value)
      if (value < smallest) smallest = value
    }
    if (smallest > limit) return limit + 1
    beforeLast = last
    last = row
  }
  return last[b.length]!
}

/** Typed words with the words of the index they may mean. */
export type TypedWord = { similar: ReadonlyMap<number, number> }

/**
 * Scores names against neighbouring typed words: how well the words fit, times how much of the name they make up.
 * Every typed word that fits nothing in a name costs. Best first.
 */
export function scoreNames(index: NameIndex, typed: readonly TypedWord[]): NameMatch[] {
  const fits = new Map<number, Map<number, { quality: number; by: number }>>()
  typed.forEach(({ similar }, by) => {
    for (const [word, quality] of similar) {
      for (const name of index.uses[word]!) {
        const own = fits.get(name) ?? new Map<number, { quality: number; by: number }>()
        fits.set(name, own)
        const best = own.get(word)
        if (!best || quality > best.quality) own.set(word, { quality, by })
      }
    }
  })
  const found: NameMatch[] = []
  for (const [position, own] of fits) {
    const { named, words, weight } = index.names[position]!
    const users = new Map<number, number>()
    let covered = 0
    for (const { word, weight: part } of words) {
      const fit = own.get(word)
      if (!fit) continue
      covered += part * fit.quality
      users.set(fit.by, Math.max(users.get(fit.by) ?? 0, fit.quality))
    }
    const precision = [...users.values()].reduce((sum, quality) => sum + quality, 0) / typed.length
    const score = precision * (0.55 + 0.45 * (covered / weight))
    if (score < faintest) continue
    const { type, id, name, customerId = null } = named
    found.push({ type, id, name, customerId, score: Math.round(score * 1000) / 1000 })
  }
  return found.sort((a, b) => b.score - a.score || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
}

/**
 * Names that a text means, best first: folded, legal forms ignored, order free, parts of compounds and typing mistakes
 * tolerated. "Müller Stahl" finds "Stahlbau Müller KG".
 */
export function matchNames(index: NameIndex, text: string, limit = mostCandidates): NameMatch[] {
  const all = wordsOf(fold(text.slice(0, 200)))
  const telling = all.filter((word) => !legalForms.has(word) && !titles.has(word) && !connectors.has(word))
  const keys = (telling.length > 0 ? telling : all).map(keyOf).slice(0, 8)
  const typed = keys.map((key) => ({ similar: similarWords(index, key, true) }))
  const found = scoreNames(index, typed)
  // "Stahlbaumüller" and "Bau haus": also written together.
  if (keys.length > 1 && (found[0]?.score ?? 0) < 0.8) {
    const joined = scoreNames(index, [{ similar: similarWords(index, keys.join(''), true) }])
    for (const match of joined)
      if (!found.some((one) => one.id === match.id && one.type === match.type)) found.push(match)
    found.sort((a, b) => b.score - a.score)
  }
  return found.slice(0, limit)
}
