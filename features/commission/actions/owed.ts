import { companyOf } from '#features/company/rules.ts'
import { type Business, readRepresentatives } from '#features/protections/actions/crediting.ts'
import { readGroups } from '#features/white-space/actions/matrix.ts'
import type { Context } from '#platform/actions/context.ts'
import { addMonths, type Day, dayOf, earlier, later } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'
import {
  type Credited,
  type HandedOver,
  owedOf,
  type Plan,
  payOf,
  rateOn,
  type Share,
  type ShareReason,
  type Stated,
  sharesOf,
  splitByShares,
} from '../rules.ts'
import { commissionPolicyOf } from '../settings.ts'
import * as sql from '../sql.ts'

const mostRecords = 200_000
const mostLines = 400_000
const mostSet = 20_000
/** Corrections reach back so far before a period. */
const correctedMonths = 24

/** What one record gives one member in a period, with all that explains it. Minor units, basis points. */
export type OwedLine = {
  memberId: string
  recordId: string
  customerId: string | null
  title: string
  day: Day
  amount: number
  shares: readonly Share[]
  reason: ShareReason
  basisPoints: number
  part: number
  rate: number
  pay: number
  kind: 'regular' | 'correction'
}

/** What is credited, as it is known now. */
type Known = { id: string; customerId: string | null; title: string; day: Day; amount: number; credited: Credited }

/**
 * What a period pays everybody as it is known now: the records of its days, and for those of locked periods what differs from
 * what was stated (rules §8). Members without a rate on that day are not in it.
 */
export async function readOwed(ctx: Context, period: Period, locked: readonly Period[]) {
  const currency = companyOf(ctx.settings).currency
  const first = locked.reduce<Day>((day, one) => earlier(day, one.from), period.from)
  const since = later(first, addMonths(period.from, -correctedMonths))
  const plans: Plan[] = await sql.listPlans(ctx.db, mostSet)
  const { records, otherCurrencies } = await readKnown(ctx, { from: since, to: period.to }, period, currency, plans)
  const policy = commissionPolicyOf(ctx.settings)
  const statedLines = await sql.listStated(ctx.db, since, mostLines)
  const stated = sumStated(statedLines)
  const lastLines = new Map(statedLines.map((line) => [line.recordId, line]))
  const isLocked = (day: Day) => locked.some(({ from, to }) => from <= day && day <= to)

  const lines: OwedLine[] = []
  const seen = new Set<string>()
  for (const record of records) {
    const inLocked = isLocked(record.day)
    const inPeriod = record.day >= period.from
    const before = lastLines.get(record.id)
    if (!inPeriod && !inLocked && !before) continue
    const { shares, reason } = heldShares(sharesOf(record.credited, policy), before)
    for (const [index, part] of splitByShares(record.amount, shares).entries()) {
      const { memberId, basisPoints } = shares[index] as Share
      const rate = rateOn(plans, memberId, record.day)
      const key = `${record.id} ${memberId}`
      if (rate === null && !stated.has(key)) continue
      seen.add(key)
      const owed = owedOf({ part, pay: payOf(part, rate ?? 0) }, stated.get(key), inLocked)
      if (owed)
        lines.push({ ...lineOf(record), memberId, shares, reason, basisPoints, rate: rate ?? 0, ...kindOf(owed) })
    }
  }
  // What was stated of records that are gone, or are credited to others now.
  const known = new Map(records.map((record) => [record.id, record]))
  for (const [key, line] of new Map(statedLines.map((one) => [`${one.recordId} ${one.memberId}`, one]))) {
    if (seen.has(key)) continue
    const owed = owedOf(null, stated.get(key), true)
    if (!owed) continue
    const record = known.get(line.recordId)
    lines.push({
      ...(record ? lineOf(record) : { ...keptOf(line), amount: 0 }),
      memberId: line.memberId,
      shares: [],
      reason: line.reason as ShareReason,
      basisPoints: 0,
      rate: line.rate,
      ...kindOf(owed),
    })
  }
  return { currency, otherCurrencies, lines }
}

/** Who was credited by default stays so once it was stated: another owner later does not take it away. */
function heldShares(
  found: { shares: readonly Share[]; reason: ShareReason },
  before: sql.LineRecord | undefined,
): { shares: readonly Share[]; reason: ShareReason } {
  if (found.reason !== 'owner' || before?.reason !== 'owner') return found
  const shares = JSON.parse(before.shares) as Share[]
  return shares.length > 0 ? { shares, reason: 'owner' } : found
}

function lineOf({ id, customerId, title, day, amount }: Known) {
  return { recordId: id, customerId, title, day, amount }
}

function keptOf({ recordId, customerId, title, day }: sql.LineRecord) {
  return { recordId, customerId, title, day }
}

function kindOf({ correction, ...owed }: NonNullable<ReturnType<typeof owedOf>>) {
  return { ...owed, kind: correction ? ('correction' as const) : ('regular' as const) }
}

function sumStated(lines: readonly sql.LineRecord[]): Map<string, Stated> {
  const sums = new Map<string, Stated>()
  for (const { recordId, memberId, part, pay } of lines) {
    const key = `${recordId} ${memberId}`
    const sum = sums.get(key) ?? { part: 0, pay: 0 }
    sums.set(key, { part: sum.part + Number(part), pay: sum.pay + Number(pay) })
  }
  return sums
}

async function readKnown(ctx: Context, range: Period, period: Period, currency: string, plans: readonly Plan[]) {
  const creditOf = await readCredits(ctx)
  const rows = await readRows(ctx, range)
  const representativeOf = await readRated(ctx, range, plans)
  const others = rows.filter((row) => row.currency !== currency && row.day >= period.from)
  return {
    records: rows
      .filter((row) => row.currency === currency)
      .map(
        (row): Known => ({
          id: row.id,
          customerId: row.customerId,
          title: row.title,
          day: row.day,
          amount: row.amount,
          credited: {
            day: row.day,
            offeredDay: row.offeredDay,
            ownerId: row.ownerId,
            ...creditOf(row.id, row.customerId),
            representativeId: representativeOf(row),
          },
        }),
      ),
    otherCurrencies: [...new Set(others.map((row) => row.currency))].sort(),
  }
}

async function readRows(ctx: Context, range: Period) {
  if (commissionPolicyOf(ctx.settings).base === 'won')
    return (await sql.listWon(ctx.db, range, mostRecords)).map(
      ({ closedDay, createdDay, offeredDay, amount, ...row }) => ({
        ...row,
        day: closedDay ?? range.to,
        offeredDay: offeredDay ?? createdDay,
        amount: Number(amount),
        opportunityId: row.id,
        product: null,
      }),
    )
  return (await sql.listInvoices(ctx.db, range, mostRecords)).map(({ invoice, name, amount, ...row }) => ({
    ...row,
    title: invoice ? `${invoice}, ${name}` : name,
    offeredDay: null,
    amount: Number(amount),
    opportunityId: null,
  }))
}

/**
 * For which representative a deal or an invoice counts: the one for whom the customer was protected on its day, if they have a
 * rate then; who is paid elsewhere takes nothing away from those who are paid here. `of`: the days, or the one deal, asked for.
 */
export async function readRated(ctx: Context, of: Period | { dealId: string }, plans: readonly Plan[]) {
  const { byGroup, representativeOf } = await readRepresentatives(ctx)
  const groupOf = byGroup ? await readGroups(ctx) : () => ''
  const products = byGroup ? await sql.listProducts(ctx.db, of, mostRecords) : []
  const namesOf = Map.groupBy(products, ({ opportunityId }) => opportunityId)
  return (record: Omit<Business, 'productGroups'> & { product: string | null }): string | null => {
    const named = (record.opportunityId && namesOf.get(record.opportunityId)?.map(({ name }) => name)) || []
    const productGroups = [...named, ...(record.product ? [record.product] : [])].map(groupOf)
    const memberId = representativeOf({ ...record, productGroups })
    return memberId !== null && rateOn(plans, memberId, record.day) !== null ? memberId : null
  }
}

/** What was set and handed over, by deal and by customer. */
async function readCredits(ctx: Context) {
  const deals = new Map(
    (await sql.listDealShares(ctx.db, mostSet)).map((row) => [row.opportunityId, JSON.parse(row.shares) as Share[]]),
  )
  const accounts = Map.groupBy(await readVersions(ctx, null), ({ customerId }) => customerId)
  const handovers = Map.groupBy(await readHandedOver(ctx, null), ({ customerId }) => customerId)
  return (recordId: string, customerId: string | null) => ({
    ofDeal: deals.get(recordId) ?? null,
    ofAccount: accounts.get(customerId) ?? [],
    handedOver: (customerId && handovers.get(customerId)) || [],
  })
}

/** What was set for accounts, the latest first. */
export async function readVersions(ctx: Context, customerId: string | null) {
  const rows = await sql.listAccountShares(ctx.db, customerId, mostSet)
  return rows.map((row) => ({
    id: row.id,
    customerId: row.customerId,
    validFrom: row.validFrom ?? '',
    shares: JSON.parse(row.shares) as Share[],
  }))
}

/** Which customers were handed over, on which day. */
export async function readHandedOver(ctx: Context, customerId: string | null) {
  const rows = await sql.listHandedOver(ctx.db, customerId, mostSet)
  return rows.map((row): HandedOver & { customerId: string } => ({
    customerId: row.customerId,
    day: dayOf(row.acceptedAt ?? ctx.now, ctx.timeZone),
    fromId: row.fromId,
    toId: row.toId,
  }))
}
