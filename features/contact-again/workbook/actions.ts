import { messages as customerMessages } from '#features/customers/messages.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { type WorkbookCell, type WorkbookColumn, writeWorkbook } from '#platform/workbook.ts'
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
  async exportContactAgain(ctx, filter) {
    const count = await sql.countListed(ctx.db, readable(ctx), filter)
    if (count > largest) throw new Refusal('tooManyAtOnce', { count, largest })
    const { language } = ctx.actor
    const t = translatorFor(language, { ...customerMessages[language], ...messages[language] })
    const format = formatFor(language)
    const members = new Map((await sql.listMemberNames(ctx.db)).map((member) => [member.id, member.name]))
    const words: Words = {
      standing: (standing) => t(`customers.standing.${standing}`),
      mode: (mode) => t(`customers.mode.${mode}`),
      member: (id) => (id ? (members.get(id) ?? null) : null),
      reason: (row) => reasonText(row.reason, { t, format, currency: row.currency, today: ctx.today }),
    }
    const headers = columns.map(({ key, value: _, ...column }) => ({ ...column, header: t(key) }))
    return await writeWorkbook(t('contactAgain.workbook', { day: ctx.today }), headers, rows())

    async function* rows(): AsyncGenerator<WorkbookCell[]> {
      let rank = 0
      for await (const listed of inOrder(ctx, filter)) {
        rank += 1
        yield columns.map((column) => column.value({ ...listed, rank }, words))
      }
    }
  },
}

type Listed = { rank: number; row: ContactAgainRow; stored: sql.ListedRow }
type Words = {
  standing: (standing: string) => string
  mode: (mode: string) => string
  member: (id: string | null) => string | null
  reason: (row: ContactAgainRow) => string
}
type Column = Omit<WorkbookColumn, 'header'> & {
  /** Message key of its header. */
  key: string
  value: (listed: Listed, words: Words) => WorkbookCell
}

const columns: Column[] = [
  { key: 'contactAgain.column.rank', kind: 'number', width: 7, value: ({ rank }) => rank },
  { key: 'customers.column.name', width: 34, value: ({ row }) => row.name },
  { key: 'customers.column.customerNumber', value: ({ stored }) => stored.customerNumber },
  { key: 'contactAgain.column.person', width: 26, value: ({ row }) => row.person?.name ?? null },
  { key: 'contactAgain.column.function', width: 22, value: ({ row }) => row.person?.function ?? null },
  { key: 'customers.column.phone', width: 20, value: ({ row }) => row.person?.phone ?? row.phone },
  { key: 'contactAgain.column.reason', width: 70, value: ({ row }, { reason }) => reason(row) },
  { key: 'customers.column.lastContact', kind: 'day', width: 14, value: ({ row }) => row.lastContact },
  { key: 'customers.column.rhythm', kind: 'number', width: 12, value: ({ row }) => row.rhythm || null },
  // Whoever is listed only for an occasion has no day of the rhythm.
  { key: 'customers.column.due', kind: 'day', width: 14, value: ({ row }) => (row.due < '9999' ? row.due : null) },
  { key: 'customers.column.class', width: 8, value: ({ row }) => row.class },
  { key: 'customers.column.standing', value: ({ row }, { standing }) => standing(row.standing) },
  { key: 'customers.column.mode', value: ({ row }, { mode }) => mode(row.mode) },
  { key: 'customers.column.owner', width: 20, value: ({ row }, { member }) => member(row.ownerId) },
  { key: 'customers.column.postcode', width: 9, value: ({ stored }) => stored.postcode },
  { key: 'customers.column.city', width: 20, value: ({ row }) => row.city },
  { key: 'customers.column.region', value: ({ stored }) => stored.region },
  { key: 'customers.column.branch', width: 20, value: ({ stored }) => stored.branch },
  { key: 'customers.column.revenue', kind: 'money', value: ({ stored }) => stored.revenue },
  { key: 'customers.column.revenueBefore', kind: 'money', value: ({ stored }) => stored.revenueBefore },
  { key: 'customers.column.currency', width: 9, value: ({ row }) => row.currency },
]

async function* inOrder(ctx: Context, filter: sql.ListFilter): AsyncGenerator<Omit<Listed, 'rank'>> {
  for (let after: string | null = null; ; ) {
    const stored: sql.ListedRow[] = await sql.listListed(ctx.db, readable(ctx), filter, after, piece)
    const rows = await rowsOf(ctx, stored)
    for (const [at, row] of rows.entries()) yield { row, stored: stored[at] as sql.ListedRow }
    after = stored.at(-1)?.rankKey ?? null
    if (after === null || stored.length < piece) return
  }
}
