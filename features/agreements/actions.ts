import { canChange, need } from '#features/customers/access.ts'
import { readCustomer } from '#features/customers/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Bonus, contract } from './contract.ts'
import { bonusStand, checkDays, checkSteps, frameworkStand, type Step } from './rules.ts'
import * as sql from './sql.ts'

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
