import { canChange, need } from '#features/customers/access.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { addMonths } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Bonus, contract, EndingAgreement } from './contract.ts'
import { bonusStand, checkDays, checkSteps, frameworkStand, type Step } from './rules.ts'
import * as sql from './sql.ts'

/** As the calendar of contracts. */
const shownMonths = 18

export const actions: Actions<typeof contract> = {
  async listAgreements(ctx, { customerId }) {
    const { responsibility } = await readCustomer(ctx, customerId)
    const frameworks = await sql.listFrameworks(ctx.db, customerId)
    const ids = frameworks.map(({ id }) => id)
    const called = Map.groupBy(await sql.listCallOffs(ctx.db, ids), ({ frameworkId }) => frameworkId)
    const bonuses: Bonus[] = []
    for (const row of await sql.listBonuses(ctx.db, customerId)) {
      const steps = JSON.parse(row.steps) as Step[]
      const revenue = await sql.sumRevenue(ctx.db, customerId, row.currency, row.fromDay, row.toDay)
      bonuses.push({ ...row, steps, revenue, ...bonusStand(steps, revenue) })
    }
    return {
      frameworks: frameworks.map((row) => {
        const callOffs = called.get(row.id) ?? []
        return { ...row, callOffs, ...frameworkStand(row, callOffs, ctx.today) }
      }),
      bonuses,
      canChange: canChange(ctx.actor, responsibility),
    }
  },

  async listEndingAgreements(ctx, { accounts }) {
    const until = addMonths(ctx.today, shownMonths)
    const period = { from: ctx.today, to: until }
    const scope = { readable: customerReadable(ctx.actor, 'customers.id'), keyAccounts: accounts === 'only' }
    const frameworks = await sql.listEndingFrameworks(ctx.db, scope, period)
    const bonuses = await sql.listEndingBonuses(ctx.db, scope, period)
    const agreements: EndingAgreement[] = [
      ...frameworks.map(({ called, agreed, endDay, mode, ...row }) => ({
        ...{ ...row, kind: 'framework' as const, keyAccount: mode === 'keyAccount' },
        ...{ day: endDay, rest: Number(agreed) - Number(called), next: null },
      })),
      ...bonuses.map(({ steps, revenue, toDay, mode, ...row }) => ({
        ...{ ...row, kind: 'bonus' as const, keyAccount: mode === 'keyAccount', day: toDay, rest: null, unit: null },
        next: bonusStand(JSON.parse(steps) as Step[], Number(revenue)).next,
      })),
    ]
    const first = (one: EndingAgreement) => (accounts === 'first' && one.keyAccount ? 0 : 1)
    agreements.sort((a, b) => first(a) - first(b) || (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    return { until, agreements: agreements.slice(0, sql.mostEnding) }
  },

  async saveFramework(ctx, { customerId, id, ...values }) {
    const customer = await changeable(ctx, customerId)
    checkDays(values.startDay, values.endDay)
    if (id === undefined) {
      const { currency } = customer
      await insertRecord(ctx, 'frameworks', 'framework.made', { ...values, customerId, currency })
    } else {
      const row = await findRecord(ctx.db, 'frameworks', id)
      if (row.customerId !== customerId) throw new Refusal('notFound')
      await updateRecord(ctx, 'frameworks', 'framework.changed', row, values)
    }
    return { undo: ctx.commandId }
  },

  async deleteFramework(ctx, { id }) {
    const row = await findRecord(ctx.db, 'frameworks', id)
    await changeable(ctx, row.customerId)
    await deleteRecord(ctx, 'frameworks', 'framework.deleted', row)
    return { undo: ctx.commandId }
  },

  async addCallOff(ctx, { id, ...values }) {
    const { customerId } = await findRecord(ctx.db, 'frameworks', id)
    await changeable(ctx, customerId)
    await insertRecord(ctx, 'callOffs', 'callOff.made', { ...values, frameworkId: id })
    return { undo: ctx.commandId }
  },

  async deleteCallOff(ctx, { id }) {
    const row = await findRecord(ctx.db, 'callOffs', id)
    const { customerId } = await findRecord(ctx.db, 'frameworks', row.frameworkId)
    await changeable(ctx, customerId)
    await deleteRecord(ctx, 'callOffs', 'callOff.deleted', row)
    return { undo: ctx.commandId }
  },

  async saveBonus(ctx, { customerId, id, steps, ...days }) {
    const customer = await changeable(ctx, customerId)
    checkDays(days.fromDay, days.toDay)
    checkSteps(steps)
    const values = { ...days, steps: JSON.stringify(steps) }
    if (id === undefined) {
      const { currency } = customer
      await insertRecord(ctx, 'bonuses', 'bonus.made', { ...values, customerId, currency })
    } else {
      const row = await findRecord(ctx.db, 'bonuses', id)
      if (row.customerId !== customerId) throw new Refusal('notFound')
      await updateRecord(ctx, 'bonuses', 'bonus.changed', row, values)
    }
    return { undo: ctx.commandId }
  },

  async deleteBonus(ctx, { id }) {
    const row = await findRecord(ctx.db, 'bonuses', id)
    await changeable(ctx, row.customerId)
    await deleteRecord(ctx, 'bonuses', 'bonus.deleted', row)
    return { undo: ctx.commandId }
  },
}

async function changeable(ctx: Context, customerId: string) {
  const { row, responsibility } = await readCustomer(ctx, customerId)
  need(canChange(ctx.actor, responsibility))
  return row
}
