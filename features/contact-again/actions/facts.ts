import { companyOf } from '#features/company/rules.ts'
import { nextDecision, type Terms } from '#features/contracts/rules/decisions.ts'
import { ratesOn } from '#features/currencies/rates.ts'
import { noRates } from '#features/currencies/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { addDays, addMonths, type Day, dayOf } from '#shared/days.ts'
import { formatFor } from '#shared/format.ts'
import { countsIn, inCurrency } from '#shared/rates.ts'
import { type ContactFacts, daysAhead, type Occasion, type PersonFacts, personRhythm } from '../rules.ts'
import * as sql from '../sql.ts'

/** So many days after its end an undecided offer or contract is still a reason to speak. */
const endsRemembered = 30

/** What the ranking of these customers depends on, from what is in the database now; deleted ones apart. */
export async function readFacts(
  ctx: Context,
  customerIds: string[],
): Promise<{ live: { ownerId: string | null; facts: ContactFacts }[]; gone: string[]; largestRevenue: number }> {
  const month = `${ctx.today.slice(0, 8)}01`
  const now: [Day, Day] = [addMonths(month, -12), addDays(month, -1)]
  const before: [Day, Day] = [addMonths(month, -24), addDays(now[0], -1)]
  const endedFrom = addDays(ctx.today, -endsRemembered)
  const { currency, language } = companyOf(ctx.settings)
  const read = await sql.readFacts(ctx.db, customerIds, { now, before, endedFrom }, currency)
  const { money } = formatFor(language)
  const largestRevenue = await sql.findLargestRevenue(ctx.db)
  const contacts = new Map(read.contacts.map((row) => [row.customerId, row.day]))
  // Before the first conversation is known, the last invoice or order says when somebody spoke with them.
  const silent = customerIds.filter((id) => !contacts.has(id))
  const bought = new Map(silent.length > 0 ? await sql.listLastPurchases(ctx.db, silent) : [])
  const fires = new Map(read.fires.map((row) => [row.customerId, row]))
  const revenues = new Map(read.revenues.map((row) => [row.customerId, row]))
  const tasks = Map.groupBy(read.tasks, (row) => row.customerId)
  const offers = Map.groupBy(read.offers, (row) => row.customerId)
  const contracts = Map.groupBy(read.contracts, (row) => row.customerId)
  const accounts = read.customers.filter(({ mode }) => mode === 'keyAccount').map(({ id }) => id)
  const people = await readPeople(ctx, accounts)

  const potentialOf = await potentialsIn(ctx, read.customers)

  const live = read.customers.filter((customer) => !customer.deletedAt)
  return {
    largestRevenue,
    gone: read.customers.filter((customer) => customer.deletedAt).map((customer) => customer.id),
    live: live.map((customer) => {
      const open = tasks.get(customer.id) ?? []
      const followUp = open.find((task) => task.kind === 'followUp')
      const revenue = revenues.get(customer.id)
      return {
        ownerId: customer.ownerId,
        facts: {
          customerId: customer.id,
          sortName: customer.sortName,
          ownRhythm: customer.rhythmDays,
          mode: customer.mode,
          standing: customer.standing,
          class: customer.class,
          createdDay: dayOf(customer.createdAt, ctx.timeZone),
          lastContact: contacts.get(customer.id) ?? bought.get(customer.id) ?? null,
          spreadDay: customer.spreadDay,
          snooze: customer.snoozedUntil
            ? { until: customer.snoozedUntil, setOn: customer.snoozedOn ?? ctx.today }
            : null,
          followUp: followUp?.dueDay ? { day: followUp.dueDay, setOn: followUp.setOn } : null,
          occasions: [
            ...open.map((task) => ({ kind: task.kind as 'followUp', day: task.dueDay as Day, text: task.text })),
            ...(offers.get(customer.id) ?? []).filter(waitsForAWord).map(({ validUntil, amount, currency }) => ({
              kind: 'offer' as const,
              day: validUntil as Day,
              text: money(amount, currency),
            })),
            ...(contracts.get(customer.id) ?? []).flatMap((contract) => occasionsOf(contract, ctx.today)),
          ],
          people: people.get(customer.id) ?? [],
          fire: fires.get(customer.id) ?? null,
          revenue: Number(revenue?.now ?? 0),
          revenueBefore: Number(revenue?.before ?? 0),
          potential: potentialOf(customer),
          largestRevenue,
        },
      }
    }),
  }
}

/**
 * The stated potential of these customers in the company's currency, by the rate of today; none where there is no rate.
 * Who has one currency pays nothing for it.
 */
export async function potentialsIn(
  ctx: Context,
  customers: readonly Stated[],
): Promise<(one: Stated) => number | null> {
  const { currency } = companyOf(ctx.settings)
  const others = customers.some((one) => one.potential !== null && one.currency !== currency)
  const rates = others ? await ratesOn(ctx, ctx.today) : noRates({ into: currency })
  return (one) => (countsIn(rates, one.currency) ? inCurrency(rates, one.currency, one.potential) : null)
}

type Stated = { potential: number | null; currency: string }

/** With whom of these key accounts one speaks at a rhythm of their own. */
export async function readPeople(ctx: Context, customerIds: string[]): Promise<Map<string, PersonFacts[]>> {
  const { contactPolicy } = companyOf(ctx.settings)
  const known = (await sql.listStakeholders(ctx.db, customerIds)).flatMap(({ customerId, personId, ...row }) => {
    const roles = JSON.parse(row.roles) as string[]
    const rhythm = personRhythm({ rhythmDays: row.rhythmDays, roles }, contactPolicy)
    const name = [row.title, row.firstName, row.lastName].filter(Boolean).join(' ')
    const since = dayOf(row.createdAt, ctx.timeZone)
    return rhythm === null ? [] : [{ customerId, personId, name, rhythm, lastContact: row.lastContact, since }]
  })
  return Map.groupBy(known, ({ customerId }) => customerId)
}

/** The end of a contract, and before it the last day of notice while notice can be given. */
function occasionsOf(contract: Terms & { name: string }, today: Day): Occasion[] {
  const { endDay, noticeMonths, name } = contract
  const next = noticeMonths ? nextDecision(contract, today) : null
  return [
    ...(next?.kind === 'notice' ? [{ kind: 'notice' as const, day: next.day, text: name }] : []),
    { kind: 'contract', day: endDay as Day, text: name },
  ]
}

/** An offer about which somebody asked in its last 14 days comes back on the day to ask again, with the offers. */
function waitsForAWord({ validUntil, chasedOn }: { validUntil: string | null; chasedOn: string | null }): boolean {
  return chasedOn === null || chasedOn < addDays(validUntil as Day, -daysAhead.offer)
}
