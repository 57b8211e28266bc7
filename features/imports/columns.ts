import type { Day } from '#shared/days.ts'
import { fold } from '#shared/text.ts'
import { headerKey, isKnownHeader, type Target, targetsByHeader } from './fields.ts'
import type { Cell, Table } from './readers/tables.ts'
import { currencyIn, type DecimalEvidence, noAmounts, weighDecimal } from './values/amounts.ts'
import { type DateEvidence, noDates, readDay, weighDate } from './values/dates.ts'
import { type MoneyEvidence, noMoney, weighMoney } from './values/money.ts'
import { readPeriod } from './values/periods.ts'
import { countryOfCells, noPostcodes, type PostcodeEvidence, weighPostcode } from './values/places.ts'
import { readEmails, readWeb } from './values/words.ts'

/** What the first values of a column look like; shares are of the filled cells. */
export type ColumnProfile = {
  header: string
  /** Cells with a value among the first rows. */
  filled: number
  /** The first few different values, to show. */
  samples: Cell[]
  shares: Record<Look, number>
  /** What all values of the column say about how it writes dates, amounts and postcodes. */
  dates: DateEvidence
  decimals: DecimalEvidence
  postcodes: PostcodeEvidence
  /** How many amounts name a currency, by its code; `''`: none. */
  currencies?: Record<string, number>
  /** Of a column whose header names a time: what all of its values look like. */
  money?: MoneyEvidence
  /** All values, where there are few; else `null`. */
  values: string[] | null
}

const mostValues = 30
const longestValue = 60

/** What a value looks like, seen by itself. */
export type Look = 'email' | 'mailbox' | 'phone' | 'web' | 'postcode' | 'day' | 'number' | 'company' | 'street' | 'long'

const looks: Look[] = ['email', 'mailbox', 'phone', 'web', 'postcode', 'day', 'number', 'company', 'street', 'long']
const profiledRows = 2000

/**
 * Reads a table from end to end: the looks of the first rows, to tell columns by their values where the header
 * does not, and from all rows how each column writes its dates, amounts and postcodes.
 */
export async function profileColumns(table: Table, today: Day): Promise<ColumnProfile[]> {
  const profiles = table.columns.map(emptyProfile)
  let rows = 0
  for await (const chunk of table.rows()) {
    for (const row of chunk) {
      for (const [index, cell] of row.cells.entries()) {
        if (cell === null) continue
        const profile = profiles[index]!
        if (rows < profiledRows) addValue(profile, cell, today)
        weigh(profile, cell, row.cells, today)
        if (profile.values) addToValues(profile, cell)
      }
      rows += 1
    }
  }
  for (const profile of profiles) {
    for (const look of looks) profile.shares[look] = profile.filled === 0 ? 0 : profile.shares[look] / profile.filled
  }
  return profiles
}

function emptyProfile(header: string): ColumnProfile {
  const shares = Object.fromEntries(looks.map((look) => [look, 0])) as Record<Look, number>
  const evidence = { dates: noDates(), decimals: noAmounts(), postcodes: noPostcodes() }
  // Only columns of periods are decided together.
  const ofPeriod = readPeriod(header) ? { currencies: {}, money: noMoney() } : {}
  return { header, filled: 0, samples: [], shares, ...evidence, ...ofPeriod, values: [] }
}

function addToValues(profile: ColumnProfile, cell: Cell): void {
  const text = String(cell)
  if (profile.values!.includes(text)) return
  if (profile.values!.length >= mostValues || text.length > longestValue) profile.values = null
  else profile.values!.push(text)
}

function weigh(profile: ColumnProfile, cell: Cell, row: Cell[], today: Day): void {
  const text = typeof cell === 'string' ? cell : String(cell)
  if (profile.money) weighMoney(profile.money, cell, currencyIn(profile.header) !== null)
  if (text.length > 40 || !/\d/.test(text)) return
  if (profile.currencies) {
    const named = typeof cell === 'string' ? (currencyIn(cell) ?? '') : ''
    profile.currencies[named] = (profile.currencies[named] ?? 0) + 1
  }
  if (typeof cell === 'string') {
    weighDate(profile.dates, cell, today)
    weighDecimal(profile.decimals, cell)
  }
  if (text.length <= 10) weighPostcode(profile.postcodes, cell, (digits) => countryOfCells(row, digits))
}

function addValue(profile: ColumnProfile, cell: Cell, today: Day): void {
  profile.filled += 1
  if (profile.samples.length < 5 && !profile.samples.includes(cell)) profile.samples.push(cell)
  for (const look of looksOf(cell, today)) profile.shares[look] += 1
}

/** Legal forms of companies, as a word of their own. */
export const legalForm =
  /(^|[\s,.&(])(gmbh|ag|kg|kgaa|ohg|gbr|ug|se|e\.?\s?k\.?|e\.?\s?kfm\.?|e\.?\s?v\.?|eg|mbh|ges\.?m\.?b\.?h\.?|sarl|sa|s\.?r\.?l\.?|s\.?p\.?a\.?|ltd\.?|limited|inc\.?|llc|llp|corp\.?|plc|b\.?v\.?|n\.?v\.?|a\/s|aps|oy|ab|sp\.?\s?z\.?\s?o\.?\s?o\.?|s\.?r\.?o\.?|kft|stiftung|genossenschaft|co\.?)($|[\s,.)&])/i

function looksOf(cell: Cell, today: Day): Look[] {
  if (typeof cell === 'number') return /^\d{4,5}$/.test(String(cell)) ? ['number', 'postcode'] : ['number']
  if (typeof cell !== 'string') return []
  const text = cell.trim()
  const found: Look[] = []
  if (text.includes('@') && readEmails(text).emails.length > 0) {
    found.push('email')
    if (
      /^(info|office|kontakt|contact|mail|post|verkauf|vertrieb|einkauf|sales|zentrale|buero|service|hello|hallo|welcome|team|empfang|sekretariat|shop)[@.-]/i.test(
        text,
      )
    )
      found.push('mailbox')
  }
  if (/^[+(0][\d\s()/.-]{5,}(x\d+)?$/.test(text) && text.replace(/\D/g, '').length >= 6) found.push('phone')
  if (/^(https?:\/\/|www\.)/i.test(text) && readWeb(text)) found.push('web')
  if (/^([A-Z]{1,2}-)?\d{4,5}$/.test(text)) found.push('postcode')
  if (/\d/.test(text) && text.length <= 40 && readDay(text, 'dmy', today)) found.push('day')
  if (/^-?[\d.,']+\s*(€|EUR|CHF|\$)?$/.test(text)) found.push('number')
  if (legalForm.test(text)) found.push('company')
  if (
    /(str\.|stra(ß|ss)e|weg|platz|gasse|allee|ring|damm|ufer|street|road|avenue)\s*\d*/i.test(text) &&
    /\d/.test(text)
  )
    found.push('street')
  if (text.length > 60 || text.includes('\n')) found.push('long')
  return found
}

/** Whose value a header says it is: "Telefon Zentrale", "Business Phone", "E-Mail Ansprechpartner". */
export type Context = 'company' | 'person' | 'business' | 'private' | 'elsewhere' | null

/** A field a header may mean. */
export type Candidate = { target: Target; score: number; context: Context; year: number | null }

const contextWords: [Context, string][] = [
  [
    'company',
    'firma firmen company organization organisation unternehmen kunde kunden customer account zentrale main haupt client debitor billing rechnung rechnungs',
  ],
  ['person', 'ansprechpartner ansprechpartners ap kontaktperson person contact kontakt partner direkt direct'],
  ['business', 'geschaeftlich geschaeft business work dienstlich buero office mailing'],
  ['private', 'privat private home persoenlich personal'],
  [
    'elsewhere',
    'other weitere weiteres andere anderer liefer lieferung lieferadresse shipping delivery assistent assistant assistentin sekretariat vorgesetzter manager spouse partner alternativ alternative abweichend',
  ],
]
const contextOf: ReadonlyMap<string, Context> = new Map(
  contextWords.flatMap(([context, words]) => words.split(' ').map((word) => [word, context] as const)),
)
const fillers = new Set(
  'der die das des vom von am in im an zu fuer the of for value adresse1 primary standard default hs cet cest utc gmt mez'.split(
    ' ',
  ),
)
const compoundPrefixes: [string, Context][] = [
  ['ansprechpartner', 'person'],
  ['kontakt', 'person'],
  ['firmen', 'company'],
  ['firma', 'company'],
  ['kunden', 'company'],
  ['unternehmens', 'company'],
  ['liefer', 'elsewhere'],
  ['privat', 'private'],
]
/** Headers so general that any better one goes before them. */
const weak = new Set(
  'nr nummer kontakt status typ type art von bis am was wer text info infos gruppe group wert value zusatz bereich stand mutter datum date termin title priority prioritaet rating nation sitz name thema position grund reason wv produkt product kanal medium created angelegt erstellt person kunde bemerkung netto betrag amount projekt geschlecht gender adresse address anschrift empfehlung event veranstaltung kanal leadstatus interesse interest bedarf eingang message nachricht received auftrag order auftragsdatum bestelldatum orderdate tag day total profit'.split(
    ' ',
  ),
)

/** Figures of the company itself, not of our business with it. */
const foreign = new Set(['annualrevenue', 'anzeigename', 'displayas'])

/** Every field a header may mean, best first. */
export function candidatesOf(header: string): Candidate[] {
  const key = headerKey(header)
  if (foreign.has(key)) return []
  // The name that a mail address is shown with is no address.
  if (/^email.*(angezeigtername|displayname|anzeigename)$/.test(key)) return []
  const exact = targetsByHeader.get(key)
  if (exact) {
    const context = /zentrale|mainphone|haupttelefon/.test(key) ? 'company' : null
    return exact.map((target) => ({ target, score: weak.has(key) ? 0.7 : 1, context, year: null }))
  }
  const words = fold(header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const year = Number(words.find((word) => /^(19|20)\d\d$/.test(word))) || null
  const context = words.map((word) => contextOf.get(word)).find((found) => found !== undefined) ?? null
  const unit = (word: string) => /^(eur|euro|teur|chf|tchf|t|k|mio|tsd|netto|brutto|p|a|ca|lfd|gj)$/.test(word)
  const rest = words.filter((word) => !contextOf.has(word) && !fillers.has(word) && !/^\d+$/.test(word) && !unit(word))
  if (words.length > 1 && /^(typ|type|label|art)$/.test(words.at(-1)!)) return []
  const bare = targetsByHeader.get(rest.join(''))
  if (bare) return bare.map((target) => ({ target, score: context === 'business' ? 1.02 : 0.9, context, year }))
  for (const [prefix, prefixContext] of compoundPrefixes) {
    const behind = key.startsWith(prefix) ? targetsByHeader.get(key.slice(prefix.length)) : undefined
    if (behind) return behind.map((target) => ({ target, score: 0.8, context: prefixContext, year }))
  }
  const part = rest
    .filter((word) => word.length >= 4 && isKnownHeader(word) && !weak.has(word))
    .sort((a, b) => b.length - a.length)[0]
  return part && part !== 'name'
    ? targetsByHeader.get(part)!.map((target) => ({ target, score: 0.5, context, year }))
    : []
}
