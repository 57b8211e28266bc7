import type { Role } from '#shared/actor.ts'

/** Everything the company has set, with the defaults of the rules. Amounts in minor units. */
export type Company = {
  name: string
  timeZone: string
  currency: string
  language: 'de' | 'en'
  country: 'DE' | 'AT' | 'CH'
  /** State or canton for public holidays, ISO 3166-2 without the country (BW, ZH); empty: nationwide ones only. */
  state: string
  /** First month of the fiscal year, 1–12. */
  fiscalYearStart: number
  /** Members below management and sales lead read only own customers. */
  readsOwnOnly: boolean
  /** Areas that were switched on by hand or by first use. */
  areas: readonly Area[]
  /** What the company calls things otherwise: message key → own word. */
  names: Partial<Record<(typeof nameable)[number], string>>
  contactPolicy: ContactPolicy
  buyingSteps: BuyingSteps
}

/** Defaults of rules §1; days and minor units. */
export type ContactPolicy = {
  keyAccountDays: number
  deciderDays: number
  formerDays: number
  classDays: Record<'A' | 'B' | 'C', number | null>
  standingDays: Record<'targetCustomer' | 'prospect' | 'customer', number>
  presumedValue: Record<'targetCustomer' | 'prospect' | 'customer' | 'former', number>
}

/**
 * Fixed steps of buying (RFM, rules §2) for companies with few customers, for the scores 5, 4, 3, 2: at most so many
 * days ago, on at least so many days, for at least so much (minor units).
 */
export type BuyingSteps = Record<'recency' | 'frequency' | 'monetary', readonly number[]>

export const defaultBuyingSteps: BuyingSteps = {
  recency: [30, 90, 180, 365],
  frequency: [12, 6, 3, 2],
  monetary: [10_000_000, 5_000_000, 2_000_000, 500_000],
}

/** True if each step asks less than the one before: more days ago, fewer days, less revenue. */
export function stepsFall({ recency, frequency, monetary }: BuyingSteps): boolean {
  const falls = (steps: readonly number[]) => steps.every((step, at) => at === 0 || step < (steps[at - 1] ?? 0))
  return falls(recency.map((days) => -days)) && falls(frequency) && falls(monetary)
}

export const defaultContactPolicy: ContactPolicy = {
  keyAccountDays: 14,
  deciderDays: 90,
  formerDays: 365,
  classDays: { A: 30, B: 60, C: 180 },
  standingDays: { targetCustomer: 30, prospect: 45, customer: 90 },
  presumedValue: { targetCustomer: 500_000, prospect: 500_000, customer: 100_000, former: 50_000 },
}

const defaults: Company = {
  name: '',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  language: 'de',
  country: 'DE',
  state: '',
  fiscalYearStart: 1,
  readsOwnOnly: false,
  areas: [],
  names: {},
  contactPolicy: defaultContactPolicy,
  buyingSteps: defaultBuyingSteps,
}

const known = new WeakMap<object, Company>()

/** The company as set, defaults filled in. */
export function companyOf(settings: Readonly<Record<string, unknown>>): Company {
  let company = known.get(settings)
  if (!company) {
    const own = Object.fromEntries(
      Object.keys(defaults).flatMap((key) => (settings[key] === undefined ? [] : [[key, settings[key]]])),
    )
    company = { ...defaults, ...own } as Company
    known.set(settings, company)
  }
  return company
}

/** The roles whose holders are asked about everybody's work. */
export const leading: readonly Role[] = ['management', 'salesLead']

/**
 * Areas of the rail that appear when they are first used or switched on (principle 1); the others always
 * stand there. A new area comes in here together with its page.
 */
export const areas = ['complaints', 'leads', 'keyAccounts', 'team', 'figures', 'commission', 'protections'] as const
export type Area = (typeof areas)[number]

/** What a company may call otherwise: areas, and opportunity and key account as one and as several. Message keys. */
export const nameable = [
  'today.area',
  'customers.area',
  'opportunities.area',
  'team.area',
  'opportunities.title',
  'opportunities.many',
  'customers.mode.keyAccount',
  'keyAccounts.many',
  'keyAccounts.area',
  'leads.area',
  'complaints.area',
  'figures.area',
  'commission.area',
] as const

/** True for a time zone that this machine knows by its IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** True for a currency in use (ISO 4217). */
export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code)
}
