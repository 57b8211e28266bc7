import type { CountryCode } from 'libphonenumber-js/min'
import { lazy } from '#platform/lazy.ts'
import { fold } from '#shared/text.ts'

const library = lazy<typeof import('libphonenumber-js/min')>('libphonenumber-js/min', import.meta.url)

/** Standing of a customer, as `customers.standing`. */
export type Standing = 'targetCustomer' | 'prospect' | 'customer' | 'former' | 'blocked'

const standingWords: [RegExp, Standing][] = [
  [/gesperrt|sperre|blocked|blacklist|nichtkontaktieren|donotcontact|nichtmehrkontaktieren/, 'blocked'],
  [/ehem(al|kund)|former|inaktiv|inactive|verloren|lost|churn|altkunde|gekuendigt|karteileiche|expartner/, 'former'],
  [/zielkunde|wunschkunde|target|potenzielle?rkunde|potentielle?rkunde|kaltakquise|suspect/, 'targetCustomer'],
  [/interessent|prospect|lead|anfrage|neukontakt|opportunity|subscriber|qualif/, 'prospect'],
  [/kunde|kundin|customer|client|aktiv|active|bestand|stamm|evangelist/, 'customer'],
]

/** Reads a word for the standing of a customer; `null` if it is none. */
export function readStanding(text: string): Standing | null {
  const key = fold(text).replace(/[^a-z]/g, '')
  if (key === 'k') return 'customer'
  if (key === 'i') return 'prospect'
  return standingWords.find(([pattern]) => pattern.test(key))?.[1] ?? null
}

/** Reads a class: "A", "a-Kunde", "Klasse B"; `null` if it is none. */
export function readClass(text: string): 'A' | 'B' | 'C' | null {
  const match = /^(?:klasse|class|kategorie|kat|tier)?[\s:.-]*([abc])[\s-]*(?:kunde|kunden|customer|klasse)?$/i.exec(
    text.trim(),
  )
  return match ? (match[1]!.toUpperCase() as 'A' | 'B' | 'C') : null
}

const rhythmWords: Record<string, number> = {
  taeglich: 1,
  daily: 1,
  woechentlich: 7,
  weekly: 7,
  vierzehntaegig: 14,
  zweiwoechentlich: 14,
  biweekly: 14,
  monatlich: 30,
  monthly: 30,
  zweimonatlich: 60,
  quartalsweise: 90,
  quartal: 90,
  vierteljaehrlich: 90,
  quarterly: 90,
  halbjaehrlich: 180,
  halfyearly: 180,
  jaehrlich: 365,
  yearly: 365,
  annually: 365,
}
const unitDays: [RegExp, number][] = [
  [/^(t|tag|tage|tagen|taegig|d|day|days)$/, 1],
  [/^(w|wo|woche|wochen|woechig|week|weeks|kw)$/, 7],
  [/^(m|mon|monat|monate|monaten|monatig|month|months)$/, 30],
  [/^(quartal|quartale|quarter|quarters)$/, 90],
  [/^(j|jahr|jahre|jahren|year|years)$/, 365],
]

/** Reads a contact rhythm in days: "monatlich", "alle 30 Tage", "14-tägig", "6 Wochen", 30, "2x im Jahr". */
export function readRhythm(value: string | number): number | null {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 1 && value <= 1100 ? value : null
  const text = fold(value).trim()
  const bare = text.replace(/[^a-z]/g, '')
  if (Object.hasOwn(rhythmWords, bare) && !/\d/.test(text)) return rhythmWords[bare]!
  const times =
    /^(\d{1,3})\s*(?:x|mal|times)\s*(?:im|pro|per|a|je|\/)?\s*(jahr|year|monat|month|quartal|quarter)$/.exec(text)
  if (times) {
    const span = times[2]!.startsWith('m') ? 30 : times[2]!.startsWith('q') ? 90 : 365
    return Math.max(1, Math.round(span / Number(times[1])))
  }
  const match = /^(?:alle|jede[nrs]?|every)?\s*(\d{1,4})[\s.-]*([a-z]*)\.?$/.exec(text)
  if (!match || Number(match[1]) === 0) return null
  const unit = match[2] === '' ? 1 : unitDays.find(([pattern]) => pattern.test(match[2]!))?.[1]
  const days = unit ? Number(match[1]) * unit : null
  return days !== null && days <= 1100 ? days : null
}

const activityWords: [RegExp, string][] = [
  [/mailing|rundschreiben|newsletter|serienbrief/, 'mailing'],
  [/mail/, 'email'],
  [/video|teams|zoom|webex/, 'video'],
  [/besuch|visit|vorort|aussendienst/, 'visit'],
  [/termin|meeting|besprechung|treffen|messe|gespraech|praesentation/, 'meeting'],
  [/tel|anruf|call|phone/, 'call'],
  [/brief|letter|post|fax/, 'letter'],
  [/chat|whatsapp|sms|messenger|linkedin/, 'chat'],
  [/service|montage|wartung|reparatur/, 'service'],
  [/notiz|note|memo|info|sonstig|other/, 'note'],
]

/** Reads the kind of an activity: "Tel.", "Besuch", "Video call"; `null` if unknown. */
export function readActivityKind(text: string): string | null {
  const key = fold(text).replace(/[^a-z]/g, '')
  return activityWords.find(([pattern]) => pattern.test(key))?.[1] ?? null
}

/** "ja", "x", "1", "true" → true; "nein", "0", "" → false; anything else `null`. */
export function readYesNo(value: string | number | boolean): boolean | null {
  const key = fold(String(value)).trim()
  if (/^(ja|j|yes|y|x|1|true|wahr|ok|✓)$/.test(key)) return true
  return /^(nein|n|no|0|false|falsch|-)?$/.test(key) ? false : null
}

const languageWords: Record<string, string> = {
  deutsch: 'de',
  german: 'de',
  de: 'de',
  d: 'de',
  ger: 'de',
  englisch: 'en',
  english: 'en',
  en: 'en',
  e: 'en',
  eng: 'en',
  franzoesisch: 'fr',
  french: 'fr',
  fr: 'fr',
  f: 'fr',
  italienisch: 'it',
  italian: 'it',
  it: 'it',
  i: 'it',
  spanisch: 'es',
  spanish: 'es',
  es: 'es',
  niederlaendisch: 'nl',
  dutch: 'nl',
  nl: 'nl',
  polnisch: 'pl',
  polish: 'pl',
  pl: 'pl',
  tschechisch: 'cs',
  czech: 'cs',
  cs: 'cs',
  tuerkisch: 'tr',
  turkish: 'tr',
  tr: 'tr',
  russisch: 'ru',
  russian: 'ru',
  ru: 'ru',
}

/** The language code of a language's name or code; `null` if unknown. */
export function readLanguage(text: string): string | null {
  const key = fold(text)
    .trim()
    .split(/[-_\s(]/)[0]!
  return Object.hasOwn(languageWords, key) ? languageWords[key]! : null
}

export type Phone = { original: string; e164: string | null }

/**
 * Reads the phone numbers of a cell. The text is kept as written; beside it stands the number in international
 * form, if it is one. A number that a spreadsheet stored without its leading zero counts as a national one.
 */
export function readPhones(value: string | number, country: string): Phone[] {
  const home = (library().isSupportedCountry(country) ? country : 'DE') as CountryCode
  if (typeof value === 'number') {
    const digits = Number.isInteger(value) && value > 0 ? String(value) : null
    return digits ? [{ original: digits, e164: international(digits, home) }] : []
  }
  return value
    .split(/\s*(?:[;\n]|:::|,(?=\s*[+0])|\soder\s|\sod\.\s|\sor\s|\su\.\s|\sund\s|\s\/\s(?=[+0]))\s*/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ original: part, e164: international(part, home) }))
}

function international(text: string, home: CountryCode): string | null {
  const plain = text.replace(/^\D*?(?=[+0(\d])/, '').replace(/(?<=^|\s)00(?=[1-9])/, '+')
  const found = library().parsePhoneNumberFromString(plain, home)
  return found?.isPossible() ? found.number : null
}

/** Reads the mail addresses of a cell: several, with names, with `mailto:`. What is no address is handed back. */
export function readEmails(text: string): { emails: string[]; wrong: string[] } {
  const address = /[^\s@<>"',;:()[\]]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63})*\.\p{L}{2,24}/gu
  const emails = (text.match(address) ?? []).map((found) => {
    const at = found.lastIndexOf('@')
    return found.slice(0, at) + found.slice(at).toLowerCase()
  })
  const rest = text.replace(address, '').replace(/mailto:/gi, '')
  const named = emails.length > 0 && rest.includes('<')
  const wrong = named
    ? []
    : rest
        .split(/(?:[;,\s]|:::)+/)
        .map((part) => part.replace(/^[<>"'().]+|[<>"'().]+$/g, ''))
        .filter((part) => part !== '')
  return { emails: [...new Set(emails)], wrong }
}

/** Reads a web address; one without `http` gets `https://`. `null` if it is none. */
export function readWeb(text: string): string | null {
  const bare = text.trim()
  const address = /^https?:\/\//i.test(bare) ? bare : `https://${bare}`
  return /^https?:\/\/[\p{L}\d-]+(\.[\p{L}\d-]+)+([/:?#]\S*)?$/iu.test(address) ? address : null
}
