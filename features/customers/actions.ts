import type { z } from 'zod'
import { companyOf } from '#features/company/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChange, canCreate, canLog, canRead, need, type Responsibility } from './access.ts'
import type { contract, customerFields } from './contract.ts'
import { sortNameOf } from './rules.ts'
import * as sql from './sql.ts'

export { customerReadable } from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listCustomers(ctx, input) {
    const filter: sql.CustomerFilter = input
    const after = input.after ? cursorOf(input.after) : null
    const rows = await sql.listCustomers(ctx.db, ctx.actor, filter, { sort: input.sort, after, limit: input.limit + 1 })
    const page = rows.slice(0, input.limit)
    const last = page.at(-1)
    const total =
      after || rows.length <= input.limit ? page.length : await sql.countCustomers(ctx.db, ctx.actor, filter)
    return {
      customers: page.map((row) => ({
        ...row,
        standing: row.standing as 'customer',
        tags: JSON.parse(row.tags),
        phone: (JSON.parse(row.phones) as { number: string }[])[0]?.number ?? null,
        revenue: row.revenue ?? 0,
      })),
      next: rows.length > input.limit && last ? JSON.stringify([last.sortKey, last.id]) : null,
      total,
    }
  },

  async getCustomer(ctx, { id }) {
    const { row, responsibility, helpers } = await readCustomer(ctx, id)
    const state = await sql.findContactState(ctx.db, id)
    return {
      ...row,
      standing: row.standing as 'customer',
      mode: row.mode as 'classic',
      class: row.class as 'A' | null,
      parentName: row.parentId ? await sql.findName(ctx.db, row.parentId) : null,
      addresses: JSON.parse(row.addresses),
      phones: JSON.parse(row.phones),
      emails: JSON.parse(row.emails),
      tags: JSON.parse(row.tags),
      fields: JSON.parse(row.fields),
      helpers,
      lastContact: state?.lastContact ?? null,
      due: state?.due ?? null,
      rhythm: state?.rhythm ?? null,
      revenue: state?.revenue ?? 0,
      revenueBefore: state?.revenueBefore ?? 0,
      canChange: canChange(ctx.actor, responsibility),
      canLog: canLog(ctx.actor, responsibility),
    }
  },

  async createCustomer(ctx, input) {
    need(canCreate(ctx.actor))
    const { id } = await insertCustomer(ctx, { ownerId: ctx.actor.memberId, ...defined(input) })
    return { id, undo: ctx.commandId }
  },

  async changeCustomer(ctx, { id, version, ...input }) {
    const { row, responsibility } = await readCustomer(ctx, id)
    need(canChange(ctx.actor, responsibility))
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    const changed = await updateRecord(ctx, 'customers', 'customer.changed', row, stored(defined(input)))
    return { version: changed.version, undo: ctx.commandId }
  },

  async deleteCustomer(ctx, { id }) {
    const { row, responsibility } = await readCustomer(ctx, id)
    need(canChange(ctx.actor, responsibility))
    await deleteRecord(ctx, 'customers', 'customer.deleted', row)
    return { undo: ctx.commandId }
  },

  async snoozeCustomer(ctx, { id, until, reason }) {
    const { row, responsibility } = await readCustomer(ctx, id)
    need(canLog(ctx.actor, responsibility))
    if (until <= ctx.today) throw new Refusal('dayNotAhead', { day: until })
    await updateRecord(ctx, 'customers', 'customer.snoozed', row, {
      snoozedUntil: until,
      snoozeReason: reason || null,
      snoozedOn: ctx.today,
    })
    return { undo: ctx.commandId }
  },
}

/** A customer as other slices need it: the row and who has to do with it. Refuses `notFound` where reading is not allowed. */
export async function readCustomer(
  ctx: Context,
  id: string,
): Promise<{
  row: sql.CustomerRecord
  responsibility: Responsibility
  helpers: { id: string; memberId: string; part: string | null }[]
}> {
  const row = await sql.findCustomer(ctx.db, id)
  if (!row) throw new Refusal('notFound')
  const helpers = await sql.listHelpers(ctx.db, id)
  const responsibility = {
    ownerId: row.ownerId,
    insideSalesId: row.insideSalesId,
    helperIds: helpers.map((helper) => helper.memberId),
  }
  if (!canRead(ctx.actor, responsibility)) throw new Refusal('notFound')
  return { row, responsibility, helpers }
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

type CustomerInput = Partial<{ [Field in keyof typeof customerFields]: z.output<(typeof customerFields)[Field]> }>

/** Writes a new customer with the defaults of the company; for imports and conversions too (permission is the caller's). */
export async function insertCustomer(
  ctx: Context,
  input: CustomerInput & { name: string },
  origin: { importId?: string; spreadDay?: string | null } = {},
): Promise<sql.CustomerRecord> {
  const company = companyOf(ctx.settings)
  return await insertRecord(ctx, 'customers', 'customer.created', {
    name: input.name,
    sortName: sortNameOf(input.name),
    standing: 'customer',
    mode: 'classic',
    currency: company.currency,
    country: company.country,
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
    ...stored(input),
  })
}

/** The columns of an input: lists as JSON, the sort name beside the name. */
export function stored(input: CustomerInput) {
  const { addresses, phones, emails, tags, fields, ...plain } = input
  return {
    ...plain,
    ...(plain.name === undefined ? {} : { sortName: sortNameOf(plain.name) }),
    ...(addresses ? { addresses: JSON.stringify(addresses) } : {}),
    ...(phones ? { phones: JSON.stringify(phones) } : {}),
    ...(emails ? { emails: JSON.stringify(emails) } : {}),
    ...(tags ? { tags: JSON.stringify(tags) } : {}),
    ...(fields ? { fields: JSON.stringify(fields) } : {}),
  }
}

/** Only what the caller gave: an optional field that was left out must not become empty. */
function defined<T extends object>(input: T): T {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as T
}

function cursorOf(text: string): { key: string | number; id: string } {
  try {
    const [key, id] = JSON.parse(text)
    if ((typeof key === 'string' || typeof key === 'number') && typeof id === 'string') return { key, id }
  } catch {
    // Falls through to the refusal: a cursor is only ever one we gave out.
  }
  throw new Refusal('invalidInput', { field: 'after', problem: 'cursor', detail: '' })
}

/** A conversation ends the snooze and the day an import gave the customer. */
export async function endSnooze(ctx: Context, id: string): Promise<void> {
  const row = await sql.findCustomer(ctx.db, id)
  if (!row || (row.snoozedUntil === null && row.spreadDay === null)) return
  await updateRecord(ctx, 'customers', 'customer.contacted', row, {
    snoozedUntil: null,
    snoozeReason: null,
    snoozedOn: null,
    spreadDay: null,
  })
}
