import { customerNamed } from '#features/customers/workbook/list.ts'
import { choicesOf, type ListColumn, type ListKind } from '#features/list-files/list.ts'
import { messages } from '#features/list-files/messages.ts'
import type { Value } from '#features/list-files/rules.ts'
import { nameOf } from '#features/persons/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { languages } from '#shared/messages.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { actions as samples, samplesReadable } from '../actions.ts'
import { contract } from '../contract.ts'
import { messages as words } from '../messages.ts'
import { sampleKinds, sampleOutcomes } from '../rules.ts'
import * as sql from '../sql.ts'

export type SampleRow = Awaited<ReturnType<typeof sql.listReadable>>[number]
type Column = ListColumn<SampleRow>

/** Samples and first articles as a list that goes out and comes back: what went out when, and when to ask. */
export const sampleList: ListKind<SampleRow> = {
  name: 'samples',
  labelKey: 'text',
  label: (row) => row.text,
  columns: async (ctx) => sampleColumns(ctx),
  find: (ctx, ids) => sql.listReadable(ctx.db, ids, samplesReadable(ctx)),
  check: (values) => contract.changeSample.input.safeParse({ id: 'x', ...values }).success,
  change: (ctx, row, values) => samples.changeSample(ctx, contract.changeSample.input.parse({ id: row.id, ...values })),

  async create(ctx, { customer, ...own }) {
    if (!customer) throw new Refusal('listFileCustomerUnknown')
    const customerId = await customerNamed(ctx, String(customer))
    return await samples.createSample(ctx, contract.createSample.input.parse({ ...own, customerId }))
  },

  remove: (ctx, id) => samples.deleteSample(ctx, { id }),
}

/** The columns of every list of samples; what the customer decided is entered at the sample. */
export function sampleColumns(ctx: Context): Column[] {
  const { language } = ctx.actor
  const t = translatorFor(language, messages[language])
  const both = [language, ...languages.filter((other) => other !== language)].map((one) =>
    translatorFor(one, words[one]),
  )
  const kinds = choicesOf(sampleKinds, ...both.map((one) => (code: string) => one(`samples.kind.${code}`)))
  const outcomes = choicesOf(sampleOutcomes, ...both.map((one) => (code: string) => one(`samples.outcome.${code}`)))
  const columns: Omit<Column, 'header'>[] = [
    { key: 'sample', width: 50, value: (row) => row.text },
    { key: 'kind', width: 14, ...kinds, value: (row) => row.kind },
    { key: 'customer', width: 34, fixed: 'new', value: (row) => row.customerName },
    { key: 'person', width: 24, fixed: true, value: personOf },
    { key: 'sentOn', form: 'day', width: 14, value: (row) => row.sentOn },
    { key: 'askOn', form: 'day', width: 14, value: (row) => row.askOn },
    { key: 'decision', width: 20, ...outcomes, fixed: true, value: (row) => row.outcome },
    { key: 'reason', width: 34, fixed: true, value: (row) => row.reason },
    { key: 'decidedOn', form: 'day', width: 14, fixed: true, value: (row) => row.decidedOn },
  ]
  return columns.map((column) => ({
    ...column,
    key: column.key === 'sample' ? 'text' : column.key,
    header: t(`listFiles.column.${column.key}`),
  }))
}

function personOf(row: SampleRow): Value {
  return row.lastName === null ? null : nameOf({ ...row, title: row.personTitle, lastName: row.lastName })
}
