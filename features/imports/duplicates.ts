import { fold } from '#shared/text.ts'

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

export type MatchReason =
  | 'customerNumber'
  | 'vatId'
  | 'name'
  | 'similarName'
  | 'postcode'
  | 'city'
  | 'street'
  | 'phone'
  | 'domain'

/** `same`: taken as one. `probably`: shown, and only one if somebody says so. */
export type Match = { id: string; name: string; verdict: 'same' | 'probably'; reasons: MatchReason[] }

type Known = {
  id: string
  name: string
  core: string
  tokens: string[]
  form: string | null
  number: string | null
  vat: string | null
  street: string | null
  postcode: string | null
  city: string | null
  phones: readonly string[]
  domains: readonly string[]
}

/** Legal forms after folding, longest first; they say what kind of company, not which. */
const forms: [RegExp, string][] = [
  [/\bgesellschaft mit beschraenkter haftung\b/g, 'gmbh'],
  [/\b(gesellschaft m b h|gmbh|ges m b h|gesmbh|mbh|g m b h)\b/g, 'gmbh'],
  [/\baktiengesellschaft\b/g, 'ag'],
  [/\b(kommanditgesellschaft)\b/g, 'kg'],
  [/\b(e k|ek|e kfm|e kfr|eingetragener kaufmann|inh|inhaber)\b/g, 'ek'],
  [/\b(e v|ev)\b/g, 'ev'],
  [/\b(ug haftungsbeschraenkt|ug|unternehmergesellschaft)\b/g, 'ug'],
  [
    /\b(ag|kg|kgaa|ohg|gbr|se|eg|sarl|sa|srl|spa|ltd|limited|inc|incorporated|llc|llp|corp|corporation|plc|bv|nv|aps|oy|ab|kft|sro|dba)\b/g,
    '',
  ],
]
const fillWords = new Set('und and co cie u the der die das fa firma company haftungsbeschraenkt'.split(' '))
const longForms: Record<string, string> = {
  gebr: 'gebrueder',
  int: 'international',
  intern: 'international',
  dt: 'deutsche',
  masch: 'maschinen',
  maschbau: 'maschinenbau',
  tech: 'technik',
  ing: 'ingenieur',
  ingbuero: 'ingenieurbuero',
  str: 'strasse',
  st: 'sankt',
}

/** A company's name without legal form, case, umlauts, signs: "Müller & Söhne GmbH & Co. KG" → "mueller soehne". */
export function companyCore(name: string): { core: string; tokens: string[]; form: string | null } {
  let text = ` ${fold(name).replace(/[^a-z0-9]+/g, ' ')} `
  let form: string | null = null
  for (const [pattern, kind] of forms) {
    text = text.replace(pattern, (found) => {
      form ??= kind || found.trim()
      return ' '
    })
  }
  const words = text.split(' ').filter((word) => word !== '')
  const meaningful = words.filter((word) => !fillWords.has(word)).map((word) => longForms[word] ?? word)
  const tokens =
    meaningful.length > 0
      ? meaningful
      : fold(name)
          .split(/[^a-z0-9]+/)
          .filter(Boolean)
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

/** More records than this behind one key say nothing (a common word, the number of a switchboard). */
const largestBlock = 60

/**
 * Finds to a company the one that is the same among up to hundreds of thousands: candidates come from keys
 * that two equal companies share (number, VAT id, name, phone, domain, postcode with beginning of the name),
 * only they are compared.
 */
export class DuplicateIndex {
  private readonly blocks = new Map<string, Known | Known[]>()
  private readonly byId = new Map<string, Known>()

  get size(): number {
    return this.byId.size
  }

  add(id: string, traits: CompanyTraits): void {
    const known = knownOf(id, traits)
    this.byId.set(id, known)
    for (const key of keysOf(known)) {
      const block = this.blocks.get(key)
      if (block === undefined) this.blocks.set(key, known)
      else if (Array.isArray(block)) {
        if (block.length <= largestBlock) block.push(known)
      } else this.blocks.set(key, [block, known])
    }
  }

  /** The best match, `null` if the company is new. Of several equal ones the first added. */
  find(traits: CompanyTraits): Match | null {
    const wanted = knownOf('', traits)
    const seen = new Set<Known>()
    let best: (Match & { weight: number }) | null = null
    for (const key of keysOf(wanted)) {
      const block = this.blocks.get(key)
      const candidates = block === undefined ? [] : Array.isArray(block) ? block : [block]
      const crowded = candidates.length > largestBlock && !key.startsWith('n:')
      if (crowded) continue
      for (const candidate of candidates) {
        if (seen.has(candidate)) continue
        seen.add(candidate)
        const match = compare(wanted, candidate)
        if (match && (!best || match.weight > best.weight)) best = match
      }
    }
    return best && { id: best.id, name: best.name, verdict: best.verdict, reasons: best.reasons }
  }

  /** By customer number or exact name, as other tables refer to a customer; `null` if none or several fit. */
  findReference(text: string): string | null {
    const number = this.blocks.get(`#:${numberKey(text)}`)
    if (number !== undefined && !Array.isArray(number)) return number.id
    const domain = companyDomain(text)
    const block =
      this.blocks.get(`n:${companyCore(text).core}`) ?? (domain ? this.blocks.get(`d:${domain}`) : undefined)
    if (block === undefined) return null
    if (!Array.isArray(block)) return block.id
    const { form } = companyCore(text)
    const exact = block.filter((one) => one.form === form)
    return exact.length === 1 ? exact[0]!.id : null
  }
}

function knownOf(id: string, traits: CompanyTraits): Known {
  const { core, tokens, form } = companyCore(traits.name)
  const domains = [...(traits.emails ?? []), ...(traits.web ? [traits.web] : [])].map(companyDomain)
  return {
    id,
    name: traits.name,
    core,
    tokens,
    form,
    number: traits.customerNumber ? numberKey(traits.customerNumber) : null,
    vat: traits.vatId ? fold(traits.vatId).replace(/[^a-z0-9]/g, '') : null,
    street: traits.street ? streetKey(traits.street) : null,
    postcode: traits.postcode?.replace(/\D/g, '') || null,
    city: traits.city ? companyCore(traits.city).core : null,
    phones: traits.phones ?? [],
    domains: [...new Set(domains.filter((domain) => domain !== null))],
  }
}

function numberKey(number: string): string {
  return fold(number)
    .replace(/[^a-z0-9]/g, '')
    .replace(/^0+(?=.)/, '')
}

function streetKey(street: string): string {
  return fold(street)
    .replace(/stra(ss|s)e\b/g, 'str')
    .replace(/[^a-z0-9]/g, '')
}

function keysOf(known: Known): string[] {
  const keys: string[] = []
  if (known.number) keys.push(`#:${known.number}`)
  if (known.vat) keys.push(`v:${known.vat}`)
  if (known.core) {
    keys.push(`n:${known.core}`)
    const without = known.city ? withoutCity(known) : known.core
    if (without !== known.core) keys.push(`n:${without}`)
    if (known.postcode)
      for (const token of known.tokens.slice(0, 2)) keys.push(`p:${known.postcode}:${token.slice(0, 4)}`)
    const longest = known.tokens.reduce((a, b) => (b.length > a.length ? b : a), '')
    if (longest.length >= 5) keys.push(`t:${longest.slice(0, 7)}`)
  }
  for (const phone of known.phones) keys.push(`f:${phone}`)
  for (const domain of known.domains) keys.push(`d:${domain}`)
  return keys
}

function withoutCity(known: Known): string {
  const rest = known.tokens.filter((token) => token !== known.city)
  return rest.length > 0 ? rest.join(' ') : known.core
}

function compare(a: Known, b: Known): (Match & { weight: number }) | null {
  const reasons: MatchReason[] = []
  const both = (x: string | null, y: string | null) => (x && y ? (x === y ? 'equal' : 'differ') : null)
  const number = both(a.number, b.number)
  const vat = both(a.vat, b.vat)
  const postcode = both(a.postcode, b.postcode)
  const city = both(a.city, b.city)
  const street = both(a.street, b.street)
  const phone = a.phones.some((one) => b.phones.includes(one))
  const domain = a.domains.some((one) => b.domains.includes(one))
  const sameName =
    a.core !== '' &&
    (a.core === b.core || withoutCity(a) === withoutCity(b) || a.core === withoutCity(b) || withoutCity(a) === b.core)
  const likeness = sameName ? 1 : similarity(a.core, b.core)
  const formDiffers = a.form !== null && b.form !== null && a.form !== b.form

  if (number === 'equal') reasons.push('customerNumber')
  if (vat === 'equal') reasons.push('vatId')
  if (sameName) reasons.push('name')
  else if (likeness >= 0.7) reasons.push('similarName')
  if (postcode === 'equal') reasons.push('postcode')
  else if (city === 'equal') reasons.push('city')
  if (street === 'equal') reasons.push('street')
  if (phone) reasons.push('phone')
  if (domain) reasons.push('domain')

  const against = number === 'differ' || vat === 'differ'
  const elsewhere = postcode === 'differ' || (postcode === null && city === 'differ')
  const near =
    postcode === 'equal' || phone || domain || (city === 'equal' && street !== 'differ') || street === 'equal'
  let verdict: Match['verdict'] | null = null
  if (number === 'equal') verdict = likeness >= 0.5 || a.core === '' || b.core === '' ? 'same' : 'probably'
  else if (vat === 'equal' && !against) verdict = likeness >= 0.7 ? 'same' : 'probably'
  else if (sameName) {
    if (against || formDiffers) verdict = 'probably'
    else if (near) verdict = elsewhere && !phone ? 'probably' : 'same'
    else verdict = elsewhere || a.core.length < 5 ? 'probably' : 'same'
  } else if (likeness >= 0.7 && !against) {
    const close = Number(postcode === 'equal') + Number(phone) + Number(domain) + Number(street === 'equal')
    if (likeness >= 0.8 && close >= 2 && !formDiffers) verdict = 'same'
    else if (close >= 1) verdict = 'probably'
  } else if (phone && (postcode === 'equal' || domain) && !against) verdict = 'probably'
  if (!verdict) return null
  const weight = (verdict === 'same' ? 10 : 0) + reasons.length + likeness
  return { id: b.id, name: b.name, verdict, reasons, weight }
}

/** Likeness of two names, 0–1: share of common letter pairs, so that swapped words and typing errors cost little. */
export function similarity(a: string, b: string): number {
  const first = pairs(a)
  const second = pairs(b)
  if (first.length === 0 || second.length === 0) return a === b && a !== '' ? 1 : 0
  const counts = new Map<string, number>()
  for (const pair of first) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  let common = 0
  for (const pair of second) {
    const left = counts.get(pair) ?? 0
    if (left === 0) continue
    counts.set(pair, left - 1)
    common += 1
  }
  return (2 * common) / (first.length + second.length)
}

function pairs(text: string): string[] {
  return text.split(' ').flatMap((word) => {
    const framed = `_${word}_`
    return Array.from({ length: framed.length - 1 }, (_, i) => framed.slice(i, i + 2))
  })
}

/** What two persons of one customer are compared by. */
export type PersonTraits = { firstName?: string | null; lastName: string; emails?: readonly string[] }

/** Whether two persons of the same customer are one: same mail address, or same last name and no other first name. */
export function samePerson(a: PersonTraits, b: PersonTraits): boolean {
  const mails = new Set((a.emails ?? []).map((email) => email.toLowerCase()))
  if ((b.emails ?? []).some((email) => mails.has(email.toLowerCase())))
    return fold(a.lastName) === fold(b.lastName) || !a.firstName || !b.firstName
  if (personKey(a.lastName) !== personKey(b.lastName)) return false
  if (!a.firstName || !b.firstName) return true
  const [first, second] = [personKey(a.firstName), personKey(b.firstName)]
  return first === second || isInitial(a.firstName, b.firstName) || isInitial(b.firstName, a.firstName)
}

function personKey(name: string): string {
  return fold(name).replace(/[^a-z]/g, '')
}

function isInitial(short: string, long: string): boolean {
  return /^\p{L}\.?$/u.test(short.trim()) && personKey(long).startsWith(personKey(short))
}
