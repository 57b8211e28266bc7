import { customerNamed, readPostcode } from '#features/customers/workbook/list.ts'
import { readCountry } from '#features/imports/values/places.ts'
import { choicesOf, type ListColumn, type ListKind } from '#features/list-files/list.ts'
import { messages as listWords } from '#features/list-files/messages.ts'
import type { Value } from '#features/list-files/rules.ts'
import { salutations } from '#features/persons/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { dayOf, instantAt } from '#shared/days.ts'
import { languages } from '#shared/messages.ts'
import { translatorFor } from '#shared/translate.ts'
import { actions as leads, leadsReadable } from '../actions.ts'
import { contract } from '../contract.ts'
import { origins, stateOf } from '../rules.ts'
import * as sql from '../sql.ts'
import { messages } from './serverWords.ts'

export type LeadRow = Awaited<ReturnType<typeof sql.listLeads>>[number]
type Column = ListColumn<LeadRow>

/** Leads as a list that goes out and comes back. */
export const leadList: ListKind<LeadRow> = {
  name: 'leads',
  labelKey: 'company',
  label: ({ company, firstName, lastName, email, text }) =>
    [company, [firstName, lastName].filter(Boolean).join(' ')].filter(Boolean).join(', ') || email || text,
  columns: async (ctx) => leadColumns(ctx),

  find: (ctx, ids) => sql.listLeads(ctx.db, { ids, readable: leadsReadable(ctx) }, { after: null, limit: ids.length }),

  check: (values) => contract.changeLead.input.safeParse({ id: 'x', ...patchOf(values) }).success,

  change: (ctx, row, values) =>
    leads.changeLead(ctx, contract.changeLead.input.parse({ id: row.id, ...patchOf(values) })),

  async create(ctx, values) {
    const { customer, receivedOn, ...own } = values
    const customerId = customer ? await customerNamed(ctx, String(customer)) : null
    const receivedAt = receivedOn ? { receivedAt: instantAt(String(receivedOn), '00:00', ctx.timeZone) } : {}
    const input = { origin: 'list', text: '', ...patchOf(own), customerId, ...receivedAt }
    return await leads.createLead(ctx, contract.createLead.input.parse(input))
  },

  remove: (ctx, id) => leads.deleteLead(ctx, { id }),
}

/** The columns of every list of leads: what was said may be changed, how it went on is shown. */
export function leadColumns(ctx: Context): Column[] {
  const { language } = ctx.actor
  const t = translatorFor(language, messages[language])
  const both = [language, ...languages.filter((other) => other !== language)].map((one) =>
    translatorFor(one, { ...listWords[one], ...messages[one] }),
  )
  const words = (codes: readonly string[], of: string) =>
    choicesOf(codes, ...both.map((one) => (code: string) => one(`${of}.${code}`)))
  const day = (instant: string | null) => instant && dayOf(instant, ctx.timeZone)
  const columns: Omit<Column, 'header'>[] = [
    { key: 'company', width: 34, value: (row) => row.company },
    { key: 'salutation', width: 9, ...words(salutations, 'listFiles.salutation'), value: (row) => row.salutation },
    { key: 'firstName', width: 18, value: (row) => row.firstName },
    { key: 'lastName', width: 22, value: (row) => row.lastName },
    { key: 'function', width: 24, value: (row) => row.function },
    { key: 'email', width: 28, value: (row) => row.email },
    { key: 'phone', width: 20, value: (row) => row.phone },
    { key: 'street', width: 26, value: (row) => row.street },
    { key: 'postcode', width: 9, value: (row) => row.postcode, read: readPostcode },
    { key: 'city', width: 20, value: (row) => row.city },
    { key: 'country', width: 7, value: (row) => row.country, read: (cell) => readCountry(String(cell)) ?? undefined },
    { key: 'text', width: 50, value: (row) => row.text },
    { key: 'origin', width: 22, ...words(origins, 'leads.list.origin'), value: (row) => row.origin },
    { key: 'originNote', width: 24, value: (row) => row.originNote },
    { key: 'recommendedBy', width: 24, value: (row) => row.recommendedBy },
    { key: 'amount', form: 'money', value: (row) => row.amount },
    { key: 'currency', width: 9, fixed: true, value: (row) => row.currency },
    { key: 'receivedOn', form: 'day', width: 14, fixed: 'new', value: (row) => day(row.receivedAt) },
    { key: 'state', width: 16, fixed: true, value: (row) => t(`leads.list.state.${stateOf(row)}`) },
    { key: 'owner', width: 20, fixed: true, value: (row) => row.ownerName },
    { key: 'answeredOn', form: 'day', width: 14, fixed: true, value: (row) => day(row.reactedAt) },
    { key: 'reason', width: 24, fixed: true, value: (row) => row.reason },
    { key: 'customer', width: 34, fixed: 'new', value: (row) => row.customerName },
    { key: 'opportunity', width: 40, fixed: true, value: (row) => row.opportunityTitle },
  ]
  return columns.map((column) => ({ ...column, header: t(`leads.list.${column.key}`) }))
}

/** What it is about is a text also where nothing is said. */
function patchOf(values: Record<string, Value>): Record<string, unknown> {
  return values.text === null ? { ...values, text: '' } : values
}
