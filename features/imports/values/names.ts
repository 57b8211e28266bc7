import { fold } from '#shared/text.ts'

export type Salutation = 'ms' | 'mr'

/** A person's name in its parts; `rest` is what stood in brackets behind it ("Petra Sauter (Einkauf)"). */
export type NameParts = {
  salutation: Salutation | null
  title: string | null
  firstName: string | null
  lastName: string | null
  rest: string | null
  /** More than one person stands in the field; the text is kept whole as last name. */
  several: boolean
}

const salutations: Record<string, Salutation> = {
  herr: 'mr',
  herrn: 'mr',
  hr: 'mr',
  hrn: 'mr',
  mr: 'mr',
  mister: 'mr',
  sir: 'mr',
  monsieur: 'mr',
  maennlich: 'mr',
  male: 'mr',
  frau: 'ms',
  fr: 'ms',
  frl: 'ms',
  mrs: 'ms',
  ms: 'ms',
  miss: 'ms',
  madame: 'ms',
  mme: 'ms',
  weiblich: 'ms',
  female: 'ms',
}

const titleWord =
  /^(dr|prof|professor|pd|priv-doz|ing|mag|magistra|magister|mba|mbe|bsc|msc|ba|ma|beng|meng|llm|lic|ddr|dkfm|dkffr|phd|med|dent|vet|rer|nat|pol|oec|publ|jur|iur|phil|theol|techn|habil|hc|mult|univ-prof|dr-ing|dipl|fh|tu|mmag|bakk|komm-rat|kommrat|hofrat)$/
const diploma = /^(dipl|dip)(-|\.)/

/** Whether a word is an academic title or part of one: "Dr.", "Dipl.-Ing.", "h.c.", "(FH)". */
function isTitleWord(word: string): boolean {
  const key = fold(word).replace(/[().,]/g, '')
  return titleWord.test(key) || diploma.test(fold(word)) || /^(b|m)\.\s?(sc|a|eng)\.?$/i.test(word)
}

const particles = new Set(
  'von van vom zu zum zur de der den da di del della do dos du la le ten ter el al bin ben st af av'.split(' '),
)

/**
 * Takes a name from one field apart: "Dr. Petra Sauter", "Sauter, Petra", "Herr Jens Kollmar", "Petra von der Heide".
 * A single word is a last name. `null` if there is no name.
 */
export function splitName(text: string): NameParts | null {
  let plain = text.replace(/\s+/g, ' ').trim()
  let rest: string | null = null
  const bracket = /^(.+?)\s*\(([^)]*)\)$/.exec(plain)
  if (bracket && !isTitleWord(bracket[2]!)) {
    plain = bracket[1]!
    rest = bracket[2]!.trim() || null
  }
  if (plain === '') return null
  if (/\s(und|u\.|and|&|\+)\s|[/;]/i.test(plain)) {
    return { salutation: null, title: null, firstName: null, lastName: text.trim(), rest: null, several: true }
  }
  const [beforeComma, ...afterComma] = plain.split(',').map((part) => part.trim())
  const behind = afterComma.filter((part) => part !== '')
  const front = takeTitles(beforeComma!.split(' '))
  const titles = [...front.titles]
  let salutation = front.salutation
  const given: string[] = []
  for (const part of behind) {
    const taken = takeTitles(part.split(' '))
    titles.push(...taken.titles)
    salutation ??= taken.salutation
    given.push(...taken.words)
  }
  const title = titles.length > 0 ? titles.join(' ') : null
  if (given.length > 0) {
    return {
      salutation,
      title,
      firstName: given.join(' '),
      lastName: front.words.join(' ') || null,
      rest,
      several: false,
    }
  }
  if (front.words.length === 0)
    return title || salutation ? { salutation, title, firstName: null, lastName: null, rest, several: false } : null
  const { first, last } = firstAndLast(front.words)
  return { salutation, title, firstName: first || null, lastName: last, rest, several: false }
}

function takeTitles(words: string[]): { salutation: Salutation | null; titles: string[]; words: string[] } {
  const left = words.filter((word) => word !== '')
  const titles: string[] = []
  let salutation: Salutation | null = null
  while (left.length > 0) {
    const key = fold(left[0]!).replace('.', '')
    if (salutation === null && Object.hasOwn(salutations, key)) salutation = salutations[key]!
    else if (!isTitleWord(left[0]!)) break
    else titles.push(left[0]!)
    left.shift()
  }
  const trailing: string[] = []
  while (left.length > 1 && isTitleWord(left.at(-1)!) && /[A-Z.(]/.test(left.at(-1)!)) trailing.unshift(left.pop()!)
  return { salutation, titles: [...titles, ...trailing], words: left }
}

function firstAndLast(words: string[]): { first: string; last: string } {
  const particle = words.findIndex(
    (word, index) => index < words.length - 1 && particles.has(fold(word).replace('.', '')),
  )
  const at = particle >= 0 ? particle : words.length - 1
  return { first: words.slice(0, at).join(' '), last: words.slice(at).join(' ') }
}

/** Reads a salutation field, which often carries the title too: "Herr Dr.", "Frau Prof. Dr.", "m", "w". */
export function readSalutation(text: string): { salutation: Salutation | null; title: string | null; known: boolean } {
  const short: Record<string, Salutation> = { m: 'mr', h: 'mr', w: 'ms', f: 'ms' }
  const key = fold(text).replace(/[.\s]/g, '')
  if (Object.hasOwn(short, key)) return { salutation: short[key]!, title: null, known: true }
  if (/^(sehrgeehrter?|liebe[r]?|hallo|divers|keine(angabe)?|d|x|firma|company|familie)$/.test(key)) {
    return { salutation: null, title: null, known: /^(divers|keineangabe|d|x|firma|company)$/.test(key) }
  }
  const greeting = text.replace(/^(sehr geehrter?|lieber?)\s+/i, '')
  const taken = takeTitles(greeting.split(/\s+/))
  const known = taken.words.length === 0 && (taken.salutation !== null || taken.titles.length > 0)
  return { salutation: taken.salutation, title: taken.titles.join(' ') || null, known }
}
