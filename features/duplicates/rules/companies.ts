import { fold } from '#shared/text.ts'
import {
  branchWord,
  companyCore,
  companyDomain,
  isShared,
  isTypo,
  lettersOf,
  matchWords,
  similarity,
  sisterWords,
  soundOf,
  streetParts,
  type WordMatch,
} from './words.ts'

/** What two customers are compared by. */
export type CompanyTraits = {
  name: string
  customerNumber?: string | null
  vatId?: string | null
  street?: string | null
  postcode?: string | null
  city?: string | null
  /** E.164. */
  phones?: readonly string[]
  emails?: readonly string[]
  web?: string | null
}

export const companyReasons = [
  'customerNumber',
  'vatId',
  'name',
  'similarName',
  'longerName',
  'postcode',
  'city',
  'street',
  'phone',
  'email',
  'domain',
  'elsewhere',
  'otherForm',
  'otherNumber',
  'otherVatId',
] as const
export type CompanyReason = (typeof companyReasons)[number]

/** `same`: taken as one. `probably`: shown, and only one if somebody says so. */
export type Verdict = 'same' | 'probably'

/** Points from which two customers are the same, and from which they are shown as probably the same. */
export const companyThresholds = { same: 60, probably: 35 } as const

/** A company prepared for comparing. */
export type KnownCompany = {
  id: string
  name: string
  core: string
  /** Words of the name without legal form and, if there are others, without the city. */
  tokens: string[]
  /** Which letters each of them has. */
  letters: number[]
  /** The same words whatever their order. */
  nameKey: string
  joined: string
  branch: boolean
  form: string | null
  number: string | null
  vat: string | null
  street: { name: string; number: string } | null
  postcode: string | null
  city: string | null
  phones: readonly string[]
  emails: readonly string[]
  domains: readonly string[]
}

/** Prepares a company for `companyKeys` and `compareCompanies`. */
export function knownCompany(id: string, traits: CompanyTraits): KnownCompany {
  const { core, tokens, form } = companyCore(traits.name)
  const city = traits.city ? coreOfCity(traits.city) : null
  const cityWords = new Set(city?.split(' ') ?? [])
  const rest = tokens.filter((token) => token !== branchWord && !cityWords.has(token))
  const telling = rest.length > 0 ? rest : tokens
  const emails = (traits.emails ?? []).map((email) => email.trim().toLowerCase())
  const domains = [...emails, ...(traits.web ? [traits.web] : [])].map(companyDomain)
  const street = traits.street ? streetParts(traits.street) : null
  return {
    id,
    name: traits.name,
    core,
    tokens: telling,
    letters: telling.map(lettersOf),
    nameKey: `n:${[...telling].sort().join(' ')}`,
    joined: telling.join(''),
    branch: tokens.includes(branchWord),
    form,
    number: traits.customerNumber ? numberKey(traits.customerNumber) : null,
    vat: traits.vatId ? fold(traits.vatId).replace(/[^a-z0-9]/g, '') : null,
    street: street && (street.name || street.number) ? street : null,
    postcode: traits.postcode?.replace(/\D/g, '') || null,
    city,
    phones: traits.phones ?? [],
    emails: emails.filter((email) => !isShared(email)),
    domains: [...new Set(domains.filter((domain) => domain !== null))],
  }
}

// The same towns come again and again.
const rememberedCities = 20_000
const cities = new Map<string, string>()

function coreOfCity(city: string): string {
  const known = cities.get(city)
  if (known !== undefined) return known
  const { core } = companyCore(city)
  if (cities.size >= rememberedCities) cities.clear()
  cities.set(city, core)
  return core
}

/** A customer number without signs and leading zeros. */
export function numberKey(number: string): string {
  return fold(number)
    .replace(/[^a-z0-9]/g, '')
    .replace(/^0+(?=.)/, '')
}

/** What two equal companies share one of: only companies with a common key are compared. */
export function companyKeys(known: KnownCompany): string[] {
  const keys = new Set<string>()
  const { tokens, postcode, city, street } = known
  if (known.number) keys.add(`#:${known.number}`)
  if (known.vat) keys.add(`v:${known.vat}`)
  if (known.core) {
    keys.add(known.nameKey)
    keys.add(`j:${known.joined.slice(0, 9)}`)
    const weighty = [...tokens].sort((a, b) => b.length - a.length).slice(0, 2)
    keys.add(`t:${weighty.map(soundOf).sort().join('.')}`)
    for (const token of tokens.slice(0, 2)) {
      if (postcode) keys.add(`p:${postcode}:${token.slice(0, 3)}`)
      if (city) keys.add(`c:${city}:${soundOf(token)}`)
    }
  }
  if (street?.number) keys.add(`s:${street.name.slice(0, 4)}:${street.number}:${city ?? postcode}`)
  for (const phone of known.phones) keys.add(`f:${phone}`)
  for (const email of known.emails) keys.add(`m:${email}`)
  for (const domain of known.domains) keys.add(`d:${domain}`)
  return [...keys]
}

export type CompanyMatch = { score: number; verdict: Verdict; reasons: CompanyReason[] }

/**
 * How much speaks for two customers being one, in points from 0 to 100 with the reasons; none below 35.
 *
 * - Name: the same words in any order 60 (a single word, of which there are many, 50); with typing errors or written
 *   apart 50, a single word 40; a word cut short 45; one name longer by words 30; like each other 15; otherwise −20.
 *   Legal form, "& Co.", umlauts, signs and the own city do not count as words.
 * - Number 50 (other number −20), VAT id 45 (other −60), telephone 25 (both have others −5), somebody's mail address 25,
 *   mail domain or web site 15 (info@ counts as that; both have others −5), postcode 10 or city 8, street with house
 *   number 15 (other street −12), another legal form −20. In another town −15 in place of these about the street, and other
 *   domains −15.
 *
 * From 60 points on they are *the same*, from 35 on *probably the same*. Never more than probably: a name with nothing
 * else in common; one in another town (branches share name, VAT id and domain) unless number or telephone are the same;
 * one of another legal form unless the number is the same; one with another VAT id or customer number; one whose name is
 * longer (a sister company at the same address) unless number or VAT id are the same. Branches, and companies of one group
 * that differ by a word such as Holding or Logistik, are not shown for what they share by nature.
 */
export function compareCompanies(a: KnownCompany, b: KnownCompany): CompanyMatch | null {
  const number = relation(a.number, b.number)
  const vat = relation(a.vat, b.vat)
  const email = shares(a.emails, b.emails)
  const domain = shares(a.domains, b.domains)
  const phone = shares(a.phones, b.phones)
  const postcode = relation(a.postcode, b.postcode)
  const city = relation(a.city, b.city)
  const elsewhere = city ? city === 'differ' && postcode !== 'equal' : postcode === 'differ'
  const otherForm = a.form !== null && b.form !== null && a.form !== b.form

  let beside = 0
  if (number) beside += number === 'equal' ? 50 : -20
  if (vat) beside += vat === 'equal' ? 45 : -60
  if (postcode === 'equal') beside += 10
  else if (city === 'equal') beside += 8
  if (elsewhere) beside -= 15
  if (phone) beside += 25
  else if (!elsewhere && a.phones.length > 0 && b.phones.length > 0) beside -= 5
  if (email) beside += 25
  else if (domain) beside += 15
  else if (a.domains.length > 0 && b.domains.length > 0) beside -= elsewhere ? 15 : 5
  if (otherForm) beside -= 20

  // Nearly all candidates end here: what the names would have to say is more than they can, or than they do.
  const needed = companyThresholds.probably - beside - (elsewhere ? 0 : mostOfStreets(a.street, b.street))
  if (needed > mostOfNames) return null
  const name = matchNames(a, b, needed)
  const contradicted = name.kind === 'contrary' && number !== 'equal' && vat !== 'equal' && !email
  if (contradicted && !phone) return null
  const street = matchStreets(a.street, b.street)
  const sameHouse = street === 'equal' && !elsewhere
  if (contradicted && !sameHouse) return null
  if (a.branch !== b.branch && !sameHouse && number !== 'equal' && !email) return null

  const named = name.kind === 'equal' || name.kind === 'longer' || name.points > 0
  const ofName = named || number !== 'equal' ? name.points : 0
  const ofStreet = elsewhere || !street ? 0 : street === 'equal' ? 15 : -12
  let score = beside + ofName + ofStreet
  const placed = city === 'equal' || postcode === 'equal' || street === 'equal'
  const confirmed = placed || phone || email || domain || number === 'equal' || vat === 'equal'
  const onlyProbably =
    !confirmed ||
    (otherForm && number !== 'equal') ||
    vat === 'differ' ||
    number === 'differ' ||
    (elsewhere && number !== 'equal' && !phone) ||
    (name.kind !== 'equal' && name.kind !== 'typo' && vat !== 'equal' && number !== 'equal') ||
    (name.kind === 'contrary' && a.core !== '' && b.core !== '')
  if (onlyProbably) score = Math.min(score, companyThresholds.same - 1)
  if (score < companyThresholds.probably) return null
  const said: [boolean, CompanyReason][] = [
    [number === 'equal', 'customerNumber'],
    [vat === 'equal', 'vatId'],
    [named, name.kind === 'equal' ? 'name' : name.kind === 'longer' ? 'longerName' : 'similarName'],
    [postcode === 'equal', 'postcode'],
    [postcode !== 'equal' && city === 'equal', 'city'],
    [elsewhere, 'elsewhere'],
    [sameHouse, 'street'],
    [phone, 'phone'],
    [email, 'email'],
    [!email && domain, 'domain'],
    [number === 'differ', 'otherNumber'],
    [vat === 'differ', 'otherVatId'],
    [otherForm, 'otherForm'],
  ]
  return {
    score: Math.min(score, 100),
    verdict: score >= companyThresholds.same ? 'same' : 'probably',
    reasons: said.flatMap(([is, reason]) => (is ? [reason] : [])),
  }
}

function relation(a: string | null, b: string | null): 'equal' | 'differ' | null {
  return a && b ? (a === b ? 'equal' : 'differ') : null
}

function shares(a: readonly string[], b: readonly string[]): boolean {
  for (let i = 0; i < a.length; i += 1) for (let j = 0; j < b.length; j += 1) if (a[i] === b[j]) return true
  return false
}

function matchStreets(a: KnownCompany['street'], b: KnownCompany['street']): 'equal' | 'differ' | null {
  if (!a || !b) return null
  if (a.number && b.number && a.number !== b.number) return 'differ'
  const named = a.name === b.name || startsLike(a.name, b.name) || similarity(a.name, b.name) >= 0.6
  if (!named) return 'differ'
  return a.number && b.number ? 'equal' : null
}

/** The most points that two streets can bring, without looking at their names. */
function mostOfStreets(a: KnownCompany['street'], b: KnownCompany['street']): number {
  if (!a || !b) return 0
  return a.number && b.number && a.number !== b.number ? -12 : 15
}

function startsLike(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.length >= 4 && long.startsWith(short)
}

type NameMatch = { kind: 'equal' | 'typo' | 'short' | 'longer' | 'similar' | 'contrary'; points: number }

const contrary: NameMatch = { kind: 'contrary', points: -20 }

/** The most points that names bring; that unequal ones do; that those do of which each has words of its own. */
const mostOfNames = 60
const mostOfUnequal = 50
const mostOfSimilar = 35

/** How two names stand to each other. Where less than `needed` points would not count, it is not looked for. */
function matchNames(a: KnownCompany, b: KnownCompany, needed: number): NameMatch {
  if (a.core === '' || b.core === '') return { kind: 'similar', points: 0 }
  if (a.joined === b.joined || a.nameKey === b.nameKey)
    return { kind: 'equal', points: Math.min(a.tokens.length, b.tokens.length) === 1 ? 50 : 60 }
  if (needed > mostOfUnequal) return contrary
  const { unmatched, left, typos, cut } = matchTokens(a, b)
  const common = a.tokens.length - unmatched.length
  if (unmatched.length === 0 && left.length === 0) {
    if (cut > 0) return { kind: 'short', points: common > 1 ? 45 : 30 }
    return { kind: 'typo', points: typos < common ? 50 : 40 }
  }
  if (unmatched.length === 0 || left.length === 0) {
    // The city of the other one may stand in the name.
    const extra = [...unmatched, ...left].filter((token) => token !== a.city && token !== b.city)
    if (extra.some((token) => sisterWords.has(token))) return contrary
    return extra.length === 0 ? { kind: 'equal', points: 50 } : { kind: 'longer', points: 35 - 5 * extra.length }
  }
  if (needed > mostOfSimilar) return contrary
  if (isTypo(a.joined, lettersOf(a.joined), b.joined, lettersOf(b.joined))) return { kind: 'similar', points: 35 }
  if (common === 0) return contrary
  const likeness = similarity(unmatched.join(' '), left.join(' '))
  return likeness >= 0.5 ? { kind: 'similar', points: likeness >= 0.6 ? 35 : 15 } : contrary
}

/** Which words of two names belong together: equal ones first, each word once. */
function matchTokens(a: KnownCompany, b: KnownCompany) {
  const taken: boolean[] = []
  const unmatched: string[] = []
  let typos = 0
  let cut = 0
  for (let at = 0; at < a.tokens.length; at += 1) {
    const token = a.tokens[at]!
    let best: WordMatch = 'other'
    let partner = -1
    for (let i = 0; i < b.tokens.length; i += 1) {
      if (taken[i] || best === 'equal') continue
      const match = matchWords(token, a.letters[at]!, b.tokens[i]!, b.letters[i]!)
      if (match === 'other' || (match === 'short' && best === 'typo')) continue
      best = match
      partner = i
    }
    if (best === 'other') unmatched.push(token)
    else taken[partner] = true
    if (best === 'typo') typos += 1
    if (best === 'short') cut += 1
  }
  return { unmatched, left: b.tokens.filter((_, i) => !taken[i]), typos, cut }
}
