import { need } from '#features/customers/access.ts'
import { type CustomerInput, readCustomer, stored as storedCustomer } from '#features/customers/actions.ts'
import type { Phone } from '#features/customers/phones.ts'
import { withTags } from '#features/customers/rules.ts'
import { actions as persons, readPerson, stored as storedPerson } from '#features/persons/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { inPieces } from '#platform/actions/pieces.ts'
import { deleteRecord, type RecordTable, updateRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import { canMergeCustomers } from '../access.ts'
import {
  columnsOf,
  type DuplicateRecord,
  type Mergeable,
  mergeFields,
  proposeFields,
  proposeKept,
  united,
  unitedFields,
  unitedNotes,
} from '../rules.ts'
import * as sql from '../sql.ts'

export type Merge = {
  id?: string | undefined
  ids: string[]
  from?: Partial<Record<string, string>> | undefined
  versions?: Record<string, number> | undefined
}

/** As many records as one merge moves at most: it is one transaction, and one undo. */
const largest = 10_000

type Loaded = Awaited<ReturnType<typeof load>>

/** The records with what hangs on them and what a merge would take from where. Refuses `mergeNeedsTwo`, `notFound`. */
export async function load(ctx: Context, record: DuplicateRecord, wanted: readonly string[]) {
  const ids = [...new Set(wanted)]
  if (ids.length < 2) throw new Refusal('mergeNeedsTwo')
  const customers = []
  const people = []
  for (const id of ids) {
    if (record === 'customers') customers.push(await readCustomer(ctx, id))
    else people.push({ row: await readPerson(ctx, id), canChange: (await persons.getPerson(ctx, { id })).canChange })
  }
  const rows: (Record<string, unknown> & { id: string; version: number })[] = [...customers, ...people].map(
    ({ row }) => row,
  )
  const column = record === 'customers' ? 'customerId' : 'personId'
  const counts = new Map<string, Record<string, number>>(ids.map((id) => [id, {}]))
  for (const table of sql.hanging[record]) {
    for (const [id, count] of await sql.countHanging(ctx.db, table, column, ids)) counts.get(id)![table] = count
  }
  const changes = await sql.listLastChanges(ctx.db, record, ids)
  const all = rows.map((row): Mergeable => {
    const hanging = Object.values(counts.get(row.id)!).reduce((sum, count) => sum + count, 0)
    return { row, changedAt: changes.get(row.id) ?? String(row.createdAt), hanging }
  })
  return { ids, rows, customers, people, counts, all }
}

/** Whether the actor may bring these together with this owner (see `canMergeCustomers`); persons: whoever may change all. */
export function mayMerge(ctx: Context, { customers, people }: Loaded, ownerId: string | null): boolean {
  return (
    people.every((person) => person.canChange) &&
    canMergeCustomers(
      ctx.actor,
      customers.map((customer) => customer.responsibility),
      ownerId,
    )
  )
}

/** Who stays, and what comes from where: as said, else as proposed. */
export function planOf(record: DuplicateRecord, loaded: Loaded, merge: Pick<Merge, 'id' | 'from'> = {}) {
  const id = merge.id ?? proposeKept(loaded.all)
  const from: Record<string, string> = proposeFields(record, loaded.all, id)
  for (const [field, source] of Object.entries(merge.from ?? {})) {
    if (source && (mergeFields[record] as readonly string[]).includes(field)) from[field] = source
  }
  if (![id, ...Object.values(from)].every((one) => loaded.ids.includes(one))) throw new Refusal('notFound')
  const rowOf = (field: string) => loaded.rows.find((row) => row.id === from[field])
  const ownerId = (rowOf('ownerId')?.ownerId ?? null) as string | null
  return { id, from, ownerId, rowOf }
}

/**
 * Brings records together: one stays with the chosen values and the lists of all, everything that hangs on the others
 * moves to it, the others are taken out and remember whom they became. All of it events of one command, so that undo
 * takes it back as one. Refuses `mergeNeedsTwo`, `notFound`, `notAllowed`, `changedMeanwhile`, `mergeTooLarge`,
 * `parentCircle`.
 */
export async function mergeRecords(
  ctx: Context,
  record: DuplicateRecord,
  merge: Merge,
): Promise<{ id: string; moved: number }> {
  const loaded = await load(ctx, record, merge.ids)
  for (const row of loaded.rows) {
    const version = merge.versions?.[row.id]
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
  }
  const plan = planOf(record, loaded, merge)
  need(mayMerge(ctx, loaded, plan.ownerId))
  const gone = loaded.ids.filter((id) => id !== plan.id)
  const values = Object.fromEntries(
    mergeFields[record].flatMap((field) => {
      const source = plan.rowOf(field)
      return source ? columnsOf(field).map((column) => [column, source[column]]) : []
    }),
  )
  if (record === 'customers') values.parentId = await parentOf(ctx, values.parentId as string | null, loaded.ids)
  const moved = await moveHanging(ctx, record, plan.id, gone)
  const ordered = [...loaded.rows].sort((a, b) => Number(b.id === plan.id) - Number(a.id === plan.id))
  const input = { ...values, ...listsOf(record, ordered) }
  const kept = ordered[0]!
  if (record === 'customers') {
    const patch = storedCustomer(input as CustomerInput, kept as never)
    await updateRecord(ctx, 'customers', 'customer.merged', kept as never, patch)
  } else {
    const patch = await storedPerson(ctx, input as never, kept as never)
    await updateRecord(ctx, 'persons', 'person.merged', kept as never, patch)
  }
  const name = record === 'customers' ? 'customer' : 'person'
  for (const row of ordered.slice(1)) {
    const away = await updateRecord(ctx, record, `${name}.mergedInto`, row as never, { mergedIntoId: plan.id })
    await deleteRecord(ctx, record, `${name}.mergedAway`, away as never)
  }
  return { id: plan.id, moved }
}

/** The chosen parent, unless it is one of those brought together. Refuses `parentCircle` if it stands below one of them. */
async function parentOf(ctx: Context, parentId: string | null, ids: readonly string[]): Promise<string | null> {
  if (parentId === null || ids.includes(parentId)) return null
  if ((await sql.listAbove(ctx.db, parentId, 50)).some((above) => ids.includes(above)))
    throw new Refusal('parentCircle')
  return parentId
}

/** What all of them have: telephone numbers, mail addresses, tags, own fields, notes. */
function listsOf(record: DuplicateRecord, rows: readonly Record<string, unknown>[]) {
  const lists = <Item>(column: string) => rows.map((row) => JSON.parse(String(row[column])) as Item[])
  return {
    phones: united<Phone>(lists('phones'), ({ number, e164 }) => e164 ?? number.replace(/\D/g, ''), 20),
    emails: united<string>(lists('emails'), (email) => email.toLowerCase(), 20),
    tags: withTags([], lists<string>('tags').flat().slice(0, 50)),
    fields: unitedFields(rows.map((row) => JSON.parse(String(row.fields)) as Record<string, string>)),
    note: unitedNotes(rows.map((row) => row.note as string | null)),
    ...(record === 'customers'
      ? { addresses: united<object>(lists('addresses'), (one) => JSON.stringify(one), 20) }
      : {}),
  }
}

async function moveHanging(ctx: Context, record: DuplicateRecord, keptId: string, gone: string[]): Promise<number> {
  const column = record === 'customers' ? 'customerId' : 'personId'
  let moved = 0
  const move = async (table: RecordTable, rows: readonly object[], patchOf: (row: Moving) => object | null) => {
    moved += rows.length
    if (moved > largest) throw new Refusal('mergeTooLarge', { largest })
    for await (const some of inPieces(rows)) {
      for (const row of some) {
        const patch = patchOf(row as Moving)
        if (patch) await updateRecord(ctx, table, movedEvent, row as never, patch as never)
        else await deleteRecord(ctx, table, movedEvent, row as never)
      }
    }
  }
  const there = record === 'customers' ? await sql.listHelperIds(ctx.db, keptId) : new Set<string>()
  const taken = new Set<string>()
  const takenBy = (table: string) => {
    taken.add(table)
    return { [column]: keptId }
  }
  const cells = record === 'customers' ? await mergeCells(ctx, keptId, gone) : new Set<string>()
  for (const table of sql.hanging[record]) {
    if (onlyOne.includes(table) && (await sql.listHanging(ctx.db, table, column, [keptId], 1)).length > 0)
      taken.add(table)
    const rows = await sql.listHanging(ctx.db, table, column, gone, largest + 1)
    await move(table, rows, (row) => {
      if (table === 'files' && row.record === record) return { customerId: keptId, recordId: keptId }
      if (onlyOne.includes(table)) return taken.has(table) ? null : takenBy(table)
      if (table === 'potentials' && cells.has(String(row.id))) return null
      if (table !== 'customerHelpers') return { [column]: keptId }
      // Nobody works on a customer twice.
      if (there.has(String(row.memberId))) return null
      there.add(String(row.memberId))
      return { customerId: keptId }
    })
  }
  if (record === 'persons') {
    await move('files', await sql.listFilesOn(ctx.db, record, gone, largest + 1), () => ({ recordId: keptId }))
    const below = await sql.listReporting(ctx.db, gone, largest + 1)
    await move(
      'stakeholders',
      below.filter((row) => row.personId !== keptId),
      () => ({ reportsToId: keptId }),
    )
  } else {
    const below = await sql.listBelow(ctx.db, gone, largest + 1)
    await move(
      'customers',
      below.filter((row) => row.id !== keptId && !gone.includes(row.id)),
      () => ({ parentId: keptId }),
    )
  }
  await move(record, await sql.listMergedInto(ctx.db, record, gone, largest + 1), () => ({ mergedIntoId: keptId }))
  return moved
}

/**
 * What both noted of the same product group becomes one cell: that of the kept customer, with what only the others knew.
 * Answers the cells that are taken up in it.
 */
async function mergeCells(ctx: Context, keptId: string, gone: readonly string[]): Promise<Set<string>> {
  const [own, theirs] = [await sql.listCells(ctx.db, [keptId], largest), await sql.listCells(ctx.db, gone, largest)]
  const cells = new Map(own.map((cell) => [cell.productGroup, cell]))
  const taken = new Set<string>()
  for (const cell of theirs) {
    const kept = cells.get(cell.productGroup)
    if (!kept) {
      cells.set(cell.productGroup, cell)
      continue
    }
    taken.add(cell.id)
    const { potential, currency, source, day } = cell
    const patch = {
      ...(kept.potential === null && potential !== null ? { potential, currency, source, day } : {}),
      ...(kept.competitor === null && cell.competitor !== null ? { competitor: cell.competitor } : {}),
      ...(kept.opportunityId === null && cell.opportunityId !== null ? { opportunityId: cell.opportunityId } : {}),
    }
    if (Object.keys(patch).length > 0)
      cells.set(cell.productGroup, await updateRecord(ctx, 'potentials', movedEvent, kept, patch))
  }
  return taken
}

/** Judgements of which there is one for each; that of the kept one holds. */
const onlyOne: readonly string[] = ['strategicScores', 'careFits', 'stakeholders', 'accountTerms']

type Moving = Record<string, unknown>

/** What is only carried along says no sentence in the timeline. */
const movedEvent = 'merge.moved'
