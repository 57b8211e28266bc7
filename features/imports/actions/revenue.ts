import type { TablePlan } from '../normalise.ts'
import * as rules from '../rules.ts'
import * as sql from '../sql/revenue.ts'
import { referenceOf } from './events.ts'
import { count, isTrial, needLog, type Rejection, type RunState, type Step } from './step.ts'

/**
 * Brings in one amount of revenue. A row with an invoice or order number that came in before with another amount
 * changes it. A customer that nobody knows is left empty and named.
 */
export async function bringRevenueRow(step: Step): Promise<Rejection | null> {
  const { run, ctx, writer, plan, result } = step
  const { revenue, customer } = result.draft
  const day = revenue.day ?? revenue.month
  if (!day) return 'dayMissing'
  if (revenue.amount === null) return 'amountMissing'
  const customerId = referenceOf(run, plan, customer)
  result.record = 'revenues'
  result.missing = customerId ? null : (customer.name ?? customer.customerNumber)
  if (!customerId && !result.missing) result.without = revenue.invoice ?? revenue.order ?? revenue.product ?? day
  if (customerId) await needLog(step, customerId)
  if (customerId && (await run.sumSpans.has(ctx, customerId, day)))
    result.draft.problems.push({
      column: rules.headerOf(plan, 'revenue.amount'),
      code: 'sumAndInvoices',
      value: String(revenue.amount / 100),
    })
  const named = { invoice: revenue.invoice, orderNumber: revenue.order, product: revenue.product }
  const own = ownOf(step, customerId)
  const { fields } = rules.addOwnFields({}, own, () => 'given', Number.POSITIVE_INFINITY)
  const values = {
    day,
    amount: revenue.amount,
    currency: revenue.currency ?? plan.currency,
    margin: revenue.margin,
    period: revenue.day ? null : 'month',
    ...(Object.keys(fields).length > 0 ? { fields: JSON.stringify(fields) } : {}),
  }
  if (customerId && !isTrial(customerId) && (named.invoice ?? named.orderNumber)) {
    const known = await sql.listNumberedRevenue(ctx.db, customerId, named, run.importId)
    if (known.length > 1) return 'severalKnown'
    if (known.length === 1) {
      result.recordId = known[0]!.id
      result.outcome = (await writer.changeRevenue(known[0]!, values)) ? 'updated' : 'unchanged'
      return null
    }
  }
  result.recordId = await writer.addRevenue({
    customerId: isTrial(customerId) ? null : customerId,
    ...values,
    ...named,
  })
  result.outcome = 'created'
  count(step, 'revenues')
  return null
}

/** What a row says beside what revenue has a place for. */
function ownOf({ plan, result }: Step, customerId: string | null): Record<string, string> {
  const { revenue, customer } = result.draft
  const own = { ...result.draft.own }
  if (revenue.day && revenue.month) own[rules.headerOf(plan, 'revenue.month')] = revenue.month
  if (!customerId && customer.name) own[rules.headerOf(plan, 'revenue.customer')] = customer.name
  if (!customerId && customer.customerNumber)
    own[rules.headerOf(plan, 'customers.customerNumber')] = customer.customerNumber
  return own
}

/** Sales, and opportunities and orders without a number: rows alike are not the same. */
export function isToldApart({ kind, targets }: TablePlan): boolean {
  if (kind === 'orders') return !targets.includes('orders.number')
  return kind === 'revenue' || (kind === 'opportunities' && !targets.includes('opportunities.key'))
}

/**
 * Two sales alike are two sales: the second row with the same cells of a revenue table is told apart from the first.
 * The same file again counts them the same way.
 */
export function tellApart<T extends { hash: string }>(run: RunState, plan: TablePlan, row: T): T {
  if (!isToldApart(plan)) return row
  const before = run.alike.get(row.hash) ?? 0
  run.alike.set(row.hash, before + 1)
  return before === 0 ? row : { ...row, hash: `${row.hash.slice(0, 26)}#${before}` }
}
