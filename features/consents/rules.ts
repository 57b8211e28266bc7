import { addMonths, type Day, type Instant } from '#shared/days.ts'
import { fold } from '#shared/text.ts'

/** By what somebody is reached; a permission holds for one of them (rules §11). */
export const channels = ['email', 'sms', 'messenger', 'fax', 'phone', 'letter'] as const
export type Channel = (typeof channels)[number]

/** What for. Surveys count as advertising; answers, offers asked for and matters of a contract never need a permission. */
export const purposes = ['advertising', 'survey', 'reply', 'offerAsked', 'contract'] as const
export type Purpose = (typeof purposes)[number]
const alwaysAllowed: readonly Purpose[] = ['reply', 'offerAsked', 'contract']

/** What an entry of the ledger says. `sale`: permission from a sale, § 7 (3) UWG; `interest`: presumed interest of a business. */
export const entryKinds = ['consent', 'withdrawal', 'objection', 'sale', 'interest', 'use', 'void'] as const
export type EntryKind = (typeof entryKinds)[number]

/** How it came to us. What an import claims proves nothing; an objection from there counts. */
export const sources = ['form', 'paper', 'spoken', 'mail', 'link', 'import'] as const
export type Source = (typeof sources)[number]

export type LedgerEntry = {
  id: string
  kind: EntryKind
  /** When it was said; of a consent when it was confirmed. */
  at: Instant
  source: Source
  /** Recorded for this very address; else for the same person at another one. */
  ofAddress: boolean
  wordingVersion?: string | null
  /** Where it was given: the page, the form, the fair. */
  page?: string | null
  requestedAt?: Instant | null
  confirmedAt?: Instant | null
  /** Of an interest: why it is presumed. */
  reason?: string | null
  saleDay?: Day | null
  /** Own similar goods that may be advertised. */
  goods?: string | null
  /** When the address was collected with the notice that one may object. */
  noticeDay?: Day | null
  /** AT: the list of the regulator; CH: the directory, for the mark against advertising. */
  listCheckedOn?: Day | null
  /** Of a void: the entry that was made by mistake. */
  voidsId?: string | null
}

export type ContactFacts = {
  /** A private person, not somebody at their business. */
  consumer: boolean
  entries: readonly LedgerEntry[]
  /** Since when the hash of the address stands on the suppression list; it outlives the ledger. */
  suppressedAt: Instant | null
  /** The mail to be sent says how to object (sale-based permission). */
  noticeInMail: boolean
}

export type Missing =
  | 'objection'
  | 'withdrawn'
  | 'consent'
  | 'consentImported'
  | 'consentWording'
  | 'consentPage'
  | 'consentRequest'
  | 'consentUnconfirmed'
  | 'consumerConsent'
  | 'interest'
  | 'interestReason'
  | 'saleDay'
  | 'saleGoods'
  | 'saleNotice'
  | 'mailNotice'
  | 'listCheck'
export type Ground = 'always' | 'consent' | 'sale' | 'interest' | 'legitimateInterest'
export type Verdict =
  | { allowed: true; ground: Ground; since: Instant | null; warning: 'unused' | null }
  | { allowed: false; missing: Missing; since: Instant | null }

type OtherGround = 'sale' | 'saleRelation' | 'interest' | 'legitimateInterest'
type RuleSet = Record<Channel, { business: readonly OtherGround[]; consumer: readonly OtherGround[] }>
const both = (...grounds: OtherGround[]) => ({ business: grounds, consumer: grounds })
const consentOnly = both()

/**
 * What stands beside a proven consent, by country of the recipient. DE: § 7 and § 7a UWG. AT: § 174 TKG 2021 (calls and
 * fax need consent, among businesses too; the sale needs a look at the regulator's list). CH: Art. 3 (1) o and u UWG (calls only to
 * customers, or where the directory shows no mark against advertising). Elsewhere nothing but consent.
 */
const ruleSets: Record<'DE' | 'AT' | 'CH' | 'other', RuleSet> = {
  DE: {
    email: both('sale'),
    sms: consentOnly,
    messenger: consentOnly,
    fax: consentOnly,
    phone: { business: ['interest'], consumer: [] },
    letter: both('legitimateInterest'),
  },
  AT: {
    email: both('sale'),
    sms: consentOnly,
    messenger: consentOnly,
    fax: consentOnly,
    phone: consentOnly,
    letter: both('legitimateInterest'),
  },
  CH: {
    email: both('sale'),
    sms: consentOnly,
    messenger: consentOnly,
    fax: consentOnly,
    phone: both('saleRelation', 'interest'),
    letter: both('legitimateInterest'),
  },
  other: {
    email: consentOnly,
    sms: consentOnly,
    messenger: consentOnly,
    fax: consentOnly,
    phone: consentOnly,
    letter: consentOnly,
  },
}
const unusedAfterMonths = 24

/**
 * The one gate (rules §11, register E2): whether somebody may be contacted now, and if not, which point is missing.
 * An objection beats everything older and only a later, proven consent lifts it. The order of the entries does not matter.
 */
export function mayContact(
  channel: Channel,
  purpose: Purpose,
  facts: ContactFacts,
  today: Day,
  country: string,
): Verdict {
  if (alwaysAllowed.includes(purpose)) return { allowed: true, ground: 'always', since: null, warning: null }
  const place = countryOf(country)
  const voided = new Set(facts.entries.flatMap((entry) => entry.voidsId ?? []))
  const entries = facts.entries.filter((entry) => !voided.has(entry.id))
  const own = entries.filter((entry) => entry.ofAddress && entry.at.slice(0, 10) <= today)
  const objectedAt = latest([
    facts.suppressedAt,
    ...entries.filter((entry) => entry.kind === 'objection').map((entry) => entry.at),
  ])
  const withdrawnAt = latest(
    entries.filter((entry) => entry.kind === 'withdrawal' && entry.ofAddress).map((entry) => entry.at),
  )
  const stoppedAt = latest([objectedAt, withdrawnAt])

  const consents = own.filter((entry) => entry.kind === 'consent')
  const proven = consents.filter((entry) => consentProblem(entry) === null && isAfter(entry.requestedAt, stoppedAt))
  if (proven.length > 0) {
    const since = latest(proven.map((entry) => entry.confirmedAt ?? null))
    const used = latest([since, ...own.filter((entry) => entry.kind === 'use').map((entry) => entry.at)])
    return { allowed: true, ground: 'consent', since, warning: isUnused(used, today) ? 'unused' : null }
  }
  if (objectedAt) return { allowed: false, missing: 'objection', since: objectedAt }

  const open = own.filter((entry) => isAfter(entry.at, withdrawnAt) && entry.source !== 'import')
  const others = ruleSets[place][channel][facts.consumer ? 'consumer' : 'business']
  const lacking: Missing[] = []
  for (const ground of others) {
    const { since, problem } = judge(ground, open, facts, place)
    if (problem === null && !(ground === 'legitimateInterest' && withdrawnAt)) {
      return { allowed: true, ground: ground === 'saleRelation' ? 'sale' : ground, since, warning: null }
    }
    if (problem !== null) lacking.push(problem)
  }
  if (withdrawnAt) return { allowed: false, missing: 'withdrawn', since: withdrawnAt }
  const claimed = consents.reduce<LedgerEntry | null>((last, one) => (last && last.at >= one.at ? last : one), null)
  const begun = lacking.find((point) => point !== 'consent' && point !== 'interest')
  const missing = begun ?? (claimed && consentProblem(claimed)) ?? lacking.find((point) => point !== 'consent')
  return { allowed: false, missing: missing ?? nothingKnown(channel, facts), since: null }
}

/** What a consent lacks to be proven: wording version, page, request and a confirmation that is not older; none if it is whole. */
export function consentProblem(entry: LedgerEntry): Missing | null {
  if (entry.source === 'import') return 'consentImported'
  if (!entry.wordingVersion) return 'consentWording'
  if (!entry.page) return 'consentPage'
  if (!entry.requestedAt) return 'consentRequest'
  return entry.confirmedAt && entry.confirmedAt >= entry.requestedAt ? null : 'consentUnconfirmed'
}

/** Whether another ground than consent carries, and what the best entry for it lacks; no problem and no entry: it needs none. */
function judge(
  ground: OtherGround,
  entries: readonly LedgerEntry[],
  facts: ContactFacts,
  country: 'DE' | 'AT' | 'CH' | 'other',
): { since: Instant | null; problem: Missing | null } {
  if (ground === 'legitimateInterest') return { since: null, problem: null }
  const kind = ground === 'interest' ? 'interest' : 'sale'
  let problem: Missing = kind === 'interest' ? 'interest' : 'consent'
  for (const entry of entries.filter((one) => one.kind === kind)) {
    const lacking = kind === 'interest' ? interestProblem(entry, country) : saleProblem(ground, entry, facts, country)
    if (lacking === null) return { since: entry.at, problem: null }
    problem = lacking
  }
  return { since: null, problem }
}

/** § 7 (3) UWG, all four: address from a sale, own similar goods, notice at collection and in each mail (no objection is asked before). */
function saleProblem(ground: OtherGround, entry: LedgerEntry, facts: ContactFacts, country: string): Missing | null {
  if (!entry.saleDay) return 'saleDay'
  if (ground === 'saleRelation') return null
  if (!entry.goods) return 'saleGoods'
  if (!entry.noticeDay) return 'saleNotice'
  if (country === 'AT' && !entry.listCheckedOn) return 'listCheck'
  return facts.noticeInMail ? null : 'mailNotice'
}

function interestProblem(entry: LedgerEntry, country: string): Missing | null {
  if (!entry.reason) return 'interestReason'
  return country === 'CH' && !entry.listCheckedOn ? 'listCheck' : null
}

function nothingKnown(channel: Channel, { consumer }: ContactFacts): Missing {
  return channel === 'phone' && consumer ? 'consumerConsent' : 'consent'
}

/** The rule set of a recipient's country (ISO 3166). */
export function countryOf(country: string): 'DE' | 'AT' | 'CH' | 'other' {
  return country === 'DE' || country === 'AT' || country === 'CH' ? country : 'other'
}

function isUnused(used: Instant | null, today: Day): boolean {
  return used !== null && addMonths(used.slice(0, 10), unusedAfterMonths) <= today
}

function isAfter(at: Instant | null | undefined, before: Instant | null): boolean {
  return at !== null && at !== undefined && (before === null || at > before)
}

function latest(instants: readonly (Instant | null)[]): Instant | null {
  return instants.reduce<Instant | null>((last, at) => (at !== null && (last === null || at > last) ? at : last), null)
}

/**
 * An address as it is compared and hashed: mail in lower case, numbers as +49… (given in E.164), of a letter only the letters and
 * digits of name and place. Empty if nothing is left.
 */
export function addressKey(channel: Channel, address: string): string {
  if (channel === 'email') return address.trim().toLowerCase()
  if (channel === 'letter')
    return fold(address)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
  return address.replace(/[^\d+]/g, '')
}

/** Which channels a number serves, by the word beside it. */
export function channelsOfNumber(label: string): Channel[] {
  if (/fax/i.test(label)) return ['fax']
  return /mobil|handy|mobile|cell/i.test(label) ? ['phone', 'sms', 'messenger'] : ['phone']
}
