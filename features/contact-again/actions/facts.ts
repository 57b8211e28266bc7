import { companyOf } from '#features/company/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { addDays, addMonths, type Day, dayOf } from '#shared/days.ts'
import { formatFor } from '#shared/format.ts'
import { type ContactFacts, daysAhead } from '../rules.ts'
import * as sql from '../sql.ts'

/** So many days after its end an undecided offer is still a reason to speak; later it is only one to chase. */
const offersRemembered = 30

/** What the ranking of these customers depends on, from what is in the database now; deleted ones apart. */
export async function readFacts(
  ctx: Context,
  customerIds: string[],
): Promise<{ live: { ownerId: string | null; facts: ContactFacts }[]; gone: string[] }> {
  const month = `${ctx.today.slice(0, 8)}01`
  const now: [Day, Day] = [addMonths(month, -12), addDays(month, -1)]
  const before: [Day, Day] = [addMonths(month, -24), addDays(now[0], -1)]
  const offersFrom = addDays(ctx.today, -offersRemembered)
  const read = await sql.readFacts(ctx.db, customerIds, { now, before, offersFrom })
  const { money } = formatFor(companyOf(ctx.settings).language)
  const largestRevenue = await sql.findLargestRevenue(ctx.db)
  const contacts = new Map(read.contacts.map((row) => [row.customerId, row.day]))
  const fires = new Map(read.fires.map((row) => [row.customerId, row]))
  const revenues = new Map(read.revenues.map((row) => [row.customerId, row]))
  const tasks = Map.groupBy(read.tasks, (row) => row.customerId)
  const offers = Map.groupBy(read.offers, (row) => row.customerId)

  const live = read.customers.filter((customer) => !customer.deletedAt)
  return {
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
          // Before the first conversation is known, the last invoice says when somebody spoke with them.
          lastContact: contacts.get(customer.id) ?? (revenue?.lastDay as Day | undefined) ?? null,
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
          ],
          fire: fires.get(customer.id) ?? null,
          revenue: Number(revenue?.now ?? 0),
          revenueBefore: Number(revenue?.before ?? 0),
          potential: customer.potential,
          largestRevenue,
        },
      }
    }),
  }
}

/** An offer about which somebody asked in its last 14 days comes back on the day to ask again, with the offers. */
function waitsForAWord({ validUntil, chasedOn }: { validUntil: string | null; chasedOn: string | null }): boolean {
  return chasedOn === null || chasedOn < addDays(validUntil as Day, -daysAhead.offer)
}
