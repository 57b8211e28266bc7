import type { z } from 'zod'
import { canChange, canLog, need } from '#features/customers/access.ts'
import { readCustomer } from '#features/customers/actions.ts'
import { sortNameOf } from '#features/customers/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { has } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract, Person, personFields } from './contract.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listPersons(ctx, input) {
    if (input.customerId) await readCustomer(ctx, input.customerId)
    const ownedBy = ctx.actor.readsOwnOnly && !input.customerId ? [ctx.actor.memberId, ...ctx.actor.deputyFor] : null
    const after = input.after ? (JSON.parse(input.after) as [string, string]) : null
    const rows = await sql.listPersons(
      ctx.db,
      { customerId: input.customerId, ownedBy },
      { after, limit: input.limit + 1 },
    )
    const page = rows.slice(0, input.limit)
    const last = page.at(-1)
    return {
      persons: page.map(personOf),
      next: rows.length > input.limit && last ? JSON.stringify([last.sortName, last.id]) : null,
    }
  },

  async getPerson(ctx, { id }) {
    const row = await sql.findPerson(ctx.db, id)
    if (!row) throw new Refusal('notFound')
    if (row.customerId) await readCustomer(ctx, row.customerId)
    return personOf(row)
  },

  async createPerson(ctx, input) {
    await needCustomer(ctx, input.customerId ?? null)
    const { id } = await insertPerson(ctx, input)
    return { id, undo: ctx.commandId }
  },

  async changePerson(ctx, { id, version, left, ...input }) {
    const row = await readPerson(ctx, id)
    await needCustomer(ctx, row.customerId)
    if (input.customerId && input.customerId !== row.customerId) await needCustomer(ctx, input.customerId)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    const leftAt = left === undefined ? row.leftAt : left ? (row.leftAt ?? ctx.now) : null
    const name =
      input.customerId !== undefined && input.customerId !== row.customerId ? 'person.moved' : 'person.changed'
    const changed = await updateRecord(ctx, 'persons', name, row, { ...stored(input, row), leftAt })
    return { version: changed.version, undo: ctx.commandId }
  },

  async deletePerson(ctx, { id }) {
    const row = await readPerson(ctx, id)
    await needCustomer(ctx, row.customerId)
    await deleteRecord(ctx, 'persons', 'person.deleted', row)
    return { undo: ctx.commandId }
  },
}

type PersonInput = Partial<{ [Field in keyof typeof personFields]: z.output<(typeof personFields)[Field]> | undefined }>

/** Writes a new person (permission is the caller's). */
export async function insertPerson(
  ctx: Context,
  input: PersonInput & { lastName: string },
  importId: string | null = null,
): Promise<sql.PersonRecord> {
  return await insertRecord(ctx, 'persons', 'person.created', {
    customerId: null,
    salutation: null,
    title: null,
    firstName: null,
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
    ...stored(input, null),
  })
}

/** One live person; refuses `notFound`. */
export async function readPerson(ctx: Context, id: string): Promise<sql.PersonRecord> {
  const row = await sql.findPersonRecord(ctx.db, id)
  if (!row) throw new Refusal('notFound')
  return row
}

/** Persons go with their customer; one without a customer is kept by whoever sells. */
async function needCustomer(ctx: Context, customerId: string | null): Promise<void> {
  if (!customerId) return need(!has(ctx.actor, 'reader') || ctx.actor.roles.length > 1)
  const { responsibility } = await readCustomer(ctx, customerId)
  need(canChange(ctx.actor, responsibility) || canLog(ctx.actor, responsibility))
}

/** The columns of an input: lists as JSON, sort name and birthday key derived. */
function stored(input: PersonInput, row: sql.PersonRecord | null) {
  const { phones, emails, tags, fields, ...given } = input
  const plain = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Omit<
    PersonInput,
    'phones' | 'emails' | 'tags' | 'fields'
  >
  const lastName = plain.lastName ?? row?.lastName ?? ''
  const firstName = plain.firstName === undefined ? (row?.firstName ?? null) : plain.firstName
  return {
    ...plain,
    lastName,
    sortName: sortNameOf(`${lastName} ${firstName ?? ''}`),
    ...(plain.birthday === undefined ? {} : { birthdayKey: plain.birthday?.slice(5) ?? null }),
    ...(phones ? { phones: JSON.stringify(phones) } : {}),
    ...(emails ? { emails: JSON.stringify(emails) } : {}),
    ...(tags ? { tags: JSON.stringify(tags) } : {}),
    ...(fields ? { fields: JSON.stringify(fields) } : {}),
  }
}

function personOf(row: NonNullable<Awaited<ReturnType<typeof sql.findPerson>>>): Person {
  return {
    ...row,
    phones: JSON.parse(row.phones),
    emails: JSON.parse(row.emails),
    tags: JSON.parse(row.tags),
    fields: JSON.parse(row.fields),
  }
}
