import { atEnd } from '#platform/actions/atEnd.ts'
import type { Actions, Change, Context, Followers } from '#platform/actions/context.ts'
import { dropDocuments, findDocuments, putDocuments, type SearchDocument } from '#platform/search/store.ts'
import type { contract, Hit, searchKinds } from './contract.ts'
import * as sql from './sql.ts'

type Kind = (typeof searchKinds)[number]

// The number fixes where a kind lies in the index; it never changes.
const kinds: Record<Kind, { record: Kind; number: number }> = {
  customers: { record: 'customers', number: 1 },
  persons: { record: 'persons', number: 2 },
  activities: { record: 'activities', number: 3 },
}

export const actions: Actions<typeof contract> = {
  async search(ctx, { q, kind = ['customers', 'persons', 'activities'], limit }) {
    const hits: Hit[] = []
    let cut = false
    for (const one of kind) {
      const { found, cut: more } = await find(ctx, one, q, limit)
      hits.push(...found.map(({ recordId, ...document }) => ({ kind: one, id: recordId, ...document })))
      cut ||= more
    }
    return { hits, cut }
  },
}

/** Ids of one kind that fit a query, best first, at most `limit`; for the lists of other slices. */
export async function findIds(ctx: Context, kind: Kind, query: string, limit = 200): Promise<string[]> {
  return (await find(ctx, kind, query, limit)).found.map((one) => one.recordId)
}

async function find(ctx: Context, kind: Kind, query: string, limit: number) {
  const ownedBy = ctx.actor.readsOwnOnly ? [ctx.actor.memberId, ...ctx.actor.deputyFor] : null
  return await findDocuments(ctx.db, ctx.engine, kinds[kind], query, { limit, ownedBy })
}

/** Writes customers into the index as they are now; deleted ones leave it. */
export async function indexCustomers(ctx: Context, ids: string[]): Promise<void> {
  const rows = await sql.readCustomers(ctx.db, ids)
  await write(ctx, 'customers', rows, (row) => ({
    recordId: row.id,
    customerId: row.id,
    title: row.name,
    detail: [row.postcode, row.city].filter(Boolean).join(' '),
    names: `${row.name} ${row.city ?? ''}`,
    text: words(
      row.customerNumber,
      row.street,
      row.postcode,
      row.branch,
      row.web,
      row.vatId,
      numbers(row.phones),
      ...list(row.emails),
      ...list(row.tags),
    ),
  }))
}

/** Writes persons into the index as they are now; deleted ones leave it. */
export async function indexPersons(ctx: Context, ids: string[]): Promise<void> {
  const rows = await sql.readPersons(ctx.db, ids)
  await write(ctx, 'persons', rows, (row) => {
    const name = [row.title, row.firstName, row.lastName].filter(Boolean).join(' ')
    return {
      recordId: row.id,
      customerId: row.customerId,
      title: name,
      detail: [row.function, row.customerName].filter(Boolean).join(' · '),
      names: name,
      text: words(row.function, numbers(row.phones), ...list(row.emails), ...list(row.tags)),
    }
  })
}

/** Writes activities into the index as they are now; deleted ones leave it. */
export async function indexActivities(ctx: Context, ids: string[]): Promise<void> {
  const rows = await sql.readActivities(ctx.db, ids)
  await write(ctx, 'activities', rows, (row) => ({
    recordId: row.id,
    customerId: row.customerId,
    title: row.text.slice(0, 120),
    detail: [row.customerName, row.day].filter(Boolean).join(' · '),
    names: '',
    text: words(row.text, row.report),
  }))
}

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

function words(...texts: (string | null)[]): string {
  // A comma keeps a customer number and the phone number behind it apart.
  return texts.filter(Boolean).join(', ')
}

function list(json: string): string[] {
  return JSON.parse(json) as string[]
}

function numbers(phones: string): string {
  return (JSON.parse(phones) as { number: string }[]).map((phone) => phone.number).join(', ')
}

const indexing =
  (index: typeof indexCustomers) =>
  async (ctx: Context, { before, after }: Change) => {
    const id = after?.id ?? before?.id
    if (id) atEnd(ctx, index, [id])
  }

export const followers: Followers = {
  customers: [indexing(indexCustomers)],
  persons: [indexing(indexPersons)],
  activities: [indexing(indexActivities)],
}
