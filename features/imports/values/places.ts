import { regions } from '#features/tours/places.ts'
import { fold } from '#shared/text.ts'
import type { Cell } from '../readers/tables.ts'

/** ISO 3166 code of every name a country has in German and English, and of the usual signs (D, BRD, GER, CH …). */
const countryByName: ReadonlyMap<string, string> = buildCountries()

function buildCountries(): Map<string, string> {
  const map = new Map<string, string>()
  const names = ['de', 'en'].map((language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }))
  for (let first = 65; first <= 90; first += 1) {
    for (let second = 65; second <= 90; second += 1) {
      const code = String.fromCharCode(first, second)
      if (/^(EU|EZ|UN|QO|ZZ|XA|XB|DD|FX|SU|YU|CS|AN|UK)$/.test(code)) continue
      for (const name of names) {
        const label = name.of(code)
        if (label) map.set(placeKey(label), code)
      }
      if (map.size > 0 && names[0]!.of(code)) map.set(code.toLowerCase(), code)
    }
  }
  const more =
    'DE:d brd ger deu bundesrepublikdeutschland allemagne|AT:a aut oesterr autriche|CH:sui che suisse svizzera|LI:fl fuerstentumliechtenstein|GB:uk gbr grossbritannien england schottland wales greatbritain|US:usa amerika vereinigtestaatenvonamerika unitedstatesofamerica|NL:nld holland|FR:f fra|IT:i ita italia|ES:e esp espana|BE:b bel|LU:l lux|PL:pol polska|CZ:cze tschechischerepublik czechrepublic|HU:h hun|DK:dnk|SE:s swe|NO:n nor|FI:fin|PT:p prt|SI:svn|SK:svk slowakischerepublik|HR:hrv|RO:rou|TR:tur tuerkei turkey|RU:russland russia russischefoederation|KR:suedkorea southkorea|CN:chn vrchina'
  for (const entry of more.split('|')) {
    const [code, words] = entry.split(':') as [string, string]
    for (const word of words.split(' ')) map.set(word, code)
  }
  return map
}

function placeKey(text: string): string {
  return fold(text).replace(/[^a-z]/g, '')
}

/** The ISO code of a country's name or sign, German or English; `null` if unknown. */
export function readCountry(text: string): string | null {
  return countryByName.get(placeKey(text)) ?? null
}

/** What the other values of a row say about its country; only sure signs, in this order. */
export type CountryHints = {
  country?: string | null
  postcode?: Cell
  vatId?: string | null
  phone?: string | null
  web?: string | null
  email?: string | null
  city?: string | null
}

const signOfPrefix: Record<string, string> = {
  d: 'DE',
  de: 'DE',
  a: 'AT',
  at: 'AT',
  ch: 'CH',
  l: 'LU',
  lu: 'LU',
  nl: 'NL',
  f: 'FR',
  fr: 'FR',
  i: 'IT',
  it: 'IT',
  fl: 'LI',
  li: 'LI',
}
const callingCodes: [RegExp, string][] = [
  [/^(\+|00)\s*49/, 'DE'],
  [/^(\+|00)\s*43/, 'AT'],
  [/^(\+|00)\s*41/, 'CH'],
  [/^(\+|00)\s*423/, 'LI'],
]
/** Towns that tell a four-digit postcode of Austria or Switzerland from a German one that lost its zero. */
const towns: ReadonlyMap<string, string> = new Map(
  (
    [
      [
        'AT',
        'wien graz linz salzburg innsbruck klagenfurt villach wels stpoelten dornbirn wienerneustadt steyr feldkirch bregenz leonding klosterneuburg baden wolfsberg leoben krems traun amstetten kapfenberg hallein kufstein moedling traiskirchen schwechat braunau stockerau tulln ternitz perchtoldsdorf eisenstadt lustenau hohenems',
      ],
      [
        'CH',
        'zuerich genf geneve basel lausanne bern winterthur luzern stgallen lugano biel thun koeniz freiburg fribourg schaffhausen chur uster vernier sitten sion neuenburg neuchatel emmen zug kriens yverdon frauenfeld dietikon dübendorf wetzikon rapperswil aarau baar wil olten solothurn bellinzona kreuzlingen',
      ],
    ] as const
  ).flatMap(([code, names]) => names.split(' ').map((name) => [placeKey(name), code] as const)),
)
/** Names that are towns in Germany as well say nothing. */
const ambiguousTowns = new Set(['baden', 'freiburg', 'krems', 'wil', 'zug', 'thun', 'wels', 'bern'])

/** First digits of a postcode → what the main place there is called, by country. */
const placesOf = (table: string): ReadonlyMap<string, string> =>
  new Map([...table.matchAll(/(\d+) \S+ \S+ ([^;\n]+)/g)].map(([, digits, name]) => [digits!, placeKey(name!)]))
const places = { DE: placesOf(regions.DE), AT: placesOf(regions.AT), CH: placesOf(regions.CH) }

/** The country in which four digits, or the five that they were before they lost their zero, are a postcode of this town. */
function countryOfPlace(digits: string, city: string): 'DE' | 'AT' | 'CH' | null {
  const town = placeKey(city.replace(/[(/,].*$/, ''))
  if (digits.length !== 4 || town.length < 4) return null
  const fits = (['DE', 'AT', 'CH'] as const).filter((country) => {
    const code = country === 'DE' ? `0${digits}` : digits
    return [code.slice(0, 3), code.slice(0, 2), code.slice(0, 1)].some((start) =>
      places[country].get(start)?.startsWith(town),
    )
  })
  return fits.length === 1 ? fits[0]! : null
}

/** Legal forms that no German company has; which country they are of remains open. */
const foreignForm = /(^|[\s,])(s[àa]\.?\s?r\.?\s?l\.?|sagl|s\.?a\.?|ges\.?\s?m\.?\s?b\.?\s?h\.?)$/i

/** Whether a company is none of Germany by its name: its postcode lost no zero. */
export function hasForeignForm(name: string): boolean {
  return foreignForm.test(name.trim())
}

/** The country of a row where it says so somewhere; `null` if it does not. */
export function countryOfRow(hints: CountryHints): string | null {
  const named = hints.country ? readCountry(hints.country) : null
  if (named) return named
  const prefix =
    typeof hints.postcode === 'string' ? /^([A-Za-z]{1,2})[-\s]\s*\d{4,5}$/.exec(hints.postcode.trim()) : null
  if (prefix && signOfPrefix[prefix[1]!.toLowerCase()]) return signOfPrefix[prefix[1]!.toLowerCase()]!
  const vat = /^\s*(DE|ATU|AT|CHE|LI)/i.exec(hints.vatId ?? '')
  if (vat) return vat[1]!.slice(0, 2).toUpperCase()
  const calling = callingCodes.find(([pattern]) => pattern.test((hints.phone ?? '').trim()))
  if (calling) return calling[1]
  const town = placeKey((hints.city ?? '').replace(/[(/,].*$/, ''))
  if (towns.has(town) && !ambiguousTowns.has(town)) return towns.get(town)!
  const digits = digitsOf(hints.postcode ?? null)
  const place = digits ? countryOfPlace(digits, hints.city ?? '') : null
  if (place && place !== 'DE') return place
  const domain = /\.(at|ch|li|de)(?:[/:?#]|$)/i.exec((hints.email || hints.web || '').trim())
  return domain && domain[1]!.toLowerCase() !== 'de' ? domain[1]!.toUpperCase() : null
}

/** What the postcodes of one column say together. */
export type PostcodeEvidence = {
  five: number
  four: number
  fourSample: string | null
  /** Four digits of rows that surely are not German, and the first that may be either. */
  foreign?: number
  openSample?: string | null
}

export function noPostcodes(): PostcodeEvidence {
  return { five: 0, four: 0, fourSample: null, foreign: 0, openSample: null }
}

/** `foreign`: not German, whatever else. */
export type RowCountry = string | 'foreign' | null

/** Adds one value that may be a postcode; `country` tells what its row says for sure. Four digits that cannot be German say nothing. */
export function weighPostcode(evidence: PostcodeEvidence, cell: Cell, country: (digits: string) => RowCountry): void {
  const digits = digitsOf(cell)
  if (digits === null) return
  if (digits.length === 5) evidence.five += 1
  else if (mayHaveLostZero(digits)) {
    const found = country(digits)
    if (found !== null && found !== 'DE') evidence.foreign = (evidence.foreign ?? 0) + 1
    if (found === null) evidence.openSample ??= digits
    if (found !== null && found !== 'DE') return
    evidence.four += 1
    evidence.fourSample ??= digits
  }
}

/** What the cells of a row say about its country, whatever their columns mean. Single letters say nothing. */
export function countryOfCells(cells: Cell[], digits: string): RowCountry {
  for (const cell of cells) {
    if (typeof cell !== 'string' || cell.length > 80) continue
    const country =
      (cell.length > 1 && cell.length < 30 ? readCountry(cell) : null) ??
      countryOfRow({
        postcode: cell,
        vatId: /^(ATU|CHE|DE\d)/i.test(cell) ? cell : null,
        phone: cell,
        city: cell,
        email: cell.includes('@') ? cell : null,
        web: /^(www\.|https?:)/i.test(cell) ? cell : null,
      })
    if (country) return country
  }
  const short = cells.filter((cell) => typeof cell === 'string').filter((cell) => cell.length <= 80)
  const place = short.map((cell) => countryOfPlace(digits, cell)).find((found) => found !== null)
  return place ?? (short.some(hasForeignForm) ? 'foreign' : null)
}

/**
 * Whether four digits without a country get their zero: yes if the column has German five-digit codes and the
 * company is German; a question if all have four digits, or if some rows are of another country and others may be; never
 * outside Germany.
 */
export function decidePostcodeZero(
  evidence: PostcodeEvidence,
  home: string,
): { restore: boolean } | { question: 'postcodeZero'; sample: string } {
  if (home !== 'DE' || evidence.four === 0) return { restore: false }
  if (evidence.foreign && evidence.openSample) return { question: 'postcodeZero', sample: evidence.openSample }
  return evidence.five > 0 ? { restore: true } : { question: 'postcodeZero', sample: evidence.fourSample! }
}

function digitsOf(cell: Cell): string | null {
  const text = String(cell ?? '')
    .trim()
    .replace(/^[A-Za-z]{1,2}\s*-\s*/, '')
    .replace(/\.0$/, '')
    .replace(/^(\d{2}) (\d{3})$/, '$1$2')
  return /^\d{3,6}$/.test(text) ? text : null
}

/** German postcodes begin with 01–04 and 06–09 where they begin with zero. */
function mayHaveLostZero(digits: string): boolean {
  return /^[1-46-9]\d{3}$/.test(digits)
}

/**
 * Reads a postcode as text. The zero that Excel dropped comes back only where the country is Germany
 * (named by the row, or by `restore` for rows that name none). `problem` if it cannot be one of its country.
 */
export function readPostcode(
  cell: Cell,
  country: string | null,
  restore: boolean,
): { postcode: string | null; restored: boolean; problem: 'postcodeForm' | null } {
  const digits = digitsOf(cell)
  if (digits === null) {
    const text = String(cell ?? '').trim()
    const wrong = text !== '' && (country === 'DE' || country === 'AT' || country === 'CH')
    return { postcode: text || null, restored: false, problem: wrong ? 'postcodeForm' : null }
  }
  if (mayHaveLostZero(digits) && (country === 'DE' || (country === null && restore))) {
    return { postcode: `0${digits}`, restored: true, problem: null }
  }
  const wanted = country === 'DE' ? 5 : country === 'AT' || country === 'CH' || country === 'LI' ? 4 : null
  return {
    postcode: digits,
    restored: false,
    problem: wanted !== null && digits.length !== wanted ? 'postcodeForm' : null,
  }
}

/** "70173 Stuttgart", "D-70173 Stuttgart" → postcode and city. */
export function splitPostcodeCity(text: string): { postcode: string | null; city: string | null } {
  const match = /^((?:[A-Za-z]{1,2}\s*-\s*)?\d{4,5})\s+(.+)$/.exec(text.trim())
  return match ? { postcode: match[1]!, city: match[2]! } : { postcode: null, city: text.trim() || null }
}
