import { ratesOn } from '#features/currencies/rates.ts'
import { reportCurrency } from '#features/currencies/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { addDays, addMonths, type Day } from '#shared/days.ts'
import { countsIn } from '#shared/rates.ts'
import type { ClassProposal } from './contract.ts'
import { type ClassBasis, type ClassFacts, classify, inOrder, proposal } from './rules.ts'
import * as sql from './sql.ts'

type Known = ClassFacts & { id: string; name: string; class: string | null; classReason: string | null }
export type Proposals = {
  period: { from: Day; to: Day }
  currency: string
  basis: ClassBasis
  /** The largest first. */
  proposals: ClassProposal[]
  overridden: number
}

/**
 * What the sums of the last 12 full months propose, over all customers of the company (rules §2); other currencies by the
 * rate valid on the last day of these months.
 */
export async function readProposals(ctx: Context): Promise<Proposals> {
  const month = `${ctx.today.slice(0, 8)}01`
  const period = { from: addMonths(month, -12), to: addDays(month, -1) }
  const rates = await ratesOn(ctx, period.to)
  const known = new Map<string, Known>()
  const sums: { customerId: string | null; currency: string; revenue: number; margin: number; marginOf: number }[] = []
  for await (const piece of sql.readFacts(ctx.db, period, rates)) {
    for (const one of piece.customers) {
      const potential = one.potential === null ? null : Number(one.potential)
      known.set(one.id, { ...one, potential, revenue: 0, margin: 0, marginOf: 0 })
    }
    sums.push(...piece.sums)
    // SQLite answers without giving up the thread.
    await new Promise((resolve) => setImmediate(resolve))
  }
  const currency = reportCurrency(sums, rates)
  for (const row of sums) {
    const facts = row.customerId === null ? undefined : known.get(row.customerId)
    if (!facts || (row.currency !== currency && !countsIn(rates, row.currency))) continue
    facts.revenue += Number(row.revenue)
    facts.margin += Number(row.margin)
    facts.marginOf += Number(row.marginOf)
  }
  const all = [...known.values()]
  // Before any revenue came in there is nothing to go by: classes set otherwise stay.
  if (!all.some((one) => one.revenue > 0)) return { period, currency, basis: 'revenue', proposals: [], overridden: 0 }
  const { basis, classes, plain } = classify(all)
  let overridden = 0
  const proposals: ClassProposal[] = []
  for (const at of inOrder(
    all.map((one) => one.revenue),
    all,
  )) {
    const one = all[at] as Known
    const to = classes[at] ?? null
    if (one.classReason !== null && one.class !== to) overridden += 1
    const change = proposal(one, to)
    if (!change) continue
    const lifted = to !== (plain[at] ?? null)
    proposals.push({ customerId: one.id, name: one.name, ...change, revenue: one.revenue, lifted })
  }
  return { period, currency, basis, proposals, overridden }
}
