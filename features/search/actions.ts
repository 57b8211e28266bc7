import { atEnd } from '#platform/actions/atEnd.ts'
import type { Actions, Change, Context, Followers } from '#platform/actions/context.ts'
import { enqueueJob } from '#platform/jobs/jobs.ts'
import { findDocuments, type Query, readQuery } from '#platform/search/find.ts'
import { dropDocuments, putDocuments, type SearchDocument } from '#platform/search/store.ts'
import type { contract, Hit } from './contract.ts'
import { activityDocument, customerDocument, opportunityDocument, personDocument } from './documents.ts'
import { type Kind, kinds } from './kinds.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async search(ctx, { q, kind = ['customers', 'persons', 'opportunities', 'activities'], limit }) {
    const hits: Hit[] = []
    let cut = false
    const query = readQuery(ctx.db, q)
    for (const one of kind) {
      const { found, cut: more } = await find(ctx, one, query, limit)
      hits.push(...found.map(({ recordId, ...document }) => ({ kind: one, id: recordId, ...document })))
      cut ||= more
    }
    return { hits, cut }
  },
}

/** Ids of one kind that fit a query, best first, at most `limit`. */
export async function findIds(ctx: Context, kind: Kind, query: string, limit = 200): Promise<string[]> {
  return (await find(ctx, kind, readQuery(ctx.db, query), limit)).found.map((one) => one.recordId)
}

async function find(ctx: Context, kind: Kind, query: Query, limit: number) {
  const ownedBy = ctx.actor.readsOwnOnly ? [ctx.actor.memberId, ...ctx.actor.deputyFor] : null
  const { found, cut } = await findDocuments(ctx.db, ctx.engine, kinds[kind], query, { limit, ownedBy })
  if (found.length === 0 || kind === 'customers') return { found, cut }
  // Persons and activities stay when their customer is deleted, so that undo brings them back; until then nobody finds them.
  const of = new Set(found.flatMap(({ customerId }) => customerId ?? []))
  const gone = await sql.readDeletedCustomers(ctx.db, ctx.engine, [...of])
  if (gone.size === 0) return { found, cut }
  return { found: found.filter(({ customerId }) => customerId === null || !gone.has(customerId)), cut }
}

/** Writes customers into the index as they are now; deleted ones leave it. */
export async function indexCustomers(ctx: Context, ids: string[]): Promise<void> {
  await write(ctx, 'customers', await sql.readCustomers(ctx.db, ids), customerDocument)
}

/** Writes persons into the index as they are now; deleted ones leave it. */
export async function indexPersons(ctx: Context, ids: string[]): Promise<void> {
  await write(ctx, 'persons', await sql.readPersons(ctx.db, ids), personDocument)
}

/** Writes activities into the index as they are now; deleted ones leave it. */
export async function indexActivities(ctx: Context, ids: string[]): Promise<void> {
  await write(ctx, 'activities', await sql.readActivities(ctx.db, ids), activityDocument)
}

/** Writes opportunities into the index as they are now; deleted ones leave it. */
export async function indexOpportunities(ctx: Context, ids: string[]): Promise<void> {
  await write(ctx, 'opportunities', await sql.readOpportunities(ctx.db, ids), opportunityDocument)
}

/**
 * Where many documents were written at once, the parts that the index grew by are brought together in a minute: each costs
 * every search as much as the index itself (60,000 new opportunities made a search take six times as long).
 */
export async function tidySoon(ctx: Context, written: number): Promise<void> {
  if (ctx.engine === 'postgres' || written < worthTidying || (await sql.isJobWaiting(ctx.db, ctx.engine, sql.tidyJob)))
    return
  await enqueueJob(ctx, sql.tidyJob, {}, new Date(Date.parse(ctx.now) + minute).toISOString())
}
const worthTidying = 1_000
const minute = 60_000

async function write<Row extends { id: string; deletedAt: string | null }>(
  ctx: Context,
  kind: Kind,
  rows: Row[],
  document: (row: Row) => SearchDocument,
): Promise<void> {
  const live = rows.filter((row) => row.deletedAt === null)
  const gone = rows.filter((row) => row.deletedAt !== null)
  await putDocuments(ctx, kinds[kind], live.map(document))
  await dropDocuments(
    ctx,
    kinds[kind],
    gone.map((row) => row.id),
  )
}

const indexing =
  (index: typeof indexCustomers) =>
  async (ctx: Context, { before, after }: Change) => {
    const id = after?.id ?? before?.id
    if (id) atEnd(ctx, index, [id])
  }

// A move to another stage changes no word.
const opportunityWords = ['title', 'customerId', 'number', 'note', 'deletedAt'] as const

async function indexOpportunity(ctx: Context, { before, after }: Change) {
  const id = after?.id ?? before?.id
  if (!id || !differs(before, after, opportunityWords)) return
  atEnd(ctx, before ? indexOpportunities : indexNewOpportunities, [id])
}

/**
 * A new opportunity is found a moment later: indexing one by itself takes longer than making it, many together a tenth
 * of that. One waiting job takes all that are made until it begins.
 */
async function indexNewOpportunities(ctx: Context, ids: string[]): Promise<void> {
  if (ids.length >= many) return await indexOpportunities(ctx, ids)
  const [first] = ids.toSorted()
  if (!first || (await sql.isJobWaiting(ctx.db, ctx.engine, sql.newOpportunitiesJob))) return
  const moment = new Date(Date.parse(ctx.now) + gathers).toISOString()
  await enqueueJob(ctx, sql.newOpportunitiesJob, { first }, moment)
}
const many = 10
/** For so many milliseconds new ones are gathered; else a busy house would index them one by one after all. */
const gathers = 2_000

/** Opportunities are found by the name of their customer: a new name goes to all of them, as far as a customer has that many. */
async function indexOfCustomer(ctx: Context, { before, after }: Change) {
  if (!before || !after || !differs(before, after, ['name'])) return
  const ids = await sql.readOpportunityIds(ctx.db, after.id, mostOfCustomer)
  if (ids.length > 0) atEnd(ctx, indexOpportunities, ids)
}
const mostOfCustomer = 500

function differs(before: Change['before'], after: Change['after'], columns: readonly string[]): boolean {
  const [was, is] = [before, after] as (Record<string, unknown> | null)[]
  return columns.some((column) => was?.[column] !== is?.[column])
}

export const followers: Followers = {
  customers: [indexing(indexCustomers), indexOfCustomer],
  opportunities: [indexOpportunity],
  persons: [indexing(indexPersons)],
  activities: [indexing(indexActivities)],
}
