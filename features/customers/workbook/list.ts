import { readCountry } from '#features/imports/values/places.ts'
import { choicesOf, colleaguesOf, type ListColumn, type ListKind } from '#features/list-files/list.ts'
import { manyOf, type Value } from '#features/list-files/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { languages } from '#shared/messages.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { actions as customers } from '../actions.ts'
import { contract } from '../contract.ts'
import { messages } from '../messages.ts'
import type { Phone } from '../phones.ts'
import { classes, modes, sortNameOf, standings } from '../rules.ts'
import * as sql from '../sql.ts'

export type CustomerRow = Awaited<ReturnType<typeof sql.listWhole>>[number]
type Column = ListColumn<CustomerRow>

export const ownField = 'fields.'

/** Customers as a list that goes out and comes back. */
export const customerList: ListKind<CustomerRow> = {
  name: 'customers',
  labelKey: 'name',
  label: (row) => row.name,

  async columns(ctx, keys) {
    const own = keys.filter((key) => key.startsWith(ownField)).map((key) => key.slice(ownField.length))
    return [...(await standardColumns(ctx)), ...own.map(ownColumn)]
  },

  find: (ctx, ids) => sql.listWhole(ctx.db, ctx.actor, { ids }, { sort: 'name', after: null, limit: ids.length }),

  check: (values, row) =>
    contract.changeCustomer.input.safeParse({ id: 'x', ...patchOf(values, row) }).success && values.name !== null,

  async change(ctx, row, values) {
    const patch = patchOf(values, row)
    const reason = values.class ? { classReason: classReason(ctx) } : {}
    const input = contract.changeCustomer.input.parse({ id: row.id, ...patch, ...reason })
    return await customers.changeCustomer(ctx, input)
  },

  async create(ctx, values) {
    const { class: wanted, ...patch } = patchOf(values, null)
    const reason = wanted ? { class: wanted, classReason: classReason(ctx) } : {}
    return await customers.createCustomer(ctx, contract.createCustomer.input.parse({ ...patch, ...reason }))
  },

  remove: (ctx, id) => customers.deleteCustomer(ctx, { id }),
}

function classReason(ctx: Context): string {
  return translatorFor(ctx.actor.language, messages[ctx.actor.language])('customers.classFromList', { day: ctx.today })
}

/** The columns of every list of customers; their German headers are among those that an import knows. */
export async function standardColumns(ctx: Context): Promise<Column[]> {
  const { language } = ctx.actor
  const t = translatorFor(language, messages[language])
  const both = [language, ...languages.filter((other) => other !== language)].map((one) =>
    translatorFor(one, messages[one]),
  )
  const colleagues = colleaguesOf(await sql.listMemberNames(ctx.db))
  const words = (codes: readonly string[], of: string) =>
    choicesOf(codes, ...both.map((one) => (code: string) => one(`customers.${of}.${code}`)))
  const columns: Omit<Column, 'header'>[] = [
    { key: 'name', width: 34, value: (row) => row.name },
    { key: 'customerNumber', value: (row) => row.customerNumber },
    { key: 'standing', ...words(standings, 'standing'), value: (row) => row.standing },
    { key: 'class', width: 8, ...choicesOf(classes, String), value: (row) => row.class },
    { key: 'mode', ...words(modes, 'mode'), value: (row) => row.mode },
    { key: 'owner', width: 20, ...colleagues, value: (row) => row.ownerId },
    { key: 'insideSales', width: 20, ...colleagues, value: (row) => row.insideSalesId },
    { key: 'street', width: 26, value: (row) => row.street },
    { key: 'postcode', width: 9, value: (row) => row.postcode, read: readPostcode },
    { key: 'city', width: 20, value: (row) => row.city },
    { key: 'country', width: 7, value: (row) => row.country, read: (cell) => readCountry(String(cell)) ?? undefined },
    { key: 'phone', width: 20, value: (row) => phonesOf(row)[0]?.number ?? null },
    { key: 'morePhones', form: 'many', width: 20, value: (row) => numbers(phonesOf(row).slice(1)) },
    { key: 'email', width: 28, value: (row) => emailsOf(row)[0] ?? null },
    { key: 'moreEmails', form: 'many', width: 28, value: (row) => emailsOf(row).slice(1).join('; ') },
    { key: 'web', width: 24, value: (row) => row.web },
    { key: 'vatId', value: (row) => row.vatId },
    { key: 'branch', width: 20, value: (row) => row.branch },
    { key: 'size', value: (row) => row.size },
    { key: 'region', value: (row) => row.region },
    { key: 'source', value: (row) => row.source },
    { key: 'parent', width: 26, fixed: true, value: (row) => row.parentName },
    { key: 'lastContact', form: 'day', width: 14, fixed: true, value: (row) => row.lastContact },
    { key: 'due', form: 'day', width: 14, fixed: true, value: (row) => row.due },
    { key: 'rhythm', form: 'number', width: 12, value: (row) => row.rhythm || null },
    { key: 'revenue', form: 'money', fixed: true, value: (row) => row.revenue },
    { key: 'revenueBefore', form: 'money', fixed: true, value: (row) => row.revenueBefore },
    { key: 'potential', form: 'money', value: (row) => row.potential },
    { key: 'currency', width: 9, value: (row) => row.currency },
    { key: 'tags', form: 'many', width: 26, value: (row) => (JSON.parse(row.tags) as string[]).join('; ') },
    { key: 'note', width: 40, value: (row) => row.note },
  ]
  return columns.map((column) => ({ ...column, header: t(`customers.column.${column.key}`) }))
}

/** An own field of the company, by its name. */
export function ownColumn(name: string): Column {
  return {
    key: `${ownField}${name}`,
    header: name,
    value: (row) => (JSON.parse(row.fields) as Record<string, string>)[name] ?? null,
  }
}

/** A German postcode that a sheet took for a number gets its zero back. */
export function readPostcode(cell: string | number, row: Pick<CustomerRow, 'country'> | null): Value | undefined {
  return typeof cell === 'number' && /^\d{4}$/.test(String(cell)) && row?.country === 'DE' ? `0${cell}` : undefined
}

function phonesOf(row: CustomerRow): Phone[] {
  return JSON.parse(row.phones) as Phone[]
}

function emailsOf(row: CustomerRow): string[] {
  return JSON.parse(row.emails) as string[]
}

function numbers(phones: { number: string }[]): string {
  return phones.map((phone) => phone.number).join('; ')
}

const renamed: Record<string, string> = { owner: 'ownerId', insideSales: 'insideSalesId', rhythm: 'rhythmDays' }

/** The changed columns as the fields of an input; lists are put together from what changed and what is there. */
function patchOf(values: Record<string, Value>, row: CustomerRow | null): Record<string, unknown> {
  const { phone, morePhones, email, moreEmails, tags, ...plain } = values
  const patch: Record<string, unknown> = {}
  const fields: Record<string, string> = row ? JSON.parse(row.fields) : {}
  for (const [key, value] of Object.entries(plain)) {
    if (!key.startsWith(ownField)) patch[renamed[key] ?? key] = value
    else if (value === null) delete fields[key.slice(ownField.length)]
    else fields[key.slice(ownField.length)] = String(value)
  }
  if (Object.keys(plain).some((key) => key.startsWith(ownField))) patch.fields = fields
  if (tags !== undefined) patch.tags = manyOf(tags)
  if (phone !== undefined || morePhones !== undefined)
    patch.phones = withFirst(phone, morePhones, row ? phonesOf(row) : [], (number, old) => ({
      label: old?.label ?? '',
      number,
    }))
  if (email !== undefined || moreEmails !== undefined)
    patch.emails = withFirst(email, moreEmails, row ? emailsOf(row) : [], (address) => address)
  return patch
}

/**
 * A list that stands in two columns, its first value and the others. What was not changed stays as it is;
 * a label stays with its place, or with its number where that moved.
 */
export function withFirst<Old, New>(
  first: Value | undefined,
  others: Value | undefined,
  present: Old[],
  build: (text: string, old: Old | undefined) => New,
): New[] {
  const textOf = (one: Old) => (typeof one === 'string' ? one : (one as { number: string }).number)
  const head = first === undefined ? present.slice(0, 1).map(textOf) : first === null ? [] : [String(first)]
  const tail = others === undefined ? present.slice(1).map(textOf) : manyOf(others)
  return [...head, ...tail].map((text, at) => build(text, present.find((one) => textOf(one) === text) ?? present[at]))
}

/** The customer that a row of another list names; refuses listFileCustomerUnknown unless it is exactly one. */
export async function customerNamed(ctx: Context, name: string): Promise<string> {
  const found = await sql.listBySortName(ctx.db, ctx.actor, sortNameOf(name), 20)
  const exact = found.filter((one) => one.name === name)
  const [only, other] = exact.length > 0 ? exact : found
  if (!only || other) throw new Refusal('listFileCustomerUnknown')
  return only.id
}

/** Those of these customers that the actor may read. */
export async function readCustomers(ctx: Context, ids: string[]): Promise<sql.CustomerRecord[]> {
  return ids.length === 0 ? [] : await sql.readCustomers(ctx.db, ctx.actor, { ids }, ids.length)
}
