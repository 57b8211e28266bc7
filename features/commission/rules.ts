import { addMonths, type Day } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'

/** All of something in basis points. */
export const whole = 10_000

/** How much of a deal or an account is credited to a member, in basis points. A share is not a rate. */
export type Share = { memberId: string; basisPoints: number }

/** Refuses `sharesNotWhole` unless the shares are positive and make 10,000 exactly, `shareTwice` for a member named twice. */
export function checkShares(shares: readonly Share[]): void {
  if (new Set(shares.map(({ memberId }) => memberId)).size < shares.length) throw new Refusal('shareTwice')
  const sum = shares.reduce((all, { basisPoints }) => all + basisPoints, 0)
  if (sum !== whole || shares.some(({ basisPoints }) => basisPoints <= 0)) throw new Refusal('sharesNotWhole')
}

/**
 * An amount (minor units) divided by shares that make 10,000: parts add up to it exactly. By largest remainder on the
 * absolute amount, ties by the order of the shares, signed afterwards: a credit note mirrors its invoice (rules §8).
 */
export function splitByShares(amount: number, shares: readonly Share[]): number[] {
  const size = BigInt(Math.abs(amount))
  const exact = shares.map(({ basisPoints }) => size * BigInt(basisPoints))
  const parts = exact.map((one) => Number(one / BigInt(whole)))
  const left = Math.abs(amount) - parts.reduce((sum, one) => sum + one, 0)
  const remainders = exact.map((one, index) => ({ index, rest: Number(one % BigInt(whole)) }))
  remainders.sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of remainders.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1
  return parts.map((part) => (amount < 0 && part !== 0 ? -part : part))
}

/** What a part pays at a rate in basis points; minor units, half a cent away from zero (rules §8). */
export function payOf(part: number, rate: number): number {
  const size = BigInt(Math.abs(part)) * BigInt(rate)
  const rounded = Number((size + BigInt(whole / 2)) / BigInt(whole))
  return part < 0 && rounded !== 0 ? -rounded : rounded
}

/** The rate of a member from a day on. */
export type Plan = { memberId: string; validFrom: Day; rate: number }

/** The rate (basis points) of a member on a day: of the latest version that holds by then; none before the first. */
export function rateOn(plans: readonly Plan[], memberId: string, day: Day): number | null {
  let best: Plan | undefined
  for (const plan of plans)
    if (plan.memberId === memberId && plan.validFrom <= day && (!best || plan.validFrom > best.validFrom)) best = plan
  return best?.rate ?? null
}

/** What the company lets commission be paid on, and how follow-up business is shared after a handover. */
export type CommissionPolicy = {
  /** Won deals on the day they were won, or invoices. */
  base: 'won' | 'invoiced'
  /** So long after a handover sales takes part in follow-up business. */
  followUpMonths: number
  /** Part of sales in it, basis points. */
  followUpShare: number
}

export const defaultCommission: CommissionPolicy = { base: 'won', followUpMonths: 12, followUpShare: 5_000 }

/** A customer that went from sales to key account management: on which day, from whom, to whom. */
export type HandedOver = { day: Day; fromId: string; toId: string }

/** What is credited: a won deal or an invoice. */
export type Credited = {
  /** When it was won or invoiced. */
  day: Day
  /** When it was first offered (else created); none for invoices. */
  offeredDay: Day | null
  ownerId: string | null
  /** Set for this deal alone. */
  ofDeal: readonly Share[] | null
  /** Set for the account, with the day from which each holds. */
  ofAccount: readonly { validFrom: Day; shares: readonly Share[] }[]
  handedOver: readonly HandedOver[]
  /** The trade representative for whom the customer was protected on that day, if one with a rate. */
  representativeId: string | null
}

export const shareReasons = [
  'deal',
  'account',
  'protected',
  'offeredBefore',
  'followUp',
  'afterFollowUp',
  'owner',
  'nobody',
] as const
export type ShareReason = (typeof shareReasons)[number]

/**
 * Who is credited, and why (rules §8): as set for the deal, else as set for the account on that day, else the representative
 * for whom the customer is protected, else by the handover: what was offered before it stays with sales, follow-up business is
 * shared for some months, after that all goes to key account management. Without any of these the owner.
 */
export function sharesOf(
  record: Credited,
  policy: CommissionPolicy,
): { shares: readonly Share[]; reason: ShareReason } {
  if (record.ofDeal) return { shares: record.ofDeal, reason: 'deal' }
  const set = record.ofAccount.filter(({ validFrom }) => validFrom <= record.day)
  const account = set.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
  if (account) return { shares: account.shares, reason: 'account' }
  if (record.representativeId) return { shares: all(record.representativeId), reason: 'protected' }
  const before = record.handedOver.filter(({ day }) => day <= record.day)
  const last = before.toSorted((a, b) => (a.day < b.day ? 1 : -1))[0]
  if (last && last.fromId !== last.toId) return afterHandover(record, last, policy)
  const owner = record.ownerId
  return owner ? { shares: all(owner), reason: 'owner' } : { shares: [], reason: 'nobody' }
}

function all(memberId: string): Share[] {
  return [{ memberId, basisPoints: whole }]
}

function afterHandover(
  { day, offeredDay }: Credited,
  last: HandedOver,
  { followUpMonths, followUpShare }: CommissionPolicy,
): { shares: readonly Share[]; reason: ShareReason } {
  if (offeredDay !== null && offeredDay < last.day) return { shares: all(last.fromId), reason: 'offeredBefore' }
  if (day >= addMonths(last.day, followUpMonths)) return { shares: all(last.toId), reason: 'afterFollowUp' }
  const shares = [
    { memberId: last.fromId, basisPoints: followUpShare },
    { memberId: last.toId, basisPoints: whole - followUpShare },
  ]
  return { shares: shares.filter(({ basisPoints }) => basisPoints > 0), reason: 'followUp' }
}

/** What was stated of a record for a member in locked periods. */
export type Stated = { part: number; pay: number }

/** What is owed of one record to one member, less what was stated already; `correction` once it belongs to a locked period. */
export type Owed = { part: number; pay: number; correction: boolean }

/**
 * One line of a statement (rules §8): what a record gives a member by what is known today, less what locked statements
 * gave. None where nothing is left. A record that is gone gives nothing, so that what was stated comes back.
 */
export function owedOf(now: Stated | null, stated: Stated | undefined, inLockedPeriod: boolean): Owed | null {
  const part = (now?.part ?? 0) - (stated?.part ?? 0)
  const pay = (now?.pay ?? 0) - (stated?.pay ?? 0)
  if (part === 0 && pay === 0) return null
  return { part, pay, correction: inLockedPeriod || stated !== undefined }
}
