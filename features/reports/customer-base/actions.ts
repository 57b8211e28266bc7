import { customerReadable } from '#features/customers/actions.ts'
import { classes } from '#features/customers/rules.ts'
import type { Actions } from '#platform/actions/context.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import type { BaseRow, contract } from './contract.ts'
import { readBase } from './facts.ts'
import { type CustomerBase, changes, hhiLevel, narrowed, partOf, type Ranked, withoutCustomers } from './rules.ts'
import * as sql from './sql.ts'
import { writeBase } from './workbook.ts'

const shown = 15
const curvePoints = 60

export const actions: Actions<typeof contract> = {
  async getCustomerBase(ctx, { without = [], ...asked }) {
    const { period, months, currency, base, converted, notCounted } = await readBase(ctx, asked)
    const gone = new Set(without)
    const loss = gone.size > 0 ? withoutCustomers(base, gone) : null
    const all = partOf(base, 'all')
    return {
      period,
      months: { now: months.now, before: months.before },
      currency,
      ...sharesOf(base),
      hhiLevel: base.hhi === null ? null : hhiLevel(base.hhi),
      margin: all.some((one) => one.marginOf !== 0) ? base.margin : null,
      basis: base.basis,
      customers: all.length,
      top: all.slice(0, shown).map(rowOf),
      dependences: partOf(base, 'dependences').map(rowOf),
      dependsOnThree: base.dependsOnThree,
      classes: [...classes, null].map((name) => {
        const of = partOf(base, name ?? 'noClass')
        const revenue = sum(of.map((one) => one.revenue))
        return { class: name, customers: of.length, revenue, share: base.total > 0 ? revenue / base.total : null }
      }),
      curve: curveOf(all),
      revenueNow: base.revenueNow,
      revenueBefore: base.revenueBefore,
      growth: base.growth,
      changes: changesOf(base),
      lost: partOf(base, 'lost').slice(0, shown).map(rowOf),
      new: partOf(base, 'new').slice(0, shown).map(rowOf),
      converted,
      notCounted,
      ownOnly: ctx.actor.readsOwnOnly,
      whatIf: loss && {
        customers: base.customers.filter((one) => gone.has(one.id)).map(rowOf),
        revenue: loss.revenue,
        margin: loss.margin,
        share: loss.share,
        newRevenue: loss.newRevenue,
        newCustomers: loss.newCustomers,
        monthsToReplace: loss.monthsToReplace,
        after: { ...sharesOf(loss.after), top: loss.after.customers.slice(0, shown).map(rowOf) },
      },
    }
  },

  async listCustomerBase(ctx, { part, after, limit, without, only, ...asked }) {
    const { period, months, currency, rates, base } = await readBase(ctx, asked)
    const all = partOf(narrowed(base, months, { without, only }), part)
    const readable = customerReadable(ctx.actor, 'customers.id')
    const [start = 0] = after ? readCursor(after, 'number') : []
    const end = Number(start) + limit
    return {
      period,
      months: { now: months.now, before: months.before },
      currency,
      covered: after ? 0 : await sql.sumCovered(ctx.db, period, readable, rates),
      customers: all.slice(Number(start), end).map(rowOf),
      next: end < all.length ? writeCursor([end, '']) : null,
      total: all.length,
    }
  },

  async exportCustomerBase(ctx, { part, without, only, ...asked }) {
    const read = await readBase(ctx, asked)
    return await writeBase(ctx, read, partOf(narrowed(read.base, read.months, { without, only }), part))
  },
}

function rowOf(one: Ranked): BaseRow {
  return {
    customerId: one.id,
    name: one.name,
    ownerId: one.ownerId,
    revenue: one.revenue,
    margin: one.marginOf !== 0 || one.margin !== 0 ? one.margin : null,
    share: one.share,
    runningShare: one.runningShare,
    class: one.class,
    revenueNow: one.revenueNow,
    revenueBefore: one.revenueBefore,
    change: one.change,
  }
}

function sharesOf({ total, cr1, cr3, cr5, hhi }: Pick<CustomerBase, 'total' | 'cr1' | 'cr3' | 'cr5' | 'hhi'>) {
  return { total, cr1, cr3, cr5, hhi }
}

/** How many customers each change counts, and what they brought. */
function changesOf({ customers }: CustomerBase) {
  const sums = new Map(changes.map((change) => [change, { change, customers: 0, revenueNow: 0, revenueBefore: 0 }]))
  for (const one of customers) {
    const of = sums.get(one.change)
    if (!of) continue
    of.customers += 1
    of.revenueNow += one.revenueNow
    of.revenueBefore += one.revenueBefore
  }
  return [...sums.values()]
}

/** From nobody to everybody: evenly many customers a step, and the first ones each. */
function curveOf(all: readonly Ranked[]): [number, number][] {
  const step = Math.max(1, Math.ceil(all.length / curvePoints))
  const points = all.flatMap((one, at): [number, number][] =>
    at < 5 || (at + 1) % step === 0 || at === all.length - 1 ? [[(at + 1) / all.length, one.runningShare ?? 0]] : [],
  )
  return all.length > 0 ? [[0, 0], ...points] : []
}

function sum(values: readonly number[]): number {
  return values.reduce((whole, one) => whole + one, 0)
}
