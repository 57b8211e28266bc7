import type { Context } from '#platform/actions/context.ts'
import * as sql from '../sql.ts'
import { correctionsOf, type DaySum, type SumSpan, spanOfStored } from '../sums.ts'
import { insertRevenue, type Writer } from './writer.ts'

type Sum = { amounts: Map<string, number>; isNew: boolean; isOpen: boolean }
type Said = { amount: number; currency: string }

/**
 * The sums of a year that the rows of one table give its customers. Several rows of a customer add up; what a customer
 * who was there before gets more or less than he has is known only when the table is read to its end.
 */
export class ListedSums {
  private readonly byCustomer = new Map<string, Sum>()
  /** Sums of persons' rows that came in before: of whose customer they speak is asked at the end. */
  private readonly byPerson = new Map<string, Said[]>()
  private readonly hashes = new Set<string>()

  /** Adds a row that is coming in; true if its amount is to be written at once, since its table has made the customer. */
  add(customerId: string, isNew: boolean, hash: string, said: Said): boolean {
    this.hashes.add(hash)
    const sum = this.give(customerId, said, isNew)
    if (!sum.isNew) sum.isOpen = true
    return sum.isNew
  }

  /** Adds a row that came in before, by an earlier import or before this run broke off (`isOpen`). */
  addKnown(hash: string, record: string | null, recordId: string | null, said: Said, isOpen = false): void {
    if (!recordId || this.hashes.has(hash)) return
    this.hashes.add(hash)
    if (record === 'persons') this.byPerson.set(recordId, [...(this.byPerson.get(recordId) ?? []), said])
    else if (record === 'customers') this.give(recordId, said, false).isOpen ||= isOpen
  }

  private give(customerId: string, { amount, currency }: Said, isNew: boolean): Sum {
    const sum = this.byCustomer.get(customerId) ?? { amounts: new Map(), isNew, isOpen: false }
    sum.amounts.set(currency, (sum.amounts.get(currency) ?? 0) + amount)
    this.byCustomer.set(customerId, sum)
    return sum
  }

  /** The customers whose sum is to be brought together with what they have. */
  open(): string[] {
    return [...this.byCustomer].flatMap(([id, sum]) => (sum.isOpen ? [id] : []))
  }

  /** Writes by how much the sum of a customer differs from what earlier lists gave for that time; how many rows. */
  async settle(ctx: Context, writer: Writer, customerId: string, span: SumSpan): Promise<number> {
    const wanted = new Map(this.byCustomer.get(customerId)?.amounts)
    const more = (said: Iterable<readonly [string, number]>) => {
      for (const [currency, amount] of said) wanted.set(currency, (wanted.get(currency) ?? 0) + amount)
    }
    for (const id of await sql.listMergedInto(ctx.db, customerId)) more(this.byCustomer.get(id)?.amounts ?? [])
    if (this.byPerson.size > 0) {
      for (const { id } of await sql.listPersonsOf(ctx.db, customerId))
        more((this.byPerson.get(id) ?? []).map(({ currency, amount }) => [currency, amount] as const))
    }
    const known = new Map<string, number>()
    for (const { currency, amount } of await sql.listSums(ctx.db, customerId, span))
      known.set(currency, (known.get(currency) ?? 0) + Number(amount))
    let written = 0
    for (const currency of new Set([...wanted.keys(), ...known.keys()])) {
      const amount = (wanted.get(currency) ?? 0) - (known.get(currency) ?? 0)
      if (amount === 0) continue
      await writer.addRevenue({ customerId, day: span.day, amount, currency, period: span.period })
      written += 1
    }
    return written
  }
}

/**
 * Takes off the sums of these customers what invoices of their time make up of them, and gives back what they do not
 * any more.
 */
export async function settleCovered(ctx: Context, customerIds: string[], importId: string | null): Promise<void> {
  for (const customerId of customerIds) {
    const rows = await sql.listDaySums(ctx.db, customerId)
    for (const correction of correctionsOf(rows.map((row): DaySum => ({ ...row, amount: Number(row.amount) }))))
      await insertRevenue(ctx, { customerId, ...correction, period: 'covered' }, importId)
  }
}

/** The time that the sums of a customer go over, of lists before and of this import; asked once per customer. */
export class SumSpans {
  private readonly byCustomer = new Map<string, { from: string; to: string }[]>()
  private readonly ofRun = new Map<string, SumSpan>()

  note(customerId: string, span: SumSpan): void {
    this.ofRun.set(customerId, span)
  }

  /** Whether a day of a customer is one of those that a sum of his goes over. */
  async has(ctx: Context, customerId: string, day: string): Promise<boolean> {
    const span = this.ofRun.get(customerId)
    if (span && day >= span.from && day <= span.to) return true
    if (customerId.startsWith('trial:')) return false
    let spans = this.byCustomer.get(customerId)
    if (!spans) {
      spans = (await sql.listSumDays(ctx.db, customerId)).map(spanOfStored)
      this.byCustomer.set(customerId, spans)
    }
    return spans.some(({ from, to }) => day >= from && day <= to)
  }
}
