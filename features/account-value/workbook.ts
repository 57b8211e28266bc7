import type { Context } from '#platform/actions/context.ts'
import { type WorkbookCell, type WorkbookColumn, writeWorkbook } from '#platform/workbook.ts'
import type { FileAnswer } from '#shared/contract.ts'
import { translatorFor } from '#shared/translate.ts'
import type { ValueList } from './actions.ts'
import type { AccountValue } from './contract.ts'
import { messages } from './messages.ts'
import { messages as sheet } from './serverWords.ts'

type Say = (key: string) => string
type Column = Omit<WorkbookColumn, 'header'> & { key: string; value: (one: AccountValue, t: Say) => WorkbookCell }

/** The key accounts with all that the page shows, one row each. */
export async function writeValues(ctx: Context, { accounts, period, currency }: ValueList): Promise<FileAnswer> {
  const { language } = ctx.actor
  const t = translatorFor(language, { ...messages[language], ...sheet[language] })
  const headers = columns.map(({ key, value: _, ...column }) => ({ ...column, header: t(key) }))
  return await writeWorkbook(
    t('accountValue.workbook', period),
    [...headers, { header: t('accountValue.sheet.currency'), width: 10 }],
    rows(),
  )

  async function* rows(): AsyncGenerator<WorkbookCell[]> {
    for (const one of accounts) yield [...columns.map((column) => column.value(one, t)), currency]
  }
}

const columns: Column[] = [
  { key: 'accountValue.sheet.name', width: 36, value: ({ name }) => name },
  { key: 'accountValue.sheet.revenue', kind: 'money', value: ({ revenue }) => revenue },
  { key: 'accountValue.sheet.before', kind: 'money', value: ({ revenueBefore }) => revenueBefore },
  { key: 'accountValue.sheet.growth', kind: 'money', value: ({ growth }) => hundredths(growth) },
  { key: 'accountValue.sheet.margin', kind: 'money', value: ({ margin }) => margin },
  { key: 'accountValue.sheet.marginRate', kind: 'money', value: ({ marginRate }) => hundredths(marginRate) },
  { key: 'accountValue.sheet.hours', kind: 'money', value: ({ minutes }) => Math.round((minutes * 100) / 60) },
  { key: 'accountValue.sheet.cost', kind: 'money', value: ({ cost }) => cost },
  { key: 'accountValue.sheet.net', kind: 'money', value: ({ net }) => net },
  {
    key: 'accountValue.sheet.afterYear',
    kind: 'money',
    width: 26,
    value: ({ lifetime }) => lifetime?.afterYear ?? null,
  },
  { key: 'accountValue.sheet.now', kind: 'money', width: 26, value: ({ lifetime }) => lifetime?.now ?? null },
  { key: 'accountValue.sheet.valueGrowth', kind: 'money', value: ({ valueGrowth }) => hundredths(valueGrowth) },
  {
    key: 'accountValue.sheet.relationship',
    kind: 'money',
    value: ({ relationship }) => Math.round(relationship * 100),
  },
  {
    key: 'accountValue.sheet.balance',
    width: 26,
    value: ({ balance }, t) => (balance ? t(`accountValue.balance.${balance}`) : null),
  },
  {
    key: 'accountValue.sheet.answered',
    kind: 'money',
    value: ({ answered }) => (answered.judged > 0 ? hundredths(answered.inTime / answered.judged) : null),
  },
]

/** A share of 1 as hundredths of a percent, which stand in the cell as percent with two digits. */
function hundredths(share: number | null): number | null {
  return share === null ? null : Math.round(share * 10_000)
}
