import { withE164 } from '#features/customers/phones.ts'
import { atEnd } from '#platform/actions/atEnd.ts'
import type { Change, Context, Followers } from '#platform/actions/context.ts'
import {
  type CompanyTraits,
  companyKeys,
  compareCompanies,
  type KnownCompany,
  knownCompany,
} from '../rules/companies.ts'
import { largestBlock } from '../rules/matchIndex.ts'
import { comparePersons, type PersonTraits, personKeys } from '../rules/persons.ts'
import type { DuplicateRecord } from '../rules.ts'
import * as sql from '../sql.ts'

export type Found = { score: number; verdict: 'same' | 'probably'; reasons: string[] }

/** Up to so many at once are typed by people: they are found by the next who types, at once. */
const typedAtOnce = 20
/** No group grows larger, so that a chain of likenesses does not swallow the stock. */
const largestGroup = 30

/** How records of one kind are compared, whatever they are. */
type Comparing<Row extends { id: string }, Known> = {
  read(ctx: Context, ids: readonly string[]): Promise<Row[]>
  known(row: Row): Known
  keys(known: Known): string[]
  compare(a: Known, b: Known, rowA: Row, rowB: Row): Found | null
}

type CustomerRow = Awaited<ReturnType<typeof sql.readCustomers>>[number]
type PersonRow = Awaited<ReturnType<typeof sql.readPersons>>[number]

export const customers: Comparing<CustomerRow, KnownCompany> = {
  read: (ctx, ids) => sql.readCustomers(ctx.db, ids),
  known: (row) => knownCompany(row.id, traitsOfCustomer(row)),
  keys: companyKeys,
  compare(a, b, rowA, rowB) {
    // Mother, daughter and sister are known to be different companies.
    const related = rowA.parentId === rowB.id || rowB.parentId === rowA.id
    const sisters = rowA.parentId !== null && rowA.parentId === rowB.parentId
    return related || sisters ? null : compareCompanies(a, b)
  },
}

export const persons: Comparing<PersonRow, PersonTraits> = {
  read: (ctx, ids) => sql.readPersons(ctx.db, ids),
  known: (row) => ({ ...row, phones: numbersOf(row.phones), emails: JSON.parse(row.emails) as string[] }),
  keys: personKeys,
  compare: (a, b) => comparePersons(a, b),
}

const comparing = { customers, persons } as const

function traitsOfCustomer(row: CustomerRow): CompanyTraits {
  return { ...row, phones: numbersOf(row.phones), emails: JSON.parse(row.emails) as string[] }
}

function numbersOf(phones: string): string[] {
  return (JSON.parse(phones) as { e164: string | null }[]).flatMap(({ e164 }) => e164 ?? [])
}

/** A number as typed, as others are compared by; none if it is none yet. */
export function dialled(number: string | undefined, country: string | undefined): string[] {
  if (!number) return []
  return withE164([{ label: '', number, e164: null }], country ?? null).flatMap(({ e164 }) => e164 ?? [])
}

/** Who the described one may be, the surest first. */
export async function findSimilar<Row extends { id: string }, Known>(
  ctx: Context,
  kind: Comparing<Row, Known>,
  wanted: Known,
  row: Row,
): Promise<{ row: Row; found: Found }[]> {
  const ids = new Set<string>()
  for (const block of (await sql.listByKeys(ctx.db, kind.keys(wanted), largestBlock)).values())
    if (block.length <= largestBlock) for (const id of block) ids.add(id)
  const rows = await kind.read(ctx, [...ids].slice(0, 1000))
  return rows
    .flatMap((other) => {
      const found = kind.compare(wanted, kind.known(other), row, other)
      return found ? [{ row: other, found }] : []
    })
    .sort((a, b) => b.found.score - a.found.score)
}

/** Compares these records with all others and stores the pairs; what is gone loses its own. */
export async function checkRecords(ctx: Context, record: DuplicateRecord, ids: readonly string[]): Promise<void> {
  await check(ctx, record, comparing[record] as unknown as Comparing<{ id: string }, unknown>, ids)
}

async function check<Row extends { id: string }, Known>(
  ctx: Context,
  record: DuplicateRecord,
  kind: Comparing<Row, Known>,
  ids: readonly string[],
): Promise<void> {
  const rows = await kind.read(ctx, ids)
  const known = new Map(rows.map((row) => [row.id, { row, known: kind.known(row) }]))
  const keys = new Map(ids.map((id) => [id, known.has(id) ? kind.keys(known.get(id)!.known) : []]))
  const before = await sql.listPairsOf(ctx.db, ids)
  await sql.replaceKeys(ctx.db, keys)
  await sql.deletePairsOf(ctx.db, ids)

  const blocks = await sql.listByKeys(ctx.db, [...new Set([...keys.values()].flat())], largestBlock)
  const others = new Set<string>()
  for (const block of blocks.values())
    if (block.length <= largestBlock) for (const id of block) if (!known.has(id)) others.add(id)
  for (const row of await kind.read(ctx, [...others])) known.set(row.id, { row, known: kind.known(row) })

  const distinct = new Set((await sql.listDistinct(ctx.db, ids)).map((pair) => `${pair.firstId} ${pair.secondId}`))
  const pairs = new Map<string, sql.PairRow>()
  for (const { row } of rows.map((one) => known.get(one.id)!)) {
    for (const key of keys.get(row.id) ?? []) {
      const block = blocks.get(key) ?? []
      if (block.length > largestBlock) continue
      for (const otherId of block) {
        const other = known.get(otherId)
        const [firstId, secondId] = row.id < otherId ? [row.id, otherId] : [otherId, row.id]
        const name = `${firstId} ${secondId}`
        if (otherId === row.id || !other || distinct.has(name) || pairs.has(name)) continue
        const found = kind.compare(known.get(row.id)!.known, other.known, row, other.row)
        if (!found) continue
        const { score, verdict, reasons } = found
        pairs.set(name, {
          firstId,
          secondId,
          record,
          groupId: firstId,
          score,
          verdict,
          reasons: JSON.stringify(reasons),
        })
      }
    }
  }
  await sql.savePairs(ctx.db, [...pairs.values()])
  const touched = new Set([...before, ...pairs.values()].flatMap(({ firstId, secondId }) => [firstId, secondId]))
  await regroup(ctx, touched)
}

/** Gives all pairs that hang together one group: the smallest id among them. */
async function regroup(ctx: Context, ids: ReadonlySet<string>): Promise<void> {
  const done = new Set<string>()
  for (const id of ids) {
    if (done.has(id)) continue
    const members = new Set([id])
    const pairs = new Map<string, sql.PairRow>()
    for (let fresh = [id]; fresh.length > 0 && members.size < largestGroup; ) {
      const next: string[] = []
      for (const pair of await sql.listPairsOf(ctx.db, fresh)) {
        pairs.set(`${pair.firstId} ${pair.secondId}`, pair)
        for (const member of [pair.firstId, pair.secondId]) {
          if (members.has(member)) continue
          members.add(member)
          next.push(member)
        }
      }
      fresh = next
    }
    for (const member of members) done.add(member)
    const [groupId = id] = [...members].sort()
    for (const pair of pairs.values()) if (pair.groupId !== groupId) await sql.setGroup(ctx.db, pair, groupId)
  }
}

/** Columns by which records are compared. */
const compared: Record<DuplicateRecord, readonly string[]> = {
  customers: [
    'name',
    'customerNumber',
    'vatId',
    'street',
    'postcode',
    'city',
    'phones',
    'emails',
    'web',
    'parentId',
    'deletedAt',
  ],
  persons: ['firstName', 'lastName', 'customerId', 'phones', 'emails', 'birthday', 'deletedAt'],
}

const noteChanged =
  (record: DuplicateRecord) =>
  async (ctx: Context, ids: string[]): Promise<void> => {
    await sql.queueChecks(ctx.db, record, ids, ctx.now)
    if (ids.length > typedAtOnce) return
    const kind = comparing[record] as unknown as Comparing<{ id: string }, unknown>
    const rows = await kind.read(ctx, ids)
    await sql.replaceKeys(ctx.db, new Map(rows.map((row) => [row.id, kind.keys(kind.known(row))])))
    const live = new Set(rows.map((row) => row.id))
    await sql.deletePairsOf(
      ctx.db,
      ids.filter((id) => !live.has(id)),
    )
  }
const noteCustomers = noteChanged('customers')
const notePersons = noteChanged('persons')

const follow =
  (record: DuplicateRecord, note: typeof noteCustomers) =>
  async (ctx: Context, { before, after }: Change): Promise<void> => {
    const row = after ?? before
    if (row && compared[record].some((column) => before?.[column] !== after?.[column])) atEnd(ctx, note, [row.id])
  }

/** What was said not to be the same goes at once; taken back, it is found again. */
async function followDistinct(ctx: Context, { before, after }: Change): Promise<void> {
  const row = after ?? before
  if (row)
    atEnd(ctx, row.record === 'persons' ? recheckPersons : recheckCustomers, [
      String(row.firstId),
      String(row.secondId),
    ])
}
const recheckCustomers = (ctx: Context, ids: string[]) => checkRecords(ctx, 'customers', ids)
const recheckPersons = (ctx: Context, ids: string[]) => checkRecords(ctx, 'persons', ids)

export const followers: Followers = {
  customers: [follow('customers', noteCustomers)],
  persons: [follow('persons', notePersons)],
  distinctPairs: [followDistinct],
}
