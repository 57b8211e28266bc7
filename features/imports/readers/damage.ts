import iconv from 'iconv-lite'
import type { Cell, Note } from './tables.ts'

/**
 * Letters that a conversion between DOS, Windows and Mac spoiled, found by what cannot be right ("M³ller", "K„se", "MÃ¼ller").
 * Only what is surely wrong is repaired; what may be right (á, š, õ) only beside surely wrong values of the same kind.
 */
export type DamageKind =
  | 'utf8'
  | 'controls'
  | 'controlsOfDos'
  | 'dosAsWindows'
  | 'windowsAsDos'
  | 'macAsWindows'
  | 'windowsAsMac'
  | 'entities'
  | 'lost'

export type DamageEvidence = Record<DamageKind, number> & {
  values: number
  examples: string[]
  /** Values in which a sign stands where nobody can say any more which letter was there. */
  unclear: { count: number; example: string }
}

export function noDamage(): DamageEvidence {
  return {
    utf8: 0,
    controls: 0,
    controlsOfDos: 0,
    dosAsWindows: 0,
    windowsAsDos: 0,
    macAsWindows: 0,
    windowsAsMac: 0,
    entities: 0,
    lost: 0,
    values: 0,
    examples: [],
    unclear: { count: 0, example: '' },
  }
}

/** What a spoiled letter was, by where it stands. `sure` patterns cannot be right text; `maybe` ones only count beside them. */
type Rule = { letter: string; sure?: RegExp; maybe?: RegExp }
type Table = { kind: DamageKind; signs: RegExp; rules: Rule[] }

/** Small letters, and what ß becomes behind an umlaut. */
const small = 'a-zäöüßà-öø-ÿ▀§ﬂ'
const any = `A-Za-zÄÖÜäöüßÀ-ÖØ-öø-ÿ`

/** Between letters, the next one small: K„se. */
const inside = (sign: string) => new RegExp(`(?<=[${any}])${sign}(?=[${small}])`, 'g')
/** At the end of a word or inside: Fu▀, Stra▀e. */
const behind = (sign: string) => new RegExp(`(?<=[${any}])${sign}(?![A-ZÄÖÜ\\d])`, 'g')
/** Begins a word: ™ttinger. */
const begins = (sign: string) => new RegExp(`(?<![^\\s"'(/&.,;:-])${sign}(?=[${small}])`, 'g')
const beginsBeforeConsonant = (sign: string) => new RegExp(`(?<![^\\s"'(/&.,;:-])${sign}(?=[b-df-hj-np-tv-xz])`, 'g')
/** Between capitals: M™LLER. */
const capitals = (sign: string) => new RegExp(`(?<=[A-Z])${sign}(?=[A-Z])`, 'g')
const street = (sign: string) => new RegExp(`(?<=[Ss][Tt][Rr][Aa])${sign}(?=[eE])`, 'g')
const behindVowel = (sign: string) =>
  new RegExp(`(?<=[aeiouäöü„”\\u0081õ÷³ŠšŸ‰ˆ¸])${sign}(?=[${small}\\s.,;/\\d-]|$)`, 'g')

const lostSigns = /[?\ufffd]/
/** A question mark within a word, or what stands for a sign that nobody could read; not those of an address of the web. */
const lostLetter = /\ufffd|(?<![^\s"'(/&.,;:-]*[=@:/][^\s]*)(?<=\p{L})\?(?=\p{Ll})/u

const tables: Table[] = [
  {
    kind: 'dosAsWindows',
    signs: /[„”\u0081\ufffdŽ™šá‚]/,
    rules: [
      { letter: 'ä', sure: inside('„'), maybe: begins('„') },
      { letter: 'ö', sure: inside('”'), maybe: begins('”') },
      { letter: 'ü', sure: /\u0081/g },
      // Windows has no letter for it: some programs put the sign for a lost one there.
      { letter: 'ü', maybe: /\ufffd/g },
      { letter: 'Ä', maybe: beginsBeforeConsonant('Ž') },
      { letter: 'Ä', maybe: capitals('Ž(?=[BCDFGHKLMNPRST])') },
      { letter: 'Ö', sure: begins('™') },
      { letter: 'Ö', sure: capitals('™') },
      { letter: 'Ü', sure: capitals('š'), maybe: begins('š') },
      { letter: 'ß', sure: street('á'), maybe: behindVowel('á') },
      { letter: 'é', maybe: behind('‚') },
    ],
  },
  {
    kind: 'windowsAsDos',
    signs: /[õ÷³─Í▄▀Ú]/,
    rules: [
      { letter: 'ä', maybe: inside('õ') },
      { letter: 'ä', maybe: begins('õ') },
      { letter: 'ö', sure: inside('÷'), maybe: begins('÷') },
      {
        letter: 'ü',
        sure: new RegExp(`(?<=[${any}])(?<!(?:^|[^${any}])[a-zN]?m)³(?=[${small}])`, 'g'),
        maybe: begins('³'),
      },
      { letter: 'Ä', sure: begins('─'), maybe: capitals('─') },
      { letter: 'Ö', maybe: beginsBeforeConsonant('Í') },
      { letter: 'Ö', maybe: capitals('Í') },
      { letter: 'Ü', sure: begins('▄'), maybe: capitals('▄') },
      { letter: 'ß', sure: behind('▀') },
      { letter: 'é', maybe: /(?<=[a-z])Ú(?![A-Z])/g },
    ],
  },
  {
    kind: 'macAsWindows',
    signs: /[ŠšŸ€…†§]/,
    rules: [
      { letter: 'ä', sure: new RegExp(`(?<=[${any}])Š(?=[${small}])`, 'g') },
      { letter: 'ö', maybe: inside('š') },
      { letter: 'ü', sure: new RegExp(`(?<=[${any}])Ÿ(?=[${small}])`, 'g') },
      { letter: 'Ä', maybe: beginsBeforeConsonant('€') },
      { letter: 'Ö', maybe: beginsBeforeConsonant('…') },
      { letter: 'Ü', maybe: begins('†') },
      { letter: 'ß', sure: street('§'), maybe: behindVowel('§') },
    ],
  },
  {
    kind: 'windowsAsMac',
    signs: /[‰ˆ¸ƒ÷‹ﬂ]/,
    rules: [
      { letter: 'ä', sure: inside('‰'), maybe: begins('‰') },
      { letter: 'ö', sure: inside('ˆ'), maybe: begins('ˆ') },
      { letter: 'ü', sure: inside('¸'), maybe: begins('¸') },
      { letter: 'Ä', maybe: begins('ƒ') },
      { letter: 'Ö', maybe: begins('÷') },
      { letter: 'Ü', maybe: begins('‹') },
      { letter: 'ß', sure: street('ﬂ'), maybe: behindVowel('ﬂ') },
    ],
  },
  { kind: 'lost', signs: lostSigns, rules: [{ letter: 'ß', sure: street('[?\ufffd]') }] },
]

const mostExamples = 4
/** Everything of ASCII but "&" and "?". */
const plain = /^[\x20-\x25\x27-\x3e\x40-\x7e\n]*$/

/** Adds what one value shows; costs next to nothing where it is plain. */
export function weighDamage(evidence: DamageEvidence, text: string): void {
  if (plain.test(text)) return
  if (lostSigns.test(text) && lostLetter.test(text.replace(/(?<=str?a)[?\ufffd](?=e)/gi, ''))) {
    evidence.unclear.count += 1
    evidence.unclear.example ||= text.slice(0, 120)
  }
  const found = surelyDamaged(text)
  if (found.length === 0) return
  for (const kind of found) evidence[kind] += 1
  evidence.values += 1
  if (evidence.examples.length < mostExamples && text.length < 120) evidence.examples.push(text)
}

/** What is said of a damaged table: how many values are put right, some of them before and after, and in how many letters are lost for good. */
export function notesOfDamage(
  table: string,
  evidence: DamageEvidence,
  repair: ((text: string) => string) | null,
): Note[] {
  const notes: Note[] = []
  if (repair) {
    const examples = evidence.examples.map((before) => `${before} → ${repair(before)}`)
    notes.push({ code: 'repaired', params: { table, count: evidence.values, examples: examples.join(' · ') } })
  }
  const { count, example } = evidence.unclear
  if (count > 0 && lostLetter.test(repair ? repair(example) : example))
    notes.push({ code: 'lettersLost', params: { table, count, example } })
  return notes
}

/** The cells of a row, repaired. */
export function repairCells(cells: Cell[], repair: (text: string) => string): Cell[] {
  return cells.map((cell) => (typeof cell === 'string' ? repair(cell) : cell))
}

/** The repair that the values of a table call for; `null` if none. */
export function repairOf(evidence: DamageEvidence): ((text: string) => string) | null {
  if (evidence.values === 0) return null
  const found = tables.filter(({ kind }) => evidence[kind] > 0)
  const controls = evidence.controlsOfDos > 0 ? 'cp850' : 'windows-1252'
  const letters = evidence.utf8 > 0 ? european : western
  return (text) => (plain.test(text) ? text : repaired(text, found, controls, letters))
}

function surelyDamaged(text: string): DamageKind[] {
  const found: DamageKind[] = []
  let rest = withoutEntities(text)
  if (rest !== text) found.push('entities')
  const read = withUtf8(rest, western)
  if (read !== rest) found.push('utf8')
  rest = withoutControls(read, 'windows-1252')
  if (rest !== read) found.push('controls')
  for (const { kind, signs, rules } of tables) {
    if (signs.test(rest) && rules.some(({ letter, sure }) => sure && replaced(rest, sure, letter) !== rest))
      found.push(kind)
  }
  if (found.includes('dosAsWindows') && controlSigns.test(read)) found.push('controlsOfDos')
  return found
}

function repaired(text: string, found: Table[], controls: 'cp850' | 'windows-1252', letters: RegExp): string {
  let rest = withoutControls(withUtf8(withoutEntities(text), letters), controls)
  for (const { signs, rules } of found) {
    if (!signs.test(rest)) continue
    // Twice, since a repaired letter may be what stands beside the next one.
    for (let turn = 0; turn < 2; turn += 1) {
      for (const { letter, sure, maybe } of rules) {
        if (sure) rest = replaced(rest, sure, letter)
        if (maybe) rest = replaced(rest, maybe, letter)
      }
    }
  }
  return rest
}

const controlSigns = /[\u0080-\u009f]/

/** An 8-bit text read as ISO 8859-1 has control characters where Windows and DOS have letters and signs. */
function withoutControls(text: string, encoding: 'cp850' | 'windows-1252'): string {
  if (!controlSigns.test(text)) return text
  return text.replace(/[\u0080-\u009f]/g, (sign) => {
    const read = iconv.decode(Buffer.from([sign.charCodeAt(0)]), encoding)
    return read === '\ufffd' ? sign : read
  })
}

/** Quotation marks that belong to a pair are quotation marks. */
function replaced(text: string, pattern: RegExp, letter: string): string {
  return text.replace(pattern, (sign, at: number) => (isQuote(text, sign, at) ? sign : letter))
}

function isQuote(text: string, sign: string, at: number): boolean {
  const inWord = /\p{L}/u.test(text[at - 1] ?? '')
  if (sign === '„' || sign === '‚') return (inWord ? /[“‘]/ : /[“”‘’"]/).test(text.slice(at + 1))
  if (sign === '”') return (inWord ? /“/ : /[“„"]/).test(text.slice(0, at))
  if (sign === '‹') return text.includes('›')
  return false
}

const highOf = (encoding: string): ReadonlyMap<string, number> =>
  new Map(
    Array.from({ length: 128 }, (_, index) => {
      const char = iconv.decode(Buffer.from([index + 128]), encoding)
      return [char === '\ufffd' ? String.fromCharCode(index + 128) : char, index + 128] as const
    }),
  )
/** Windows leaves five bytes without a letter; they stay what they are. */
const windows = new Map([
  ...Array.from({ length: 32 }, (_, at) => [String.fromCharCode(128 + at), 128 + at] as const),
  ...highOf('windows-1252'),
])
const readings = [windows, highOf('cp850'), highOf('macintosh')]
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** What UTF-8 read as Windows surely was; and what it also was beside surely damaged values: "YÄ±lmaz", "NovÃ¡Äek". */
const western = /^[\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+$/
const european = /^[\u00a0-\u017f€‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™›]+$/

/** UTF-8 that was read as an 8-bit encoding, up to three times over. */
function withUtf8(text: string, letters: RegExp): string {
  let rest = text
  for (let turn = 0; turn < 3; turn += 1) {
    const before = rest
    for (const reading of readings) rest = withReading(rest, reading, letters)
    if (rest === before) return rest
  }
  return rest
}

function withReading(text: string, reading: ReadonlyMap<string, number>, letters: RegExp): string {
  let result = ''
  let run = ''
  const flush = (next: string) => {
    result += run === '' ? '' : (decoded(run, reading, text, next, letters) ?? run)
    run = ''
  }
  for (const char of text) {
    if (reading.has(char)) run += char
    else {
      flush(char)
      result += char
    }
  }
  flush('')
  return result
}

/** A run of signs as UTF-8, if it is nothing else and gives these letters or signs of typography. */
function decoded(
  run: string,
  reading: ReadonlyMap<string, number>,
  text: string,
  next: string,
  letters: RegExp,
): string | null {
  if (run.length < 2) return null
  if (/[“”‘’]$/.test(run) && !/\p{L}/u.test(next) && /[„“‚‘]/.test(text.slice(0, text.indexOf(run)))) return null
  try {
    const read = utf8.decode(Uint8Array.from(run, (char) => reading.get(char)!))
    return (reading === windows ? letters : /^[\u00a0-\u00ff€„…‘’“”•–—™]+$/).test(read) ? read : null
  } catch {
    return null
  }
}

const entities: Record<string, string> = {
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  euro: '€',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
}

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:([A-Za-z]{2,7})|#(\d{2,5}));/g, (whole, name?: string, code?: string) => {
    if (code) return Number(code) >= 32 && Number(code) < 0xd800 ? String.fromCharCode(Number(code)) : whole
    return name && Object.hasOwn(entities, name) ? entities[name]! : whole
  })
}
