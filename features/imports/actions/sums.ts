import type { Context } from '#platform/actions/context.ts'
import type { Draft } from '../drafts.ts'
import type { TablePlan } from '../normalise.ts'
import * as revenueSql from '../sql/revenue.ts'
import * as stockSql from '../sql/stock.ts'
import { correctionsOf, type DaySum, isWithin, knownOf, type SumSpan, spanOfStored } from '../sums.ts'
import { insertRevenue, type Writer } from './writer.ts'

/** The revenue of a time that a row says in one of its cells. */
export type Said = { header: string; span: SumSpan; amount: number; currency: string }
/** By time, then by currency. */
type Amounts = Map<string, { span: SumSpan; by: Map<string, number> }>
type Sum = { amounts: Amounts; isNew: boolean; isOpen: boolean }

/** The sums that a row gives its customer: of a year or the last twelve months, and of the times its columns name. */
export function sumsOf(plan: TablePlan, { customer }: Draft): Said[] {
  const said = customer.revenueOf.map(({ column, amount, currency }): Said => {
    const own = currency ?? customer.currency ?? plan.currency
    return { header: plan.headers[column]!, span: plan.spans[column]!, amount, currency: own }
  })
  if (customer.revenue12 === null) return said
  const at = plan.targets.indexOf('customers.revenue12')
  const currency = customer.currency ?? plan.currency
  return [{ header: plan.headers[at]!, span: plan.spans[at]!, amount: customer.revenue12, currency }, ...said]
}

/** Whether a table has columns with sums of revenue. */
export function hasSums({ targets }: TablePlan): boolean {
  return targets.includes('customers.revenue12') || targets.includes('customers.revenueOf')
}

/** What a customer has as revenue, by day, currency and what it is. */
export async function readDaySums(ctx: Context, customerId: string): Promise<DaySum[]> {
  return (await revenueSql.listDaySums(ctx.db, customerId)).map((row) => ({ ...row, amount: Number(row.amount) }))
}

/**
 * The sums that the rows of one table give its customers. Several rows of a customer add up; what a customer
 * who was there before gets more or less than he has is known only when the table is read to its end.
 */
export class ListedSums {
  private readonly byCustomer = new Map<string, Sum>()
  /** Sums of persons' rows that came in before: of whose customer they speak is asked at the end. */
  private readonly byPerson = new Map<string, Said[]>()
  private readonly hashes = new Set<string>()

  /** Adds a row that is coming in; true if its amount is to be written at once, since its table has made the customer. */
  add(customerId: string, isNew: boolean, hash: string, said: Said[]): boolean {
    this.hashes.add(hash)
    const sum = this.give(customerId, said, isNew)
    if (!sum.isNew) sum.isOpen = true
    return sum.isNew
  }

  /** Adds a row that came in before, by an earlier import or before this run broke off (`isOpen`). */
  addKnown(hash: string, record: string | null, recordId: string | null, said: Said[], isOpen = false): void {
    if (!recordId || this.hashes.has(hash)) return
    this.hashes.add(hash)
    if (record === 'persons') this.byPerson.set(recordId, [...(this.byPerson.get(recordId) ?? []), ...said])
    else if (record === 'customers') this.give(recordId, said, false).isOpen ||= isOpen
  }

  private give(customerId: string, said: Said[], isNew: boolean): Sum {
    const sum = this.byCustomer.get(customerId) ?? { amounts: new Map(), isNew, isOpen: false }
    for (const one of said) addTo(sum.amounts, one)
    this.byCustomer.set(customerId, sum)
    return sum
  }

  /** The customers whose sum is to be brought together with what they have. */
  open(): string[] {
    return [...this.byCustomer].flatMap(([id, sum]) => (sum.isOpen ? [id] : []))
  }

  /** Writes by how much the sums of a customer differ from what earlier lists gave for their time; how many rows. */
  async settle(ctx: Context, writer: Writer, customerId: string): Promise<number> {
    const wanted: Amounts = new Map()
    for (const id of [customerId, ...(await stockSql.listMergedInto(ctx.db, customerId))])
      for (const { span, by } of this.byCustomer.get(id)?.amounts.values() ?? [])
        for (const [currency, amount] of by) addTo(wanted, { span, currency, amount })
    if (this.byPerson.size > 0) {
      for (const { id } of await stockSql.listPersonsOf(ctx.db, customerId))
        for (const said of this.byPerson.get(id) ?? []) addTo(wanted, said)
    }
    const stored = await readDaySums(ctx, customerId)
    let written = 0
    for (const { span, by } of wanted.values()) {
      const known = knownOf(stored, span)
      for (const currency of new Set([...by.keys(), ...known.keys()])) {
        const amount = (by.get(currency) ?? 0) - (known.get(currency) ?? 0)
        if (amount === 0) continue
        await writer.addRevenue({ customerId, day: span.day, amount, currency, period: span.period })
        written += 1
      }
    }
    return written
  }
}

function addTo(amounts: Amounts, { span, currency, amount }: Omit<Said, 'header'>): void {
  const key = `${span.period} ${span.from}`
  const sum = amounts.get(key) ?? { span, by: new Map() }
  sum.by.set(currency, (sum.by.get(currency) ?? 0) + amount)
  amounts.set(key, sum)
}

/**
 * Takes off the sums of these customers what invoices of their time make up of them, and gives back what they do not
 * any more.
 */
export async function settleCovered(ctx: Context, customerIds: string[], importId: string | null): Promise<void> {
  for (const customerId of customerIds) {
    for (const correction of correctionsOf(await readDaySums(ctx, customerId)))
      await insertRevenue(ctx, { customerId, ...correction, period: 'covered' }, importId)
  }
}

/** The time that the sums of a customer go over, of lists before and of this import; asked once per customer. */
export class SumSpans {
  private readonly byCustomer = new Map<string, { from: string; to: string }[]>()
  private readonly ofRun = new Map<string, SumSpan[]>()

  note(customerId: string, spans: SumSpan[]): void {
    this.ofRun.set(customerId, [...(this.ofRun.get(customerId) ?? []), ...spans])
  }

  /** Whether a day of a customer is one of those that a sum of his goes over. */
  async has(ctx: Context, customerId: string, day: string): Promise<boolean> {
    if (this.ofRun.get(customerId)?.some((span) => isWithin(day, span))) return true
    if (customerId.startsWith('trial:')) return false
    let spans = this.byCustomer.get(customerId)
    if (!spans) {
      spans = (await revenueSql.listSumDays(ctx.db, customerId)).map(spanOfStored)
      this.byCustomer.set(customerId, spans)
    }
    return spans.some((span) => isWithin(day, span))
  }
}
