import type { z } from 'zod'
import { canLog, need, type Responsibility } from '#features/customers/access.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import { type Phone, withE164 } from '#features/customers/phones.ts'
import { sortNameOf, withTags } from '#features/customers/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChangePerson, canReadPerson, type PersonPlace } from './access.ts'
import type { contract, Person, personFields } from './contract.ts'
import { birthdayKeyOf, leftAtAfter, nameOf } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listPersons(ctx, { sort, after, limit, ...wanted }) {
    if (wanted.customerId) await readCustomer(ctx, wanted.customerId)
    const filter: sql.PersonFilter = { ...wanted, readable: personsReadable(ctx) }
    const rows = await sql.listPersons(ctx.db, filter, {
      falling: sort === '-name',
      after: after ? readCursor(after) : null,
      limit: limit + 1,
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const more = rows.length > limit
    return {
      persons: page.map(personOf),
      next: more && last ? writeCursor([last.sortName, last.id]) : null,
      total: after ? null : more ? await sql.countPersons(ctx.db, filter) : page.length,
    }
  },

  async getPerson(ctx, { id }) {
    const row = await sql.findPerson(ctx.db, id)
    if (!row) throw await goneOf(ctx, id)
    const place = await placeOf(ctx, row)
    if (!canReadPerson(ctx.actor, place)) throw new Refusal('notFound')
    return {
      ...personOf(row),
      earlier: await earlierOf(ctx, id),
      canChange: canChangePerson(ctx.actor, place),
      canLog: place.customer ? canLog(ctx.actor, place.customer) : canChangePerson(ctx.actor, place),
    }
  },

  async createPerson(ctx, input) {
    const customer = input.customerId ? (await readCustomer(ctx, input.customerId)).responsibility : null
    need(canChangePerson(ctx.actor, { customer, createdById: ctx.actor.memberId }))
    const { id } = await insertPerson(ctx, input)
    return { id, undo: ctx.commandId }
  },

  async changePerson(ctx, { id, version, left, ...input }) {
    const row = await readPerson(ctx, id)
    need(canChangePerson(ctx.actor, await placeOf(ctx, row)))
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    const moves = input.customerId !== undefined && input.customerId !== row.customerId
    if (moves) need(canChangePerson(ctx.actor, await placeOf(ctx, { ...row, customerId: input.customerId ?? null })))
    const changed = await updateRecord(ctx, 'persons', moves ? 'person.moved' : 'person.changed', row, {
      ...(await stored(ctx, input, row)),
      leftAt: leftAtAfter(row, { moves, left }, ctx.now),
    })
    return { version: changed.version, undo: ctx.commandId }
  },

  async deletePerson(ctx, { id }) {
    const row = await readPerson(ctx, id)
    need(canChangePerson(ctx.actor, await placeOf(ctx, row)))
    await deleteRecord(ctx, 'persons', 'person.deleted', row)
    return { undo: ctx.commandId }
  },
}

/** Condition on the persons that the actor may read; none: all. */
export function personsReadable(ctx: Context): sql.PersonFilter['readable'] {
  const customer = customerReadable(ctx.actor, 'persons.customerId')
  return customer && { customer, writers: [ctx.actor.memberId, ...ctx.actor.deputyFor] }
}

export type PersonInput = Partial<{
  [Field in keyof typeof personFields]: z.output<(typeof personFields)[Field]> | undefined
}>

/** Writes a new person (permission is the caller's). */
export async function insertPerson(
  ctx: Context,
  input: PersonInput & { lastName: string },
  importId: string | null = null,
): Promise<sql.PersonRecord> {
  const empty = {
    customerId: null,
    salutation: null,
    title: null,
    firstName: null,
    lastName: input.lastName,
    sortName: '',
    function: null,
    birthday: null,
    birthdayKey: null,
    language: null,
    note: null,
    leftAt: null,
    phones: '[]',
    emails: '[]',
    tags: '[]',
    fields: '{}',
    importId,
  }
  return await insertRecord(ctx, 'persons', 'person.created', { ...empty, ...(await stored(ctx, input, empty)) })
}

/** One live person that the actor may read; refuses `notFound`, `mergedInto` as `readCustomer` does. */
export async function readPerson(ctx: Context, id: string): Promise<sql.PersonRecord> {
  const row = await sql.findPersonRecord(ctx.db, id)
  if (!row) throw await goneOf(ctx, id)
  if (!canReadPerson(ctx.actor, await placeOf(ctx, row))) throw new Refusal('notFound')
  return row
}

async function goneOf(ctx: Context, id: string): Promise<Refusal> {
  const into = await sql.findMergedInto(ctx.db, id)
  if (!into || !canReadPerson(ctx.actor, await placeOf(ctx, into))) return new Refusal('notFound')
  return new Refusal('mergedInto', { id: into.id, name: nameOf(into), was: nameOf(into.was) })
}

async function placeOf(
  ctx: Context,
  row: { customerId: string | null; createdById: string | null },
): Promise<PersonPlace> {
  const customer: Responsibility | null = row.customerId
    ? (await readCustomer(ctx, row.customerId)).responsibility
    : null
  return { customer, createdById: row.createdById }
}

/** Where the person was before, the latest first; companies that are gone or not theirs to read are left out. */
async function earlierOf(ctx: Context, id: string) {
  const moves = (await sql.listMoves(ctx.db, id)).flatMap((move) => {
    const { customerId } = JSON.parse(move.before ?? '{}') as { customerId?: string | null }
    return customerId ? [{ customerId, until: move.at }] : []
  })
  const ids = [...new Set(moves.map((move) => move.customerId))]
  const names = new Map(
    (await sql.listNames(ctx.db, ids, customerReadable(ctx.actor, 'customers.id'))).map((row) => [row.id, row.name]),
  )
  return moves.flatMap(({ customerId, until }) => {
    const customerName = names.get(customerId)
    return customerName === undefined ? [] : [{ customerId, customerName, until }]
  })
}

type Stored = Pick<sql.PersonRecord, 'customerId' | 'lastName' | 'firstName' | 'birthday'>

/** The columns of an input over the row as it is: lists as JSON; sort name, birthday key and E.164 numbers derived. */
export async function stored(ctx: Context, input: PersonInput, row: Stored) {
  const { phones, emails, tags, fields, ...given } = input
  const plain = defined(given) as Omit<
    { [Field in keyof PersonInput]: Exclude<PersonInput[Field], undefined> },
    'phones' | 'emails' | 'tags' | 'fields'
  >
  const columns = {
    ...plain,
    ...(phones ? { phones: JSON.stringify(await dialled(ctx, phones, plain.customerId ?? row.customerId)) } : {}),
    ...(emails ? { emails: JSON.stringify(emails) } : {}),
    ...(tags ? { tags: JSON.stringify(withTags([], tags)) } : {}),
    ...(fields ? { fields: JSON.stringify(fields) } : {}),
  }
  const after = { ...row, ...columns }
  return {
    ...columns,
    sortName: sortNameOf(`${after.lastName} ${after.firstName ?? ''}`),
    birthdayKey: birthdayKeyOf(after.birthday),
  }
}

/** Numbers without a country code are dialled from the customer's country. */
async function dialled(ctx: Context, phones: Phone[], customerId: string | null): Promise<Phone[]> {
  if (phones.every((phone) => phone.e164)) return phones
  return withE164(phones, customerId ? await sql.findCountry(ctx.db, customerId) : null)
}

function personOf(row: NonNullable<Awaited<ReturnType<typeof sql.findPerson>>>): Person {
  return {
    ...row,
    salutation: row.salutation as 'Frau' | null,
    language: row.language as 'de' | null,
    phones: JSON.parse(row.phones),
    emails: JSON.parse(row.emails),
    tags: JSON.parse(row.tags),
    fields: JSON.parse(row.fields),
  }
}
