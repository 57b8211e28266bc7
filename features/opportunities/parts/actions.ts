import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import { checkReferences, readToChange } from '../actions/reading.ts'
import { buyingRoles, checkAmount } from '../rules.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

const most = 50

export const actions: Actions<typeof contract> = {
  async setOpportunityPerson(ctx, { id, personId, roles }) {
    const { customerId } = await readToChange(ctx, id)
    await checkReferences(ctx, { customerId, personId })
    // In one order, whatever the order of ticking was.
    const inOrder = buyingRoles.filter((role) => roles.includes(role))
    return await set(ctx, 'opportunityPersons', id, personId, { roles: JSON.stringify(inOrder) })
  },

  async removeOpportunityPerson(ctx, { id, personId }) {
    return await remove(ctx, 'opportunityPersons', id, personId)
  },

  async setOpportunityHelper(ctx, { id, memberId, part }) {
    const { customerId } = await readToChange(ctx, id)
    await checkReferences(ctx, { customerId, ownerId: memberId })
    return await set(ctx, 'opportunityHelpers', id, memberId, { part })
  },

  async removeOpportunityHelper(ctx, { id, memberId }) {
    return await remove(ctx, 'opportunityHelpers', id, memberId)
  },

  async setOpportunityProduct(ctx, { id, productId, amount }) {
    await readToChange(ctx, id)
    checkAmount(amount)
    await findRecord(ctx.db, 'products', productId)
    return await set(ctx, 'opportunityProducts', id, productId, { amount })
  },

  async removeOpportunityProduct(ctx, { id, productId }) {
    return await remove(ctx, 'opportunityProducts', id, productId)
  },

  async tickCriterion(ctx, { id, criterionId, ticked }) {
    if (!ticked) return await remove(ctx, 'opportunityTicks', id, criterionId)
    await readToChange(ctx, id)
    await findRecord(ctx.db, 'stageCriteria', criterionId)
    return await set(ctx, 'opportunityTicks', id, criterionId, {})
  },
}

const names: Record<sql.Part, string> = {
  opportunityPersons: 'person',
  opportunityHelpers: 'helper',
  opportunityProducts: 'product',
  opportunityTicks: 'criterion',
}

/** Adds a part, or changes what is said of it: saying the same twice is no second one. Refuses `partsTooMany`. */
async function set(ctx: Context, table: sql.Part, opportunityId: string, id: string, said: object) {
  const [row] = await sql.listNaming(ctx.db, table, opportunityId, id)
  const name = `opportunity.${names[table]}`
  if (row) await updateRecord(ctx, table, `${name}Changed`, row as never, said as never)
  else {
    if (table !== 'opportunityTicks' && (await sql.countOf(ctx.db, table, opportunityId)) >= most)
      throw new Refusal('partsTooMany', { most })
    await insertRecord(ctx, table, `${name}Added`, { opportunityId, [sql.parts[table]]: id, ...said } as never)
  }
  return { undo: ctx.commandId }
}

/** Refuses `notFound` if it is not there. */
async function remove(ctx: Context, table: sql.Part, opportunityId: string, id: string) {
  await readToChange(ctx, opportunityId)
  const rows = await sql.listNaming(ctx.db, table, opportunityId, id)
  if (rows.length === 0) throw new Refusal('notFound')
  for (const row of rows) await deleteRecord(ctx, table, `opportunity.${names[table]}Removed`, row as never)
  return { undo: ctx.commandId }
}
