import snowball from 'snowball-stemmers'
import { fold } from '#shared/text.ts'

const german = snowball.newStemmer('german')
const longestWord = 40
const mostWords = 400
const shortestEnd = 3

/** Stands before the last digits of a phone number, so that other numbers do not find them. */
export const endOfNumber = '☎'

/** Stands before a word of a title, so that what is called so can be asked for alone. */
export const titleMark = '•'

/**
 * The words under which a text is found. Müller, Mueller and Muller become one; a word is kept as
 * it stands and as its stem (Angebote, Angebot); hyphens, capitals inside and digits split it as
 * well (Alu-Guss, HydroTec, GTX500). Phone numbers count as their national digits, and marked
 * (`endOfNumber`) as the digits from each of them on: one is also known by its end.
 */
export function analyse(text: string): string[] {
  const words = new Set<string>()
  for (const number of phoneNumbers(text)) {
    words.add(number)
    for (let from = 1; from + shortestEnd <= number.length; from += 1) words.add(endOfNumber + number.slice(from))
  }
  for (const chunk of text.normalize('NFC').match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []) {
    for (const forms of formsOf(chunk)) {
      for (const form of forms) words.add(form)
      if (words.size >= mostWords) return [...words]
    }
  }
  return [...words]
}

/** True for what only the index knows: no word that stands in a text. */
export function isMarked(word: string): boolean {
  return word.startsWith(endOfNumber) || word.startsWith(titleMark)
}

const titles = new Map<string, string[]>()
const rememberedTitles = 10_000

/** The words of a title: they are asked for again and again while somebody types. */
export function wordsOfTitle(title: string): string[] {
  const known = titles.get(title)
  if (known) return known
  const words = analyse(title)
  if (titles.size >= rememberedTitles) titles.clear()
  titles.set(title, words)
  return words
}

// Stemming takes most of the time, and the same words come again and again.
const rememberedChunks = 20_000
const remembered = new Map<string, string[][]>()

const digitsOnly = /^\d+$/

/** For each part of a chunk the word and its stem. */
function formsOf(chunk: string): string[][] {
  const known = remembered.get(chunk)
  if (known) return known
  // A copy: a piece of a text would keep the whole text in memory.
  const own = [...chunk].join('')
  const forms = parts(own).map((part) => {
    if (digitsOnly.test(part)) return [squash(part)]
    const stem = squash(german.stem(part.toLowerCase()))
    return stem.length > 1 ? [squash(part), stem] : [squash(part)]
  })
  if (own.length <= longestWord) {
    if (remembered.size >= rememberedChunks) remembered.clear()
    remembered.set(own, forms)
  }
  return forms
}

/** One word of a query: what is typed of it, and its stem; of a number its national digits, and all digits as typed. */
export type QueryWord = { word: string; stem: string; number?: true }

/** The words of a query. A phone number is one word. */
export function analyseQuery(query: string): QueryWord[] {
  const trimmed = query.trim()
  if (/^[+(\d][\d\s()/.-]{3,}$/.test(trimmed)) {
    const word = nationalDigits(trimmed)
    // A customer number may begin with a zero, too.
    return word === '' ? [] : [{ word, stem: trimmed.replace(/\D/g, ''), number: true }]
  }
  const words = rawWords(query).slice(0, 8)
  return words
    .map((raw) => {
      const [word = '', stem = word] = formsOf(raw)[0] ?? []
      return { word, stem }
    })
    .filter(({ word }) => word.length > 1)
}

/** Groups of three letters with the edges marked, for words that are nearly the same. */
export function trigrams(word: string): string[] {
  const padded = ` ${word} `
  const found = new Set<string>()
  for (let i = 0; i + 3 <= padded.length; i += 1) found.add(padded.slice(i, i + 3))
  return [...found]
}

/** How many slips lie between two words: a letter too many, missing, wrong, or two swapped (optimal string alignment). */
export function typos(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (same ? 0 : 1),
      )
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) least = Math.min(least, (beforeLast[j - 2] as number) + 1)
      row.push(least)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] as number
}

/** Every spelling of an umlaut becomes its bare vowel, ß and ss become s: the same for text and query. */
function squash(word: string): string {
  return fold(word)
    .replace(/ae/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/ue/g, 'u')
    .replace(/ss/g, 's')
    .slice(0, longestWord)
}

function rawWords(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The words of a chunk as they stand, joined where hyphens part them, and what capitals and digits split off. */
function parts(chunk: string): string[] {
  const words = chunk.split('-')
  const found = words.length > 1 ? [words.join('')] : []
  for (const word of words) {
    found.push(word)
    const split = word.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu) ?? []
    if (split.length > 1) found.push(...split.filter((piece) => piece.length > 1))
  }
  return found
}

function phoneNumbers(text: string): string[] {
  if (!/\d{2}/.test(text)) return []
  return (text.match(/(?:\+|\b0)\d[\d\s()/.-]{4,20}\d/g) ?? [])
    .map(nationalDigits)
    .filter((digits) => digits.length > 4)
}

/** Digits without country code and leading zero: 0711 555 and +49 711 555 are one. */
function nationalDigits(number: string): string {
  const digits = number.replace(/[^\d+]/g, '').replace(/^00/, '+')
  return digits
    .replace(/^\+(49|43|41|\d{2})/, '')
    .replace(/^\D/, '')
    .replace(/^0/, '')
}
