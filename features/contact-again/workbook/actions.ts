import { messages as customerMessages } from '#features/customers/messages.ts'
import { type CustomerRow, customerList, standardColumns } from '#features/customers/workbook/list.ts'
import { type ListColumn, writeList } from '#features/list-files/list.ts'
import type { Value } from '#features/list-files/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { formatFor } from '#shared/format.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { readable, rowsOf } from '../actions/rows.ts'
import type { ContactAgainRow } from '../contract.ts'
import { messages } from '../messages.ts'
import { reasonText } from '../reason.ts'
import * as sql from '../sql.ts'
import type { contract } from './contract.ts'

const largest = 100_000
const piece = 500

export const actions: Actions<typeof contract> = {
  async exportContactAgain(ctx, { format, ...filter }) {
    const count = await sql.countListed(ctx.db, readable(ctx), filter)
    if (count > largest) throw new Refusal('tooManyAtOnce', { count, largest })
    const { language } = ctx.actor
    const t = translatorFor(language, { ...customerMessages[language], ...messages[language] })
    const numbers = formatFor(language)
    const words: Words = {
      reason: (row) => reasonText(row.reason, { t, format: numbers, currency: row.currency, today: ctx.today }),
    }
    const customer = new Map((await standardColumns(ctx)).map((column) => [column.key, column]))
    return await writeList<Listed>(ctx, {
      format,
      kind: 'customers',
      list: 'contactAgain',
      whole: false,
      name: t('contactAgain.workbook', { day: ctx.today }),
      filter,
      columns: columns.map((column) => {
        if (typeof column !== 'string') {
          return { ...column, value: (listed) => column.value(listed, words), header: t(headers[column.key] as string) }
        }
        const { value, read: _, ...known } = customer.get(column) as ListColumn<CustomerRow>
        return { ...known, value: (listed) => value(listed.customer) }
      }),
      rows: inOrder(ctx, filter),
    })
  },
}

type Listed = { id: string; version: number; rank: number; row: ContactAgainRow; customer: CustomerRow }
type Words = { reason: (row: ContactAgainRow) => string }
type Column = Omit<ListColumn<Listed>, 'header' | 'value'> & { value: (listed: Listed, words: Words) => Value }

const headers: Record<string, string> = {
  'shown.rank': 'contactAgain.column.rank',
  'shown.person': 'contactAgain.column.person',
  'shown.function': 'contactAgain.column.function',
  'shown.phone': 'customers.column.phone',
  'shown.reason': 'contactAgain.column.reason',
}

/** Columns of the list itself, and by their keys those that it shows of the customer. */
const columns: (Column | string)[] = [
  { key: 'shown.rank', fixed: true, form: 'number', width: 7, value: ({ rank }) => rank },
  'name',
  'customerNumber',
  { key: 'shown.person', fixed: true, width: 26, value: ({ row }) => row.person?.name ?? null },
  { key: 'shown.function', fixed: true, width: 22, value: ({ row }) => row.person?.function ?? null },
  { key: 'shown.phone', fixed: true, width: 20, value: ({ row }) => row.person?.phone ?? row.phone },
  { key: 'shown.reason', fixed: true, width: 70, value: ({ row }, { reason }) => reason(row) },
  'lastContact',
  'rhythm',
  'due',
  'class',
  'standing',
  'mode',
  'owner',
  'postcode',
  'city',
  'region',
  'branch',
  'revenue',
  'revenueBefore',
  'currency',
]

async function* inOrder(ctx: Context, filter: sql.ListFilter): AsyncGenerator<Listed> {
  let rank = 0
  for (let after: string | null = null; ; ) {
    const stored: sql.ListedRow[] = await sql.listListed(ctx.db, readable(ctx), filter, after, piece)
    const rows = await rowsOf(ctx, stored)
    const ids = stored.map((row) => row.customerId)
    const whole = new Map((await customerList.find(ctx, ids)).map((row) => [row.id, row]))
    for (const row of rows) {
      const customer = whole.get(row.customerId)
      rank += 1
      if (customer) yield { id: customer.id, version: customer.version, rank, row, customer }
    }
    after = stored.at(-1)?.rankKey ?? null
    if (after === null || stored.length < piece) return
  }
}
