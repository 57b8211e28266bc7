import type { Context } from '#platform/actions/context.ts'
import { addDays, addMonths, type Day, instantAt } from '#shared/days.ts'
import { type Kept, keptOf, type Promised, type PromiseKind, type Waited } from '../rules/promises.ts'
import { businessOf, valuePolicyOf } from '../settings.ts'
import * as sql from '../sql.ts'

/** What a customer is promised, and what of it was agreed on with it alone. */
export type OwnPromises = { promised: Promised; own: Record<PromiseKind, boolean> }

/** From this day on promises are looked at: the last twelve months. */
export function answeredSince(today: Day): Day {
  return addDays(addMonths(today, -12), 1)
}

/** How promised times of answering were kept with each of these customers in the last twelve months (register C11). */
export async function readKept(
  ctx: Context,
  customerIds: string[],
): Promise<Map<string, OwnPromises & { kept: Record<PromiseKind, Kept> }>> {
  const day = answeredSince(ctx.today)
  const at = instantAt(day, '00:00', ctx.timeZone)
  const { fires, complaints, enquiries } = await sql.listWaited(ctx.db, customerIds, { day, at })
  const waited = new Map<string, Waited[]>(customerIds.map((id) => [id, []]))
  const add = (customerId: string | null, one: Waited) => customerId && waited.get(customerId)?.push(one)
  // A day says no time: noon stands for it, and only workdays are counted.
  const noon = (of: Day) => instantAt(of, '12:00', ctx.timeZone)
  for (const row of fires)
    add(row.customerId, { kind: 'fire', cameAt: row.raisedAt, reactedAt: row.takenAt ?? row.solvedAt })
  for (const row of complaints)
    add(row.customerId, {
      kind: 'complaint',
      cameAt: noon(row.receivedDay),
      reactedAt: row.answeredOn && noon(row.answeredOn),
    })
  for (const row of enquiries)
    add(row.customerId, { kind: 'enquiry', cameAt: row.receivedAt, reactedAt: row.reactedAt ?? row.rejectedAt })
  const terms = new Map((await sql.listTerms(ctx.db, customerIds)).map((row) => [row.customerId, row]))
  const { promised } = valuePolicyOf(ctx.settings)
  const business = businessOf(ctx.settings)
  return new Map(
    customerIds.map((id) => {
      const term = terms.get(id)
      const agreed = {
        fire: term?.fireHours ?? null,
        complaint: term?.complaintDays ?? null,
        enquiry: term?.enquiryDays ?? null,
      }
      const own = {
        fire: agreed.fire ?? promised.fire,
        complaint: agreed.complaint ?? promised.complaint,
        enquiry: agreed.enquiry ?? promised.enquiry,
      }
      return [
        id,
        {
          promised: own,
          own: {
            fire: agreed.fire !== null,
            complaint: agreed.complaint !== null,
            enquiry: agreed.enquiry !== null,
          },
          kept: keptOf(waited.get(id) ?? [], own, ctx.now, business),
        },
      ]
    }),
  )
}

/** All kinds together, for a list. */
export async function readAnswered(ctx: Context, customerIds: string[]) {
  const kept = await readKept(ctx, customerIds)
  return new Map(
    [...kept].map(([id, one]) => {
      const all = Object.values(one.kept)
      const inTime = all.reduce((sum, { inTime: count }) => sum + count, 0)
      return [id, { inTime, judged: inTime + all.reduce((sum, { late }) => sum + late, 0) }]
    }),
  )
}
