import { canChange, need } from '#features/customers/access.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import { actions as persons, readPerson } from '#features/persons/actions.ts'
import { nameOf } from '#features/persons/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { insertRecord } from '#platform/actions/records.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { Refusal } from '#shared/refusal.ts'
import { persons as comparingPersons, customers, dialled, findSimilar } from './actions/check.ts'
import { load, mayMerge, mergeRecords, planOf } from './actions/merge.ts'
import type { Compared, contract, DuplicateGroup } from './contract.ts'
import { knownCompany } from './rules/companies.ts'
import { type DuplicateRecord, mergeFields, textOf } from './rules.ts'
import * as sql from './sql.ts'

export { followers } from './actions/check.ts'

const similarShown = 5

export const actions: Actions<typeof contract> = {
  async listSimilarCustomers(ctx, { phone, email, country, ...traits }) {
    const wanted = knownCompany('', { ...traits, phones: dialled(phone, country), emails: email ? [email] : [] })
    const empty = { ...traits, id: '', parentId: null }
    const similar = await findSimilar(ctx, customers, wanted, empty as never)
    const readable = await readableOf(
      ctx,
      'customers',
      similar.map(({ row }) => row.id),
    )
    return {
      customers: similar
        .flatMap(({ row: { id }, found }) => {
          const row = readable.get(id)
          return row
            ? [{ id, name: row.name, customerNumber: row.number, city: row.city, ownerId: row.ownerId, ...found }]
            : []
        })
        .slice(0, similarShown),
    }
  },

  async listSimilarPersons(ctx, { phone, email, ...person }) {
    const wanted = { ...person, phones: dialled(phone, undefined), emails: email ? [email] : [] }
    const similar = await findSimilar(ctx, comparingPersons, wanted, { ...person, id: '' } as never)
    const found: {
      id: string
      name: string
      customerName: string | null
      score: number
      verdict: 'same' | 'probably'
      reasons: string[]
    }[] = []
    for (const one of similar) {
      if (found.length >= similarShown) break
      const person = await findReadablePerson(ctx, one.row.id)
      if (person) found.push({ id: one.row.id, name: nameOf(person), customerName: person.customerName, ...one.found })
    }
    return { persons: found }
  },

  async listDuplicates(ctx, { record, verdict, after, limit }) {
    const readable = pairsReadable(ctx, record)
    const cursor = after ? readCursor(after) : null
    const score = Number(cursor?.[0])
    if (cursor && !Number.isFinite(score))
      throw new Refusal('invalidInput', { field: 'after', problem: 'cursor', detail: '' })
    const page = { verdict, after: cursor && ([score, cursor[1]] as [number, string]), limit: limit + 1 }
    const rows = await sql.listGroups(ctx.db, record, readable, page)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    const more = rows.length > limit
    return {
      groups: await groupsOf(
        ctx,
        record,
        readable,
        shown.map((row) => row.groupId),
      ),
      next: more && last ? writeCursor([String(last.score), last.groupId]) : null,
      total: after ? null : more ? await sql.countGroups(ctx.db, record, readable, verdict) : shown.length,
      waiting: await sql.countChecks(ctx.db, 1000),
    }
  },

  async compareDuplicates(ctx, { record, ids }) {
    const loaded = await load(ctx, record, ids)
    const plan = planOf(record, loaded)
    const names = await sql.listReferences(ctx.db, record, loaded.rows)
    const labels = new Map((await sql.listNames(ctx.db, record, loaded.ids)).map((one) => [one.id, one.name]))
    return {
      records: loaded.all.map(
        ({ row, changedAt }): Compared => ({
          id: row.id,
          version: Number(row.version),
          name: labels.get(row.id) ?? '',
          values: Object.fromEntries(
            mergeFields[record].map((field) => {
              const value = textOf(row, field)
              return [field, value && (names.get(value) ?? value)]
            }),
          ),
          phones: (JSON.parse(String(row.phones)) as { number: string }[]).map(({ number }) => number),
          emails: JSON.parse(String(row.emails)) as string[],
          note: row.note as string | null,
          changedAt,
          hanging: loaded.counts.get(row.id) ?? {},
        }),
      ),
      id: plan.id,
      from: plan.from,
      canMerge: mayMerge(ctx, loaded, plan.ownerId),
    }
  },

  async mergeDuplicates(ctx, { record, merges }) {
    const ids: string[] = []
    let moved = 0
    for (const merge of merges) {
      const one = await mergeRecords(ctx, record, merge)
      ids.push(one.id)
      moved += one.moved
    }
    return { ids, moved, undo: ctx.commandId }
  },

  async keepApart(ctx, { record, groups }) {
    for (const group of groups) {
      const ids = [...new Set(group)].sort()
      if (ids.length < 2) throw new Refusal('mergeNeedsTwo')
      need(await mayChangeOne(ctx, record, ids))
      const known = new Set((await sql.listDistinct(ctx.db, ids)).map((pair) => `${pair.firstId} ${pair.secondId}`))
      for (const [at, firstId] of ids.entries()) {
        for (const secondId of ids.slice(at + 1)) {
          if (!known.has(`${firstId} ${secondId}`))
            await insertRecord(ctx, 'distinctPairs', 'duplicates.keptApart', { record, firstId, secondId })
        }
      }
    }
    return { undo: ctx.commandId }
  },
}

/** All of them can be read, and one of them changed: saying that they differ changes neither. Refuses `notFound`. */
async function mayChangeOne(ctx: Context, record: DuplicateRecord, ids: readonly string[]): Promise<boolean> {
  let may = false
  for (const id of ids) {
    if (record === 'persons') may = (await persons.getPerson(ctx, { id })).canChange || may
    else may = canChange(ctx.actor, (await readCustomer(ctx, id)).responsibility) || may
  }
  return may
}

/** Where members read only their own, a pair is shown only if both can be read. */
function pairsReadable(ctx: Context, record: DuplicateRecord): sql.Readable {
  if (!ctx.actor.readsOwnOnly) return null
  if (record === 'persons') {
    const own = customerReadable(ctx.actor, 'persons.customerId')!
    return { first: sql.personReadable('firstId', own), second: sql.personReadable('secondId', own) }
  }
  return { first: customerReadable(ctx.actor, 'firstId')!, second: customerReadable(ctx.actor, 'secondId')! }
}

async function readableOf(ctx: Context, _record: 'customers', ids: string[]) {
  const rows = await sql.listCustomers(ctx.db, ids.slice(0, 200), customerReadable(ctx.actor, 'customers.id'))
  return new Map(rows.map((row) => [row.id, row]))
}

async function findReadablePerson(ctx: Context, id: string) {
  try {
    await readPerson(ctx, id)
    return await persons.getPerson(ctx, { id })
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

async function groupsOf(
  ctx: Context,
  record: DuplicateRecord,
  readable: sql.Readable,
  groupIds: string[],
): Promise<DuplicateGroup[]> {
  const pairs = Map.groupBy(await sql.listPairsOfGroups(ctx.db, record, readable, groupIds), (pair) => pair.groupId)
  const ids = [...new Set([...pairs.values()].flat().flatMap((pair) => [pair.firstId, pair.secondId]))]
  const names = new Map((await sql.listNames(ctx.db, record, ids)).map((one) => [one.id, one]))
  return groupIds.flatMap((id) => {
    const own = pairs.get(id) ?? []
    const [best] = own
    const members = [...new Set(own.flatMap((pair) => [pair.firstId, pair.secondId]))].sort()
    const records = members.flatMap((member) => names.get(member) ?? [])
    if (!best || records.length < 2) return []
    return [
      {
        id,
        score: best.score,
        verdict: best.verdict as 'same',
        reasons: JSON.parse(best.reasons) as string[],
        records: records.slice(0, 20),
      },
    ]
  })
}
