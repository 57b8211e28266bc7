import { customerNamed, withFirst } from '#features/customers/workbook/list.ts'
import { readBirthday } from '#features/imports/values/dates.ts'
import { choicesOf, type ListColumn, type ListKind } from '#features/list-files/list.ts'
import { messages } from '#features/list-files/messages.ts'
import { manyOf, type Value } from '#features/list-files/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { languages as ours } from '#shared/messages.ts'
import { translatorFor } from '#shared/translate.ts'
import { actions as persons, personsReadable } from '../actions.ts'
import { contract } from '../contract.ts'
import { languages, nameOf, salutations } from '../rules.ts'
import * as sql from '../sql.ts'

export type PersonRow = Awaited<ReturnType<typeof sql.listPersons>>[number]
type Column = ListColumn<PersonRow>

const ownField = 'fields.'

/** Persons as a list that goes out and comes back. */
export const personList: ListKind<PersonRow> = {
  name: 'persons',
  labelKey: 'lastName',
  label: nameOf,

  async columns(ctx, keys) {
    const own = keys.filter((key) => key.startsWith(ownField)).map((key) => key.slice(ownField.length))
    return [...standardColumns(ctx), ...own.map(ownColumn)]
  },

  find: (ctx, ids) =>
    sql.listPersons(
      ctx.db,
      { ids, readable: personsReadable(ctx) },
      { falling: false, after: null, limit: ids.length },
    ),

  check: (values, row) =>
    contract.changePerson.input.safeParse({ id: 'x', ...patchOf(values, row) }).success && values.lastName !== null,

  change: (ctx, row, values) =>
    persons.changePerson(ctx, contract.changePerson.input.parse({ id: row.id, ...patchOf(values, row) })),

  async create(ctx, values) {
    const { company, ...own } = values
    const customerId = company ? await customerNamed(ctx, String(company)) : null
    const { left: _, ...patch } = patchOf(own, null)
    return await persons.createPerson(ctx, contract.createPerson.input.parse({ ...patch, customerId }))
  },

  remove: (ctx, id) => persons.deletePerson(ctx, { id }),
}

/** The columns of every list of persons. */
export function standardColumns(ctx: Context): Column[] {
  const { language } = ctx.actor
  const t = translatorFor(language, messages[language])
  const both = [language, ...ours.filter((other) => other !== language)].map((one) => translatorFor(one, messages[one]))
  const words = (codes: readonly string[], of: string) =>
    choicesOf(codes, ...both.map((one) => (code: string) => one(`listFiles.${of}.${code}`)))
  const columns: Omit<Column, 'header'>[] = [
    { key: 'lastName', width: 22, value: (row) => row.lastName },
    { key: 'firstName', width: 18, value: (row) => row.firstName },
    { key: 'salutation', width: 9, ...words(salutations, 'salutation'), value: (row) => row.salutation },
    { key: 'title', width: 10, value: (row) => row.title },
    { key: 'company', width: 34, fixed: 'new', value: (row) => row.customerName },
    { key: 'function', width: 24, value: (row) => row.function },
    { key: 'phone', width: 20, value: (row) => phonesOf(row)[0]?.number ?? null },
    {
      key: 'morePhones',
      form: 'many',
      width: 20,
      value: (row) =>
        phonesOf(row)
          .slice(1)
          .map((phone) => phone.number)
          .join('; '),
    },
    { key: 'email', width: 28, value: (row) => emailsOf(row)[0] ?? null },
    { key: 'moreEmails', form: 'many', width: 28, value: (row) => emailsOf(row).slice(1).join('; ') },
    {
      key: 'birthday',
      form: 'day',
      width: 12,
      value: (row) => row.birthday,
      read: (cell) => readBirthday(cell, 'dmy', ctx.today) ?? undefined,
    },
    { key: 'language', ...words(languages, 'language'), value: (row) => row.language },
    { key: 'left', ...words(['yes'], 'answer'), value: (row) => (row.leftAt ? 'yes' : null) },
    { key: 'lastContact', form: 'day', width: 14, fixed: true, value: (row) => row.lastContact },
    { key: 'tags', form: 'many', width: 26, value: (row) => (JSON.parse(row.tags) as string[]).join('; ') },
    { key: 'note', width: 40, value: (row) => row.note },
  ]
  return columns.map((column) => ({ ...column, header: t(`listFiles.column.${column.key}`) }))
}

/** An own field of the company, by its name. */
export function ownColumn(name: string): Column {
  return {
    key: `${ownField}${name}`,
    header: name,
    value: (row) => (JSON.parse(row.fields) as Record<string, string>)[name] ?? null,
  }
}

function phonesOf(row: PersonRow): { label: string; number: string }[] {
  return JSON.parse(row.phones)
}

function emailsOf(row: PersonRow): string[] {
  return JSON.parse(row.emails)
}

function patchOf(values: Record<string, Value>, row: PersonRow | null): Record<string, unknown> {
  const { phone, morePhones, email, moreEmails, tags, left, company: _, ...plain } = values
  const patch: Record<string, unknown> = {}
  const fields: Record<string, string> = row ? JSON.parse(row.fields) : {}
  for (const [key, value] of Object.entries(plain)) {
    if (!key.startsWith(ownField)) patch[key] = value
    else if (value === null) delete fields[key.slice(ownField.length)]
    else fields[key.slice(ownField.length)] = String(value)
  }
  if (Object.keys(plain).some((key) => key.startsWith(ownField))) patch.fields = fields
  if (tags !== undefined) patch.tags = manyOf(tags)
  if (left !== undefined) patch.left = left === 'yes'
  if (phone !== undefined || morePhones !== undefined)
    patch.phones = withFirst(phone, morePhones, row ? phonesOf(row) : [], (number, old) => ({
      label: old?.label ?? '',
      number,
    }))
  if (email !== undefined || moreEmails !== undefined)
    patch.emails = withFirst(email, moreEmails, row ? emailsOf(row) : [], (address) => address)
  return patch
}
