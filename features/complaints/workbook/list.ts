import { customerNamed } from '#features/customers/workbook/list.ts'
import { choicesOf, type ListColumn, type ListKind } from '#features/list-files/list.ts'
import { messages } from '#features/list-files/messages.ts'
import type { Value } from '#features/list-files/rules.ts'
import { nameOf } from '#features/persons/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { dayOf } from '#shared/days.ts'
import { languages } from '#shared/messages.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { actions as complaints, complaintsReadable } from '../actions.ts'
import { contract } from '../contract.ts'
import { messages as words } from '../messages.ts'
import { briefOf, complaintStates, numberOf, stateOf } from '../rules.ts'
import * as sql from '../sql.ts'

export type ComplaintRow = Awaited<ReturnType<typeof sql.listReadable>>[number]
type Column = ListColumn<ComplaintRow>

/** Complaints as a list that goes out and comes back: what was said, when it came in and what was promised. */
export const complaintList: ListKind<ComplaintRow> = {
  name: 'complaints',
  labelKey: 'text',
  label: (row) => `${numberOf(row)}: ${briefOf(row.text)}`,
  columns: async (ctx) => complaintColumns(ctx),
  find: (ctx, ids) => sql.listReadable(ctx.db, ids, complaintsReadable(ctx)),
  check: (values) => contract.changeComplaint.input.safeParse({ id: 'x', ...values }).success,

  change: (ctx, row, values) =>
    complaints.changeComplaint(ctx, contract.changeComplaint.input.parse({ id: row.id, ...values })),

  async create(ctx, { customer, ...own }) {
    if (!customer) throw new Refusal('listFileCustomerUnknown')
    const customerId = await customerNamed(ctx, String(customer))
    return await complaints.createComplaint(ctx, contract.createComplaint.input.parse({ ...own, customerId }))
  },

  remove: (ctx, id) => complaints.deleteComplaint(ctx, { id }),
}

/** The columns of every list of complaints; steps (taken, answered, closed) are taken on their page. */
export function complaintColumns(ctx: Context): Column[] {
  const { language } = ctx.actor
  const t = translatorFor(language, messages[language])
  const both = [language, ...languages.filter((other) => other !== language)].map((one) =>
    translatorFor(one, words[one]),
  )
  const states = choicesOf(complaintStates, ...both.map((one) => (code: string) => one(`complaints.state.${code}`)))
  const closedDay = ({ closedAt }: ComplaintRow) => closedAt && dayOf(closedAt, ctx.timeZone)
  const columns: Omit<Column, 'header'>[] = [
    { key: 'complaint', width: 14, fixed: true, value: numberOf },
    { key: 'customer', width: 34, fixed: 'new', value: (row) => row.customerName },
    { key: 'objection', width: 50, value: (row) => row.text },
    { key: 'receivedDay', form: 'day', width: 14, value: (row) => row.receivedDay },
    { key: 'reportedBy', width: 24, fixed: true, value: personOf },
    { key: 'promise', width: 34, value: (row) => row.promise },
    { key: 'promisedUntil', form: 'day', width: 14, value: (row) => row.promisedUntil },
    { key: 'state', width: 14, ...states, fixed: true, value: stateOf },
    { key: 'takenBy', width: 20, fixed: true, value: (row) => row.takenByName },
    { key: 'answer', width: 50, fixed: true, value: (row) => row.answer },
    { key: 'answeredOn', form: 'day', width: 14, fixed: true, value: (row) => row.answeredOn },
    { key: 'closedDay', form: 'day', width: 14, fixed: true, value: closedDay },
  ]
  return columns.map((column) => ({
    ...column,
    key: column.key === 'objection' ? 'text' : column.key,
    header: t(`listFiles.column.${column.key}`),
  }))
}

function personOf(row: ComplaintRow): Value {
  return row.lastName === null ? null : nameOf({ ...row, title: row.personTitle, lastName: row.lastName })
}
