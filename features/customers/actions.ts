import type { z } from 'zod'
import { companyOf } from '#features/company/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { type Day, dayOf } from '#shared/days.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import {
  canChange,
  canCreate,
  canHandOver,
  canLog,
  canRead,
  firstResponsibility,
  need,
  type Responsibility,
} from './access.ts'
import { handOver, needMember } from './actions/handOver.ts'
import type { contract } from './contract.ts'
import type { customerFields } from './fields.ts'
import { type Phone, withE164 } from './phones.ts'
import { checkParent, overrideClass, phoneToCall, sortNameOf, withTags } from './rules.ts'
import * as sql from './sql.ts'

export { customerReadable } from './sql.ts'

const facetLimit = 200

export const actions: Actions<typeof contract> = {
  async listCustomers(ctx, { sort, after, limit, ...filter }) {
    const kind = sort.endsWith('revenue') ? 'number' : 'string'
    const rows = await sql.listCustomers(ctx.db, ctx.actor, filter, {
      sort,
      after: after ? readCursor(after, kind) : null,
      limit: limit + 1,
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const more = rows.length > limit
    return {
      customers: page.map(({ phones, emails, sortKey: _, ...row }) => ({
        ...row,
        standing: row.standing as 'customer',
        mode: row.mode as 'classic',
        class: row.class as 'A' | null,
        tags: JSON.parse(row.tags),
        phone: phoneToCall(JSON.parse(phones) as Phone[])?.number ?? null,
        email: (JSON.parse(emails) as string[])[0] ?? null,
      })),
      next:
        more && last ? writeCursor([kind === 'number' ? Number(last.sortKey) : String(last.sortKey), last.id]) : null,
      total: after ? null : more ? await sql.countCustomers(ctx.db, ctx.actor, filter) : page.length,
    }
  },

  async listCustomerFacets(ctx) {
    const groups = await sql.countFacets(ctx.db, ctx.actor, 50_000)
    return {
      branches: countValues(groups, (group) => [group.branch]),
      regions: countValues(groups, (group) => [group.region]),
      countries: countValues(groups, (group) => [group.country]),
      sources: countValues(groups, (group) => [group.source]),
      tags: countValues(groups, (group) => JSON.parse(group.tags)),
      keyAccounts: await sql.hasKeyAccounts(ctx.db, ctx.actor),
      orphaned: await sql.countCustomers(ctx.db, ctx.actor, { orphaned: true }),
    }
  },

  async getCustomer(ctx, { id }) {
    const { row, responsibility, helpers } = await readCustomer(ctx, id)
    const state = await sql.findContactState(ctx.db, id)
    const relatives = await sql.listRelatives(ctx.db, ctx.actor, id, row.parentId)
    return {
      ...row,
      standing: row.standing as 'customer',
      mode: row.mode as 'classic',
      class: row.class as 'A' | null,
      parentName: relatives.find((one) => one.id === row.parentId)?.name ?? null,
      subsidiaries: relatives.filter((one) => one.parentId === id),
      addresses: JSON.parse(row.addresses),
      phones: JSON.parse(row.phones),
      emails: JSON.parse(row.emails),
      tags: JSON.parse(row.tags),
      fields: JSON.parse(row.fields),
      helpers,
      lastContact: state?.lastContact ?? null,
      due: state?.due === '9999-12-31' ? null : (state?.due ?? null),
      rhythm: state?.rhythm ?? null,
      revenue: state?.revenue ?? 0,
      revenueBefore: state?.revenueBefore ?? 0,
      canChange: canChange(ctx.actor, responsibility),
      canLog: canLog(ctx.actor, responsibility),
      canHandOver: canHandOver(ctx.actor, responsibility),
    }
  },

  async createCustomer(ctx, input) {
    need(canCreate(ctx.actor))
    const given = { ...firstResponsibility(ctx.actor), ...defined(input) }
    await checkReferences(ctx, null, given)
    const { id } = await insertCustomer(ctx, { ...given, tags: withTags([], given.tags ?? []) })
    return { id, undo: ctx.commandId }
  },

  async changeCustomer(ctx, { id, version, ...input }) {
    const { row, responsibility } = await readCustomer(ctx, id)
    need(canChange(ctx.actor, responsibility))
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    const { ownerId = row.ownerId, ...given } = defined(input)
    await checkReferences(ctx, row, given)
    let owned = row
    if (ownerId !== row.ownerId) {
      need(canHandOver(ctx.actor, responsibility))
      if (ownerId === null) throw new Refusal('ownerNeeded')
      owned = (await handOver(ctx, [row], ownerId)).customers[0] ?? row
    }
    const changed = await updateRecord(ctx, 'customers', 'customer.changed', owned, {
      ...stored(given, row),
      ...(given.class === undefined && given.classReason === undefined ? {} : overrideClass(row, given)),
    })
    return { version: changed.version, undo: ctx.commandId }
  },

  async deleteCustomer(ctx, { id }) {
    const { row, responsibility } = await readCustomer(ctx, id)
    need(canHandOver(ctx.actor, responsibility))
    await deleteRecord(ctx, 'customers', 'customer.deleted', row)
    return { undo: ctx.commandId }
  },

  async addHelper(ctx, { id, memberId, part }) {
    const { responsibility } = await readCustomer(ctx, id)
    need(canChange(ctx.actor, responsibility))
    await needMember(ctx, memberId)
    if (responsibility.ownerId === memberId || responsibility.helperIds.includes(memberId))
      throw new Refusal('worksAlreadyOnCustomer')
    const row = await insertRecord(ctx, 'customerHelpers', 'helper.added', { customerId: id, memberId, part })
    return { id: row.id, undo: ctx.commandId }
  },

  async changeHelper(ctx, { id, part }) {
    const row = await readHelper(ctx, id)
    await updateRecord(ctx, 'customerHelpers', 'helper.changed', row, { part })
    return { undo: ctx.commandId }
  },

  async removeHelper(ctx, { id }) {
    const row = await readHelper(ctx, id)
    await deleteRecord(ctx, 'customerHelpers', 'helper.removed', row)
    return { undo: ctx.commandId }
  },
}

/**
 * A customer as other slices need it: the row and who has to do with it. Refuses `notFound` where reading is not allowed,
 * `mergedInto` (with the id and the names) where it was brought together with another that may be read.
 */
export async function readCustomer(
  ctx: Context,
  id: string,
): Promise<{
  row: sql.CustomerRecord
  responsibility: Responsibility
  helpers: { id: string; memberId: string; part: string | null }[]
}> {
  const row = await sql.findCustomer(ctx.db, id)
  if (!row) throw await goneOf(ctx, id)
  const { helpers, responsibility } = await whoOf(ctx, row)
  if (!canRead(ctx.actor, responsibility)) throw new Refusal('notFound')
  return { row, responsibility, helpers }
}

async function whoOf(ctx: Context, row: Pick<sql.CustomerRecord, 'id' | 'ownerId' | 'insideSalesId'>) {
  const helpers = await sql.listHelpers(ctx.db, row.id)
  const helperIds = helpers.map((helper) => helper.memberId)
  return { helpers, responsibility: { ownerId: row.ownerId, insideSalesId: row.insideSalesId, helperIds } }
}

async function goneOf(ctx: Context, id: string): Promise<Refusal> {
  const into = await sql.findMergedInto(ctx.db, id)
  if (!into || !canRead(ctx.actor, (await whoOf(ctx, into)).responsibility)) return new Refusal('notFound')
  return new Refusal('mergedInto', { id: into.id, name: into.name, was: into.was })
}

/** Who has to do with the customer; none if there is no customer, it is gone or may not be read. */
export async function findResponsibility(ctx: Context, customerId: string | null): Promise<Responsibility | null> {
  if (!customerId) return null
  try {
    return (await readCustomer(ctx, customerId)).responsibility
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

export type CustomerInput = Partial<{
  [Field in keyof typeof customerFields]: z.output<(typeof customerFields)[Field]>
}>

/** Writes a new customer with the defaults of the company; for imports and conversions too (permission is the caller's). */
export async function insertCustomer(
  ctx: Context,
  input: CustomerInput & { name: string },
  origin: { importId?: string; spreadDay?: string | null } = {},
): Promise<sql.CustomerRecord> {
  const company = companyOf(ctx.settings)
  const empty = {
    name: input.name,
    sortName: '',
    standing: 'customer',
    mode: 'classic',
    currency: company.currency,
    country: company.country as string | null,
    addresses: '[]',
    phones: '[]',
    emails: '[]',
    tags: '[]',
    fields: '{}',
    customerNumber: null,
    class: null,
    classReason: null,
    ownerId: null,
    insideSalesId: null,
    parentId: null,
    street: null,
    postcode: null,
    city: null,
    web: null,
    vatId: null,
    branch: null,
    size: null,
    source: null,
    region: null,
    potential: null,
    rhythmDays: null,
    note: null,
    snoozedUntil: null,
    snoozeReason: null,
    snoozedOn: null,
    importId: origin.importId ?? null,
    spreadDay: origin.spreadDay ?? null,
  }
  return await insertRecord(ctx, 'customers', 'customer.created', { ...empty, ...stored(input, empty) })
}

type Stored = Pick<sql.CustomerRecord, 'name' | 'country'>

/** The columns of an input over the row as it is: lists as JSON; sort name and E.164 numbers derived. */
export function stored(input: CustomerInput, row: Stored) {
  const { addresses, phones, emails, tags, fields, ...plain } = input
  const columns = {
    ...plain,
    ...(addresses ? { addresses: JSON.stringify(addresses) } : {}),
    ...(phones ? { phones: JSON.stringify(withE164(phones, plain.country ?? row.country)) } : {}),
    ...(emails ? { emails: JSON.stringify(emails) } : {}),
    ...(tags ? { tags: JSON.stringify(withTags([], tags)) } : {}),
    ...(fields ? { fields: JSON.stringify(fields) } : {}),
  }
  return { ...columns, sortName: sortNameOf(plain.name ?? row.name) }
}

/** Members, parent and number that an input names have to fit. */
async function checkReferences(ctx: Context, row: sql.CustomerRecord | null, given: CustomerInput): Promise<void> {
  if (given.ownerId && given.ownerId !== row?.ownerId) await needMember(ctx, given.ownerId)
  if (given.insideSalesId && given.insideSalesId !== row?.insideSalesId) await needMember(ctx, given.insideSalesId)
  if (given.parentId && given.parentId !== row?.parentId) {
    await readCustomer(ctx, given.parentId)
    if (row) checkParent(row.id, await sql.listAbove(ctx.db, given.parentId))
  }
  if (given.customerNumber && given.customerNumber !== row?.customerNumber) {
    const other = await sql.findByNumber(ctx.db, given.customerNumber)
    if (other && other !== row?.id) throw new Refusal('customerNumberTaken', { number: given.customerNumber })
  }
}

async function readHelper(ctx: Context, id: string) {
  const row = await findRecord(ctx.db, 'customerHelpers', id)
  const { responsibility } = await readCustomer(ctx, row.customerId)
  need(canChange(ctx.actor, responsibility))
  return row
}

/** How many customers have each value, the most frequent first. */
function countValues<Group extends { customers: number }>(
  groups: readonly Group[],
  valuesOf: (group: Group) => (string | null)[],
): { value: string; customers: number }[] {
  const counts = new Map<string, number>()
  for (const group of groups) {
    for (const value of valuesOf(group)) if (value) counts.set(value, (counts.get(value) ?? 0) + group.customers)
  }
  return [...counts]
    .map(([value, customers]) => ({ value, customers }))
    .sort((a, b) => b.customers - a.customers || (a.value < b.value ? -1 : 1))
    .slice(0, facetLimit)
}

/**
 * A conversation ends a snooze that was set before it, and the day an import gave the customer if it came after that. One
 * that was held earlier and is only entered now changes neither.
 */
export async function endSnooze(ctx: Context, id: string, day: Day): Promise<void> {
  const row = await sql.findCustomer(ctx.db, id)
  if (!row) return
  const ends = row.snoozedUntil !== null && day >= (row.snoozedOn ?? day)
  const known = row.spreadDay !== null && day >= dayOf(row.createdAt, ctx.timeZone)
  if (!ends && !known) return
  await updateRecord(ctx, 'customers', 'customer.contacted', row, {
    ...(ends ? { snoozedUntil: null, snoozeReason: null, snoozedOn: null } : {}),
    ...(known ? { spreadDay: null } : {}),
  })
}
