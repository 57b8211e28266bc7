import { companyOf } from '#features/company/rules.ts'
import { ratesOn } from '#features/currencies/rates.ts'
import { opportunitiesReadable } from '#features/opportunities/actions.ts'
import { listIntake } from '#features/orders/intake.ts'
import { listClosedThen } from '#features/reports/sales/reopened.ts'
import { type Business, type BusinessLine, readBusiness, readWeightings } from '#features/weighting/business.ts'
import { businessKinds, type Weighting, weigh } from '#features/weighting/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import type { Output } from '#shared/contract.ts'
import { addDays, dayOf, instantAt } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'
import type { contract } from './contract.ts'
import { leadStateOf, type RecordKind } from './rules.ts'
import * as sql from './sql.ts'

type Shown = Output<(typeof contract)['listFigureRecords']>['records'][number]
type Records = { currency: string; records: Shown[]; total: number }

const nothing: Shown = {
  customerId: null,
  opportunityId: null,
  leadId: null,
  title: null,
  day: null,
  amount: null,
  weighted: null,
  state: null,
}

/** What a figure counts, one by one; `members`: whose, none: everyone's. */
export async function readRecords(
  ctx: Context,
  of: RecordKind,
  { period, members }: { period: Period; members: string[] | null },
  limit: number,
): Promise<Records> {
  const { currency } = companyOf(ctx.settings)
  const rates = await ratesOn(ctx, period.to)
  switch (of) {
    case 'revenue':
    case 'newCustomers': {
      const weightings = await readWeightings(ctx)
      const business = ofMembers(await readBusiness(ctx, period, weightings), members)
      const all = of === 'revenue' ? buyersOf(business, weightings) : newOf(business, weightings)
      const records = all.slice(0, limit)
      const ids = records.flatMap(({ customerId }) => customerId ?? [])
      const names = new Map((await sql.listCustomerNames(ctx.db, ids)).map(({ id, name }) => [id, name]))
      return {
        currency: business.currency,
        records: records.map((one) => ({ ...one, title: names.get(one.customerId ?? '') ?? null })),
        total: all.length,
      }
    }
    case 'orderIntake': {
      const { rows, total } = await listIntake(ctx, period, { rates, members, limit })
      const records = rows.map(({ customerId, customerName, opportunityId, title, number, day, amount }) => ({
        ...nothing,
        customerId,
        opportunityId,
        title: [title ?? number, customerName].filter(Boolean).join(' · '),
        day,
        amount,
      }))
      return { currency, records, total }
    }
    case 'won':
    case 'decided':
    case 'cohort': {
      const readable = opportunitiesReadable(ctx)
      const then = await listClosedThen(ctx, period, rates)
      const closedThen = [...then].flatMap(([id, { outcome }]) => (of === 'decided' || outcome === of ? [id] : []))
      const asked = { rates, members, of, closedThen, readable, limit }
      const { rows, total } = await sql.listDeals(ctx.db, period, asked)
      const records = rows.map((row) => {
        const { outcome, closedDay, amount } = (of !== 'cohort' && then.get(row.id)) || row
        return {
          ...nothing,
          opportunityId: row.id,
          customerId: row.customerId,
          title: [row.title, row.customerName].filter(Boolean).join(' · '),
          day: of === 'cohort' ? row.createdDay : closedDay,
          amount,
          state: (outcome ?? 'pending') as 'won' | 'lost' | 'pending',
        }
      })
      return { currency, records, total }
    }
    case 'firstVisits': {
      const visits = await sql.listFirstVisits(ctx.db, period, members)
      const records = visits
        .slice(0, limit)
        .map(({ customerId, name, day }) => ({ ...nothing, customerId, title: name, day }))
      return { currency, records, total: visits.length }
    }
    case 'leads': {
      const leads = await sql.listLeads(ctx.db, ...instantsOf(ctx, period), members)
      const records = leads.slice(0, limit).map((lead) => ({
        ...nothing,
        leadId: lead.id,
        title: lead.company ?? [lead.firstName, lead.lastName].filter(Boolean).join(' '),
        day: dayOf(lead.receivedAt, ctx.timeZone),
        state: leadStateOf(lead),
      }))
      return { currency, records, total: leads.length }
    }
  }
}

/** Each customer with what it was invoiced, plain and weighted; the largest first. */
function buyersOf({ lines }: Business, weightings: readonly Weighting[]): Shown[] {
  return [...Map.groupBy(lines, ({ customerId }) => customerId)]
    .map(([customerId, of]) => ({ ...nothing, customerId, ...sumOf(of, weightings) }))
    .sort((a, b) => b.amount - a.amount || ((a.customerId ?? '') < (b.customerId ?? '') ? -1 : 1))
}

/** The new customers with what they were invoiced in the period; the latest first. */
function newOf({ firsts, lines }: Business, weightings: readonly Weighting[]): Shown[] {
  const bought = Map.groupBy(lines, ({ customerId }) => customerId)
  return firsts
    .filter(({ known }) => known)
    .map(({ customerId, day }) => ({ ...nothing, customerId, ...sumOf(bought.get(customerId) ?? [], weightings), day }))
    .sort((a, b) => (a.day === b.day ? (a.customerId < b.customerId ? -1 : 1) : a.day < b.day ? 1 : -1))
}

function sumOf(lines: readonly BusinessLine[], weightings: readonly Weighting[]) {
  const { plain, weighted, byKind } = weigh(lines, weightings)
  const [most] = [...businessKinds].sort((a, b) => byKind[b] - byKind[a])
  return { amount: plain, weighted, state: lines.length > 0 ? (most ?? null) : null }
}

/** Revenue and new customers belong to who looks after the customer today. */
export function ofMembers(business: Business, members: string[] | null): Business {
  if (!members) return business
  const theirs = ({ ownerId }: { ownerId: string | null }) => ownerId !== null && members.includes(ownerId)
  return { ...business, lines: business.lines.filter(theirs), firsts: business.firsts.filter(theirs) }
}

/** From the first moment of a period to the first after it. */
export function instantsOf(ctx: Context, { from, to }: Period): [string, string] {
  return [instantAt(from, '00:00', ctx.timeZone), instantAt(addDays(to, 1), '00:00', ctx.timeZone)]
}
