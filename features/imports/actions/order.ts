import { canChange, need } from '#features/customers/access.ts'
import { sortNameOf } from '#features/customers/rules.ts'
import type { Day } from '#shared/days.ts'
import * as rules from '../rules.ts'
import * as sql from '../sql/deals.ts'
import { referenceOf } from './events.ts'
import { count, isTrial, type Rejection, readOnce, type Step, sinceLastImport } from './step.ts'

/** What a row says of an order, its references found. */
type Values = {
  number: string | null
  day: Day
  amount: number
  currency: string
  opportunityId: string | null
  deliveryDay: Day | null
}

/**
 * Brings in one order: order intake, never revenue. Number and customer say which one it is; one that came in before, or was
 * entered by hand, is completed. Several rows of a list with the same number are its positions. An order belongs to a
 * customer: a row whose customer nobody knows is handed back.
 */
export async function bringOrder(step: Step): Promise<Rejection | null> {
  const { run, ctx, plan, writer, result } = step
  const { order, customer } = result.draft
  result.record = 'orders'
  if (!order.day) return 'dayMissing'
  if (order.day > ctx.today) return 'orderAhead'
  if (order.amount === null && !order.cancelled) return 'amountMissing'
  if (!customer.name && !customer.customerNumber) return 'customerMissing'
  const customerId = referenceOf(run, plan, customer)
  if (!customerId) return 'customerUnknown'
  const inStock = !isTrial(customerId)
  if (inStock) {
    const { row, responsibility } = await readOnce(step, customerId)
    need(canChange(ctx.actor, responsibility))
    keepOther(step, row)
  }
  const values: Values = {
    number: order.number,
    day: order.day,
    amount: order.cancelled ? 0 : (order.amount ?? 0),
    currency: order.currency ?? plan.currency,
    opportunityId: inStock ? await wonWith(step, customerId) : null,
    deliveryDay: order.delivery,
  }
  const known =
    inStock && order.number ? await sql.listOrdersNumbered(ctx.db, customerId, order.number, run.importId) : []
  if (known.length > 1) return 'severalOrders'
  if (known[0]) return await changeOrder(step, known[0], values)
  if (order.cancelled) return 'orderCancelled'
  result.recordId = await writer.createOrder({ ...values, customerId, note: noteOf(step, null, () => 'given') })
  result.outcome = 'created'
  count(step, 'orders')
  return null
}

/** Name or number of the customer as the list has it, where ours is another. */
function keepOther({ plan, result }: Step, row: { name: string; customerNumber: string | null }): void {
  const { customer, own } = result.draft
  if (customer.name && sortNameOf(customer.name) !== sortNameOf(row.name))
    own[rules.headerOf(plan, 'orders.customer')] = customer.name
  if (customer.customerNumber && customer.customerNumber !== row.customerNumber)
    own[rules.headerOf(plan, 'customers.customerNumber')] = customer.customerNumber
}

/** The won opportunity of this customer that the row names by its number or that of an offer; else the words stay. */
async function wonWith({ ctx, plan, result }: Step, customerId: string): Promise<string | null> {
  const { opportunity } = result.draft.order
  if (!opportunity) return null
  const found = await sql.findWonByNumber(ctx.db, customerId, opportunity)
  if (!found) result.draft.own[rules.headerOf(plan, 'orders.opportunity')] = opportunity
  return found
}

/** The note of the list and every column without a field, each under its header, behind what stands there. */
function noteOf({ plan, result }: Step, ours: string | null, since: (header: string) => rules.Since): string | null {
  const { order, own } = result.draft
  const notes = since(rules.headerOf(plan, 'orders.note')) === 'same' ? [] : order.note
  const lines = Object.entries(own).flatMap(([header, value]) =>
    since(header) === 'same' ? [] : [`${header}: ${value}`],
  )
  return rules.addNote(ours, [...notes, ...(lines.length > 0 ? [lines.join('\n')] : [])])
}

async function changeOrder(step: Step, row: sql.OrderRow, values: Values): Promise<null> {
  const { run, writer, plan, result } = step
  result.recordId = row.id
  const since = await sinceLastImport(step, row.id)
  const merged = rules.mergeValues(
    row,
    values,
    { day: 'day', amount: 'amount', opportunityId: 'opportunity', deliveryDay: 'delivery' },
    (field) => rules.headerOf(plan, `orders.${field}`),
    since,
    run.options.existing === 'replace',
  )
  const state = since(rules.headerOf(plan, 'orders.state'))
  if (result.draft.order.cancelled && state !== 'same') merged.patch.amount = 0
  if (merged.patch.amount !== undefined) merged.patch.currency = values.currency
  // What is ours stays; the other day or amount stands beside it in words.
  delete merged.own[rules.headerOf(plan, 'orders.opportunity')]
  const beside = Object.entries(merged.own).map(([header, value]) => `${header}: ${value}`)
  const note = rules.addNote(noteOf(step, row.note, since), beside)
  result.kept.push(...merged.kept)
  const changed = await writer.changeOrder(row, { ...merged.patch, ...(note === row.note ? {} : { note }) })
  result.outcome = changed ? 'updated' : 'unchanged'
  return null
}
