import { fold } from '#shared/text.ts'

/** Legal forms of DE, AT, CH and abroad after folding, longest first; they say what kind of company, not which. */
const forms: [RegExp, string][] = [
  [/\bgesellschaft mit beschraenkter haftung\b/g, 'gmbh'],
  [/\b(gesellschaft m b h|ggmbh|gmbh|ges m b h|gesmbh|mbh|g m b h)\b/g, 'gmbh'],
  [/\baktiengesellschaft\b/g, 'ag'],
  [/\b(kommanditgesellschaft)\b/g, 'kg'],
  [/\b(e k|ek|e u|e kfm|e kfr|eingetragener kaufmann|eingetragene kauffrau|einzelunternehmen|inh|inhaber)\b/g, 'ek'],
  [/\b(e v|ev)\b/g, 'ev'],
  [/\b(ug haftungsbeschraenkt|ug|unternehmergesellschaft)\b/g, 'ug'],
  [/\b(eingetragene genossenschaft|e g|e gen|egen)\b/g, 'eg'],
  [/\b(s a r l|s a g l|sagl|sarl)\b/g, 'sarl'],
  [/\b(s a|s p a|s r l|b v|n v)\b/g, 'sa'],
  [
    /\b(ag|kg|kgaa|ohg|og|gbr|gesbr|se|eg|sa|srl|spa|ltd|limited|inc|incorporated|llc|llp|corp|corporation|plc|bv|nv|aps|oy|ab|kft|sro|dba)\b/g,
    '',
  ],
]
const partnership = /\b(gmbh|mbh|m b h|ug|haftungsbeschraenkt|ag|se|haftung) (und |u )?(co|cie|compagnie)\b/
const fillWords = new Set('und and co cie u the der die das fa firma company haftungsbeschraenkt & soc'.split(' '))
const longForms: Record<string, string> = {
  gebr: 'gebrueder',
  int: 'international',
  intern: 'international',
  dt: 'deutsche',
  masch: 'maschinen',
  maschbau: 'maschinenbau',
  mb: 'maschinenbau',
  tech: 'technik',
  ing: 'ingenieur',
  ingbuero: 'ingenieurbuero',
  elektr: 'elektro',
  fab: 'fabrik',
  ind: 'industrie',
  mfg: 'manufacturing',
  nl: 'niederlassung',
  zn: 'niederlassung',
  zweigniederlassung: 'niederlassung',
  zweigstelle: 'niederlassung',
  filiale: 'niederlassung',
  geschaeftsstelle: 'niederlassung',
  betriebsstaette: 'niederlassung',
  vertriebsbuero: 'niederlassung',
  werk: 'niederlassung',
  standort: 'niederlassung',
  branch: 'niederlassung',
  st: 'sankt',
}

/** What a name says beside the legal form: this is one place of a larger company. */
export const branchWord = 'niederlassung'

/** Words by which companies of one group differ that share house, telephone and owner. */
export const sisterWords: ReadonlySet<string> = new Set(
  (
    'holding verwaltung verwaltungs beteiligung beteiligungs beteiligungen immobilien grundstuecks grundbesitz vertrieb vertriebs ' +
    'service services logistik handel handels produktion produktions leasing finanz consulting besitz vermoegensverwaltung ' +
    'international export import austria schweiz swiss deutschland polska france italia iberica nord sued ost west'
  ).split(' '),
)

/** A company's name without legal form, case, umlauts, signs: "Müller & Söhne GmbH & Co. KG" → "mueller soehne". */
export function companyCore(name: string): { core: string; tokens: string[]; form: string | null } {
  const plain = fold(name)
    .replace(/(?<=\p{L})['’`´]s\b/gu, 's')
    .replace(/[^a-z0-9]+/g, ' ')
  let text = ` ${plain} `
  let form: string | null = null
  for (const [pattern, kind] of forms) {
    text = text.replace(pattern, (found) => {
      form ??= kind || found.trim()
      return ' '
    })
  }
  // A company with limited liability and the partnership that it leads are two, mostly in the same house.
  if (form && partnership.test(plain)) form = 'cokg'
  const words = text.split(' ').filter((word) => word !== '')
  const meaningful = words.filter((word) => !fillWords.has(word)).map((word) => longForms[word] ?? word)
  const tokens = meaningful.length > 0 ? meaningful : plain.split(' ').filter(Boolean)
  return { core: tokens.join(' '), tokens, form }
}

const freeMail = new Set(
  'gmail.com googlemail.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de outlook.com outlook.de hotmail.com hotmail.de live.de live.com yahoo.com yahoo.de aol.com icloud.com me.com mac.com arcor.de bluewin.ch aon.at chello.at posteo.de mailbox.org online.de kabelmail.de vodafone.de mail.de proton.me'.split(
    ' ',
  ),
)

/** The domain a company writes from; none for addresses at a free mail provider. */
export function companyDomain(emailOrWeb: string): string | null {
  const host = emailOrWeb.includes('@')
    ? emailOrWeb.slice(emailOrWeb.lastIndexOf('@') + 1)
    : emailOrWeb.replace(/^https?:\/\//i, '').replace(/[/:?#].*$/, '')
  const domain = host
    .trim()
    .toLowerCase()
    .replace(/^www\./, '')
  return /^[^\s.]+(\.[^\s.]+)+$/.test(domain) && !freeMail.has(domain) ? domain : null
}

const mailboxes =
  /^(info|kontakt|contact|office|mail|email|post|service|support|zentrale|empfang|buero|buro|einkauf|verkauf|vertrieb|sales|anfrage|bestellung|orders?|rechnung|buchhaltung|technik|hello|hallo|welcome|willkommen|team|shop)\d*@/

/** A mailbox of a company that several people read: says which company, not which person. */
export function isShared(email: string): boolean {
  return mailboxes.test(email.trim().toLowerCase()) && companyDomain(email) !== null
}

/** A street in its two parts: "Königstr. 12a" and "Koenigstraße 12 A" → "koenig", "12a"; English order too. */
export function streetParts(street: string): { name: string; number: string } {
  const plain = ` ${fold(street).replace(/[^a-z0-9]+/g, ' ')} `
  const number = /\d+( [a-z](?= *$)|[a-z](?= ))?/.exec(plain)?.[0] ?? ''
  const name = plain
    .replace(number, ' ')
    .replace(/(strasse|str|street|st|avenue|ave|av|boulevard|blvd|blv|road|rd|drive|dr)(?= )/g, ' ')
    .replace(/ /g, '')
  return { name, number: number.replace(' ', '') }
}

/** Likeness of two names, 0–1: share of common letter pairs, so that swapped words and typing errors cost little. */
export function similarity(a: string, b: string): number {
  const first = pairs(a)
  const second = pairs(b)
  if (first.length === 0 || second.length === 0) return a === b && a !== '' ? 1 : 0
  let common = 0
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    const difference = first[i]! - second[j]!
    if (difference === 0) common += 1
    if (difference <= 0) i += 1
    if (difference >= 0) j += 1
  }
  return (2 * common) / (first.length + second.length)
}

/** The letter pairs of all words as numbers, ordered; each word has an edge before and behind it. */
function pairs(text: string): Uint32Array {
  const found = new Uint32Array(text.length + 1)
  let before = 0
  for (let i = 0; i <= text.length; i += 1) {
    const code = i === text.length || text.charCodeAt(i) === 32 ? 0 : text.charCodeAt(i)
    found[i] = (before << 16) | code
    before = code
  }
  return found.sort()
}

/** How two words stand to each other; digits are never a typing error. */
export type WordMatch = 'equal' | 'typo' | 'short' | 'other'

/** `short`: one is the beginning of the other, four letters at least. The letters are those of `lettersOf`. */
export function matchWords(a: string, lettersA: number, b: string, lettersB: number): WordMatch {
  if (a === b) return 'equal'
  if (isTypo(a, lettersA, b, lettersB)) return 'typo'
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.length >= 4 && !/\d/.test(long) && long.startsWith(short) ? 'short' : 'other'
}

/** One wrong, missing, doubled or swapped letter from four letters on, two from eight on. */
export function isTypo(a: string, lettersA: number, b: string, lettersB: number): boolean {
  const least = Math.min(a.length, b.length)
  if (least < 4) return false
  const most = least >= 8 ? 2 : 1
  // Each error brings one letter in and one out at most.
  if (Math.abs(a.length - b.length) > most || ones(lettersA ^ lettersB) > 2 * most) return false
  return ((lettersA | lettersB) & digits) === 0 && editDistance(a, b, most) <= most
}

const digits = 1 << 26

/** Which letters a folded word has, a bit for each; any digit is one bit more. */
export function lettersOf(word: string): number {
  let letters = 0
  for (let i = 0; i < word.length; i += 1) {
    const at = word.charCodeAt(i) - 97
    letters |= at >= 0 && at < 26 ? 1 << at : digits
  }
  return letters
}

function ones(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count += 1
  return count
}

/** Letters to change, add, drop or swap (optimal string alignment); `most` + 1 if it is more than that. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return last[b.length]!
}

const sounds: [RegExp, string][] = [
  [/ph|[fvw]/g, '3'],
  [/x/g, '48'],
  [/sch|sh|[szcß]/g, '8'],
  [/[gkq]/g, '4'],
  [/[dt]/g, '2'],
  [/[bp]/g, '1'],
  [/l/g, '5'],
  [/[mn]/g, '6'],
  [/r/g, '7'],
  [/[aeiouyjh]/g, ''],
]

// The same words come again and again in a list.
const rememberedSounds = 50_000
const soundsKnown = new Map<string, string>()

/** How a folded word sounds, roughly (after the Cologne phonetics): "meier", "mayr" → "67"; vowels count at the beginning only. */
export function soundOf(word: string): string {
  const known = soundsKnown.get(word)
  if (known !== undefined) return known
  const start = /^[aeiouyjh]/.test(word) ? '0' : ''
  let code = word.replace(/ck/g, 'k')
  for (const [pattern, digit] of sounds) code = code.replace(pattern, digit)
  const sound = start + code.replace(/(.)\1+/g, '$1')
  if (soundsKnown.size >= rememberedSounds) soundsKnown.clear()
  soundsKnown.set(word, sound)
  return sound
}
