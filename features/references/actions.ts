import { canChange, need } from '#features/customers/access.ts'
import { readCustomer } from '#features/customers/actions.ts'
import { readPerson } from '#features/persons/actions.ts'
import { nameOf } from '#features/persons/rules.ts'
import type { Actions } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

const mostShown = 20

export const actions: Actions<typeof contract> = {
  async listReferences(ctx, { customerId }) {
    await readCustomer(ctx, customerId)
    const rows = await sql.listReferences(ctx.db, customerId, mostShown)
    return {
      references: rows.map(({ title, firstName, lastName, ...row }) => ({
        ...row,
        personName: lastName && nameOf({ title, firstName, lastName }),
      })),
    }
  },

  async recordReference(ctx, { customerId, personId, day = ctx.today, text }) {
    const { responsibility } = await readCustomer(ctx, customerId)
    need(canChange(ctx.actor, responsibility))
    if (day > ctx.today) throw new Refusal('referenceAhead')
    if (personId && (await readPerson(ctx, personId)).customerId !== customerId) throw new Refusal('personElsewhere')
    const { id } = await insertRecord(ctx, 'customerReferences', 'reference.given', { customerId, personId, day, text })
    return { id, undo: ctx.commandId }
  },

  async removeReference(ctx, { id }) {
    const row = await findRecord(ctx.db, 'customerReferences', id)
    const { responsibility } = await readCustomer(ctx, row.customerId)
    need(canChange(ctx.actor, responsibility))
    await deleteRecord(ctx, 'customerReferences', 'reference.removed', row)
    return { undo: ctx.commandId }
  },
}
