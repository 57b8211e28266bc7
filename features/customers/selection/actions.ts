import type { z } from 'zod'
import type { Actions, Context } from '#platform/actions/context.ts'
import { inPieces } from '#platform/actions/pieces.ts'
import { deleteRecord, updateRecord } from '#platform/actions/records.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChange, canHandOver, need, type Responsibility } from '../access.ts'
import { handOver, needMember } from '../actions/handOver.ts'
import { stored } from '../actions.ts'
import { overrideClass, withTags } from '../rules.ts'
import * as sql from '../sql.ts'
import { type contract, largestSelection } from './contract.ts'

const piece = 500

export const actions: Actions<typeof contract> = {
  async changeCustomers(ctx, { ids, filter, change }) {
    const { addTags = [], removeTags = [], class: wanted, classReason, ...plain } = change
    const given = defined(plain)
    if (given.insideSalesId) await needMember(ctx, given.insideSalesId)
    const { rows, skipped } = await readSelection(ctx, { ids, filter }, canChange)
    let changed = 0
    for await (const row of oneByOne(rows)) {
      const tags = JSON.parse(row.tags) as string[]
      const input = { ...given, tags: withTags(tags, addTags, removeTags) }
      const after = await updateRecord(ctx, 'customers', 'customer.changed', row, {
        ...stored(input, row),
        ...(wanted === undefined ? {} : overrideClass(row, { class: wanted, classReason })),
      })
      if (after !== row) changed += 1
    }
    return { changed, skipped, undo: ctx.commandId }
  },

  async deleteCustomers(ctx, { ids, filter }) {
    const { rows, skipped } = await readSelection(ctx, { ids, filter }, canHandOver)
    for await (const row of oneByOne(rows)) await deleteRecord(ctx, 'customers', 'customer.deleted', row)
    return { changed: rows.length, skipped, undo: ctx.commandId }
  },

  async handOverCustomers(ctx, { ids, filter, toId }) {
    const { rows, skipped } = await readSelection(ctx, { ids, filter }, canHandOver)
    const { customers, tasks } = await handOver(ctx, rows, toId)
    return { changed: customers.length, skipped, tasks, undo: ctx.commandId }
  },
}

type Selection = z.output<(typeof contract)['deleteCustomers']['input']>

/**
 * The chosen customers that `may` be changed, and how many others were chosen too.
 * Refuses `nothingSelected`, `notFound` if none of them is there, `notAllowed` if all belong to others.
 */
async function readSelection(
  ctx: Context,
  { ids, filter }: Selection,
  may: (actor: Context['actor'], customer: Responsibility) => boolean,
): Promise<{ rows: sql.CustomerRecord[]; skipped: number }> {
  if (Boolean(ids) === Boolean(filter)) throw new Refusal('nothingSelected')
  const chosen: sql.CustomerRecord[] = []
  if (filter) chosen.push(...(await readBounded(ctx, filter)))
  const wanted = [...new Set(ids)]
  for await (const some of inPieces(wanted, piece))
    chosen.push(...(await sql.readCustomers(ctx.db, ctx.actor, { ids: some }, piece)))
  const rows: sql.CustomerRecord[] = []
  for await (const some of inPieces(chosen, piece)) {
    const helpers = Map.groupBy(await helpersOf(ctx, some), (helper) => helper.customerId)
    rows.push(
      ...some.filter((row) =>
        may(ctx.actor, { ...row, helperIds: (helpers.get(row.id) ?? []).map((helper) => helper.memberId) }),
      ),
    )
  }
  if (ids && chosen.length === 0) throw new Refusal('notFound')
  need(rows.length > 0 || chosen.length === 0)
  return { rows, skipped: (filter ? chosen.length : wanted.length) - rows.length }
}

async function* oneByOne<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  for await (const some of inPieces(items)) yield* some
}

async function helpersOf(ctx: Context, customers: sql.CustomerRecord[]) {
  return await sql.listHelpersOfAll(
    ctx.db,
    customers.map((customer) => customer.id),
  )
}

/** What a filter finds; refuses `tooManyAtOnce` rather than to leave some out unsaid. */
export async function readBounded(ctx: Context, filter: sql.CustomerFilter): Promise<sql.CustomerRecord[]> {
  const rows = await sql.readCustomers(ctx.db, ctx.actor, filter, largestSelection + 1)
  if (rows.length > largestSelection) {
    const count = await sql.countCustomers(ctx.db, ctx.actor, filter)
    throw new Refusal('tooManyAtOnce', { count, largest: largestSelection })
  }
  return rows
}
