import type { Context } from '#platform/actions/context.ts'
import { type WorkbookCell, type WorkbookColumn, writeWorkbook } from '#platform/workbook.ts'
import type { FileAnswer } from '#shared/contract.ts'
import { translatorFor } from '#shared/translate.ts'
import type { ReadBase } from './facts.ts'
import { messages } from './messages.ts'
import type { Ranked } from './rules.ts'
import * as sql from './sql.ts'

/** These customers of the base as an Excel workbook: what the page shows, one row each. */
export async function writeBase(ctx: Context, read: ReadBase, customers: readonly Ranked[]): Promise<FileAnswer> {
  const { language } = ctx.actor
  const t = translatorFor(language, messages[language])
  const members = new Map((await sql.listMemberNames(ctx.db)).map((member) => [member.id, member.name]))
  const headers = columns.map(({ key, value: _, ...column }) => ({ ...column, header: t(key) }))
  return await writeWorkbook(t('customerBase.workbook', read.period), headers, rows())

  async function* rows(): AsyncGenerator<WorkbookCell[]> {
    for (const [at, one] of customers.entries()) {
      const row: Listed = {
        one,
        rank: at + 1,
        owner: (one.ownerId && members.get(one.ownerId)) || null,
        change: t(`customerBase.change.${one.change}`),
        currency: read.currency,
      }
      yield columns.map((column) => column.value(row))
    }
  }
}

type Listed = { one: Ranked; rank: number; owner: string | null; change: string; currency: string }
type Column = Omit<WorkbookColumn, 'header'> & {
  /** Message key of its header. */
  key: string
  value: (listed: Listed) => WorkbookCell
}

const columns: Column[] = [
  { key: 'customerBase.column.rank', kind: 'number', width: 7, value: ({ rank }) => rank },
  { key: 'customerBase.column.name', width: 36, value: ({ one }) => one.name },
  { key: 'customerBase.column.class', width: 8, value: ({ one }) => one.class },
  { key: 'customerBase.column.revenue', kind: 'money', value: ({ one }) => one.revenue },
  { key: 'customerBase.column.sharePercent', kind: 'money', value: ({ one }) => hundredths(one.share) },
  { key: 'customerBase.column.runningSharePercent', kind: 'money', value: ({ one }) => hundredths(one.runningShare) },
  { key: 'customerBase.column.margin', kind: 'money', value: ({ one }) => (one.marginOf === 0 ? null : one.margin) },
  { key: 'customerBase.column.now', kind: 'money', width: 22, value: ({ one }) => one.revenueNow },
  { key: 'customerBase.column.before', kind: 'money', width: 22, value: ({ one }) => one.revenueBefore },
  { key: 'customerBase.column.change', width: 14, value: ({ change }) => change },
  { key: 'customerBase.column.owner', width: 22, value: ({ owner }) => owner },
  { key: 'customerBase.column.currency', width: 10, value: ({ currency }) => currency },
]

/** A share of 1 as hundredths of a percent, which stand in the cell as percent with two digits. */
function hundredths(share: number | null): number | null {
  return share === null ? null : Math.round(share * 10_000)
}
