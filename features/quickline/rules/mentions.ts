import { type FoldedLine, isCapital, type Range } from './folded.ts'
import { keyOf, type NameIndex, type NameMatch, scoreNames, similarWords, type TypedWord } from './names.ts'
import { commonWords, connectors, legalForms, nameLeads, salutations, titles } from './vocabulary.ts'

/**
 * A customer or person named in the line, folded positions. `candidates`: best first; `sure`: the first one is meant
 * without doubt; `strong`: cannot be a date or another word ("Freitag GmbH", not "Freitag").
 */
export type Mention = Range & {
  candidates: NameMatch[]
  sure: boolean
  strong: boolean
  /** Part of a name somewhere in the line: no mention beside one that is sure. */
  aside: boolean
}

type Token = Range & {
  text: string
  capital: boolean
  common: boolean
  /** A word for call, visit … : a name only together with others ("Zoom Optik"). */
  isKind: boolean
  /** Stands where a name is expected, so that small letters and mistakes are tolerated. */
  place: boolean
  typed: TypedWord
}

const partOfDay =
  /^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)(?:s|frueh|morgen|vormittag|mittag|nachmittag|abend)$/
const longestName = 5
const mostMentions = 4
const clear = 0.12
const elsewhere = 0.75

/**
 * Finds customers and people in the line. `kinds`: where the words for call, visit … stand; behind them names are
 * expected.
 */
export function findMentions(
  line: FoldedLine,
  index: NameIndex,
  kinds: readonly Range[],
  taken: readonly Range[],
): Mention[] {
  if (index.names.length === 0) return []
  const tokens = tokensOf(line, index, kinds, taken)
  const mentions: Mention[] = []
  for (const run of runsOf(line, tokens)) addMentions(line, index, tokens, run, mentions)
  mentions.sort((a, b) => a.from - b.from)
  return settleTogether(mentions.slice(0, mostMentions))
}

function tokensOf(line: FoldedLine, index: NameIndex, kinds: readonly Range[], taken: readonly Range[]): Token[] {
  const tokens: Token[] = []
  let expected = true
  let previousEnd = 0
  for (const match of line.text.matchAll(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu)) {
    const from = match.index
    const to = from + match[0].length
    const text = match[0].replaceAll("'", '')
    const between = line.text.slice(previousEnd, from)
    const last = tokens.at(-1)
    const isKind = kinds.some((kind) => from >= kind.from && to <= kind.to)
    const common = commonWords.has(text) || isKind || partOfDay.test(text)
    // Up to the first comma the name is expected, later behind "bei", "mit", "Firma" … and as long as it goes on.
    if (/[,;:!?]|\s-\s/.test(between) && last && !kinds.some((kind) => last.to <= kind.to && last.to > kind.from)) {
      expected = false
    }
    const led = last ? nameLeads.has(last.text) || titles.has(last.text) || /@\s?$/.test(between) : false
    const goesOn = last ? last.place && !last.common && !/^\d/.test(last.text) && /^[\s&+.-]*$/.test(between) : false
    const place = expected || led || goesOn
    if (
      expected &&
      last &&
      !last.common &&
      !/^\d+$/.test(last.text) &&
      common &&
      !connectors.has(text) &&
      !legalForms.has(text)
    )
      expected = false
    const capital = isCapital(line, from) || /^\d/.test(text)
    const key = keyOf(text)
    const skip = taken.some((range) => from < range.to && range.from < to) || (!place && !capital)
    const typed = {
      similar: skip ? new Map<number, number>() : common ? exactly(index, key) : similarWords(index, key, true),
    }
    tokens.push({ from, to, text, capital, common, isKind, place, typed })
    previousEnd = to
  }
  return tokens
}

function exactly(index: NameIndex, key: string): Map<number, number> {
  const word = index.byWord.get(key)
  return word === undefined ? new Map() : new Map([[word, 1]])
}

function followedByLegalForm(line: FoldedLine, to: number): boolean {
  const next = /^[\s-]+([\p{L}.]+)/u.exec(line.text.slice(to, to + 20))?.[1]
  return next !== undefined && legalForms.has(next.replaceAll('.', ''))
}

/** Neighbouring tokens that could form a name: nothing but spaces, hyphens and small words between them. */
function runsOf(line: FoldedLine, tokens: readonly Token[]): number[][] {
  const runs: number[][] = []
  let run: number[] = []
  const close = () => {
    if (run.length > 0) runs.push(run)
    run = []
  }
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1]
    if (before && !/^[\s&+.'-]*$/.test(line.text.slice(before.to, token.from))) close()
    const small = connectors.has(token.text) || (titles.has(token.text) && token.typed.similar.size === 0)
    if (legalForms.has(token.text)) close()
    else if (small && run.length > 0) run.push(i)
    else if (!small && token.typed.similar.size > 0 && mayBeName(line, tokens, i)) run.push(i)
    else if (!small) close()
  }
  close()
  return runs
}

/** A word of everyday language is a name only with a capital, and beside something that shows it. */
function mayBeName(line: FoldedLine, tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!
  if (!token.common) return true
  if (!token.capital) return false
  if (followedByLegalForm(line, token.to)) return true
  const before = tokens[i - 1]
  const next = tokens[i + 1]
  if (/^\s?[&+]/.test(line.text.slice(token.to)) || /[&+]\s?$/.test(line.text.slice(0, token.from))) return true
  const beside = [before, next].some(
    (other) => other && !other.common && other.capital && other.typed.similar.size > 0 && touches(line, other, token),
  )
  return beside || (token.place && (!before || before.common))
}

function touches(line: FoldedLine, a: Token, b: Token): boolean {
  const [first, second] = a.from < b.from ? [a, b] : [b, a]
  return /^[\s-]*$/.test(line.text.slice(first.to, second.from))
}

function addMentions(
  line: FoldedLine,
  index: NameIndex,
  tokens: readonly Token[],
  run: readonly number[],
  mentions: Mention[],
): void {
  let best: { start: number; end: number; found: NameMatch[]; rank: number } | null = null
  for (let start = 0; start < run.length; start++) {
    for (let end = start + 1; end <= Math.min(run.length, start + longestName); end++) {
      const telling = run.slice(start, end).filter((i) => tokens[i]!.typed.similar.size > 0)
      if (telling[0] !== run[start] || telling.at(-1) !== run[end - 1]) continue
      if (telling.every((i) => tokens[i]!.isKind && !followedByLegalForm(line, tokens[i]!.to))) continue
      const found = scoreNames(
        index,
        telling.map((i) => tokens[i]!.typed),
      )
      const top = found[0]
      if (!top) continue
      const rank = top.score * (1 + 0.05 * (telling.length - 1))
      if (!best || rank > best.rank + 1e-9) best = { start, end, found, rank }
    }
  }
  if (!best) return
  addMentions(line, index, tokens, run.slice(0, best.start), mentions)
  const mention = mentionOf(line, index, tokens, run.slice(best.start, best.end), best.found)
  if (mention) mentions.push(mention)
  addMentions(line, index, tokens, run.slice(best.end), mentions)
}

function mentionOf(
  line: FoldedLine,
  index: NameIndex,
  tokens: readonly Token[],
  window: readonly number[],
  found: readonly NameMatch[],
): Mention | null {
  const own = window.map((i) => tokens[i]!).filter((token) => token.typed.similar.size > 0)
  const first = own[0]!
  const last = own.at(-1)!
  const before = tokens[window[0]! - 1]
  const salutation =
    before !== undefined && salutations.has(before.text) && /^[.\s]*$/.test(line.text.slice(before.to, first.from))
  const candidates = ranked(found, salutation)
  const top = candidates[0]
  if (!top) return null
  const inPlace = own.some((token) => token.place)
  const part = own.length === 1 && top.score < 0.9
  const onlyWeak = own.every((token) => [...token.typed.similar.keys()].every((word) => index.weak[word]))
  if (!inPlace && (top.score < elsewhere || onlyWeak || own.some((token) => !token.capital))) return null
  if (part && /^\d+$/.test(first.text)) return null
  const led = before === undefined || before.common || nameLeads.has(before.text) || titles.has(before.text)
  if (own.every((token) => !token.capital) && !led) return null
  const legalEnd = endOfLegalForm(line, last.to)
  const everyday = own.every((token) => token.common)
  const doubtful =
    (onlyWeak && top.score < 0.95) ||
    (part && (strangerBeside(line, tokens, window, first, last) || !isNamedAt(line, tokens, window, inPlace))) ||
    (everyday && legalEnd === last.to)
  return {
    from: salutation ? before.from : first.from,
    to: legalEnd,
    candidates: candidates.slice(0, 5),
    sure: isClear(candidates) && !doubtful,
    strong: !everyday || legalEnd > last.to,
    aside: !inPlace && part && !standsAlone(line, first, last),
  }
}

/** An unknown word with a capital beside part of a name: probably another company. */
function strangerBeside(
  line: FoldedLine,
  tokens: readonly Token[],
  window: readonly number[],
  first: Token,
  last: Token,
): boolean {
  return [tokens[window[0]! - 1], tokens[window.at(-1)! + 1]].some(
    (other) =>
      other?.capital &&
      !other.common &&
      !/^\d/.test(other.text) &&
      !salutations.has(other.text) &&
      !legalForms.has(other.text) &&
      near(line, other, first, last),
  )
}

/** Part of a name stands for the whole only where names stand: behind "Tel", "bei", "Frau", alone, or before everyday words. */
function isNamedAt(line: FoldedLine, tokens: readonly Token[], window: readonly number[], inPlace: boolean): boolean {
  if (standsAlone(line, tokens[window[0]!]!, tokens[window.at(-1)!]!)) return true
  if (!inPlace) return false
  const before = tokens[window[0]! - 1]
  if (before && (before.isKind || nameLeads.has(before.text) || titles.has(before.text))) return true
  const next = tokens[window.at(-1)! + 1]
  const after = line.text.slice(tokens[window.at(-1)!]!.to, next?.from)
  return (
    /^\s*[,;:.!?]|-\s/.test(after) ||
    !next ||
    next.common ||
    !next.capital ||
    /^\d/.test(next.text) ||
    before?.common === true
  )
}

/** The name is a clause of its own: ", Huber,". */
function standsAlone(line: FoldedLine, first: Token, last: Token): boolean {
  return (
    /(?:^|[,;:!?]|\s-)\s*$/.test(line.text.slice(0, first.from)) &&
    /^\s*(?:$|[,;:.!?]|-\s)/.test(line.text.slice(last.to))
  )
}

function near(line: FoldedLine, other: Token, first: Token, last: Token): boolean {
  const between = other.from < first.from ? line.text.slice(other.to, first.from) : line.text.slice(last.to, other.from)
  return /^[\s-]*$/.test(between)
}

/** Behind "Frau", "Herr" people come first; else the company before its people of the same name. */
function ranked(found: readonly NameMatch[], salutation: boolean): NameMatch[] {
  const people = salutation && found.some((one) => one.type === 'person')
  const kept = people ? found.filter((one) => one.type === 'person') : [...found]
  const top = kept[0]?.score ?? 0
  const close = kept
    .filter((one) => one.score >= top - 2 * clear)
    .sort((a, b) => b.score - a.score || (a.type === b.type ? 0 : a.type === 'customer' ? -1 : 1))
  const [first] = close
  if (people || first?.type !== 'person') return close
  const company = close.find((one) => one.id === first.customerId && one.score >= top - clear)
  return company ? [company, ...close.filter((one) => one !== company)] : close
}

/** One candidate stands clear of all others that would mean another customer (or, for a person, anybody else). */
function isClear(candidates: readonly NameMatch[]): boolean {
  const top = candidates[0]!
  if (top.score < 0.7) return false
  return !candidates.slice(1).some((other) => {
    if (other.score < top.score - clear) return false
    if (top.type === 'customer') return other.type === 'customer' || other.customerId !== top.id
    return other.type === 'person' || other.id !== top.customerId
  })
}

/** Position behind "GmbH & Co. KG" and the like, or `to`. */
function endOfLegalForm(line: FoldedLine, to: number): number {
  let end = to
  for (;;) {
    const next = /^[\s.&+-]*([\p{L}.]+)/u.exec(line.text.slice(end, end + 24))
    if (!next || !legalForms.has(next[1]!.replaceAll('.', ''))) return end
    end += next[0].replace(/\.$/, '').length
  }
}

/** People and customers of one line settle each other: "Müller, Stahlbau Huber" is the Müller at Stahlbau Huber. */
function settleTogether(mentions: Mention[]): Mention[] {
  const customers = new Set<string>()
  for (const { sure, candidates } of mentions) {
    const top = candidates[0]!
    if (sure && top.type === 'customer') customers.add(top.id)
    if (sure && top.type === 'person' && top.customerId) customers.add(top.customerId)
  }
  let chosen: string | null = null
  const settled = mentions.some((mention) => mention.sure)
  return mentions
    .filter((mention) => !(mention.aside && settled))
    .map((mention) => {
      const top = mention.candidates[0]!
      let { candidates, sure } = mention
      if (!sure) {
        const fitting = candidates.filter((one) =>
          customers.has(one.type === 'customer' ? one.id : (one.customerId ?? '')),
        )
        const close = fitting.filter((one) => one.score >= top.score - clear)
        if (close.length === 1 && close[0]!.score >= 0.6) {
          candidates = [close[0]!, ...candidates.filter((one) => one !== close[0])]
          sure = true
        }
      }
      const meant = candidates[0]!
      const customer = meant.type === 'customer' ? meant.id : meant.customerId
      // A second company in one line: which of them was spoken with is not for us to say.
      if (sure && customer && chosen && customer !== chosen) sure = false
      if (sure && customer) chosen ??= customer
      return { ...mention, candidates, sure }
    })
}
