import { FigureTable } from '#ui/FigureTable.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Card } from '#ui/Section.tsx'
import type { Found } from './OutlookPage.tsx'
import type { Words } from './words.ts'

const parts = ['contracts', 'repeat', 'open', 'new'] as const

/** The band as figures: what each month is made of on average, its range, and beside it the plain figure. */
export function OutlookTable({ found, goalOf }: { found: Found; goalOf: (month: string) => number | null }) {
  const t = useT<Words>()
  const format = useFormat()
  const money = (amount: number | null) => (amount === null ? '–' : format.money(amount, found.currency, 'never'))
  const goals = found.months.map(({ month }) => goalOf(month))
  const hasGoals = goals.some((goal) => goal !== null)
  const used = parts.filter((part) => found.months.some((month) => month.parts[part] !== 0))
  return (
    <Card>
      <FigureTable
        label={t('outlook.table')}
        head={
          <>
            <th scope="col">{t('outlook.table.month')}</th>
            <th scope="col">{t('outlook.table.low')}</th>
            <th scope="col">{t('outlook.table.middle')}</th>
            <th scope="col">{t('outlook.table.high')}</th>
            {hasGoals && <th scope="col">{t('outlook.table.goal')}</th>}
            {used.map((part) => (
              <th key={part} scope="col">
                {t(`outlook.part.${part}`)}
              </th>
            ))}
            <th scope="col">{t('outlook.table.stageWeighted')}</th>
          </>
        }
      >
        {found.months.map(({ month, band, stageWeighted, ...one }, n) => (
          <tr key={month} data-apart={n === 6 || undefined}>
            <th scope="row">
              {n === 0 ? t('outlook.table.rest', { month: format.month(month) }) : format.month(month)}
            </th>
            <td>{money(band.low)}</td>
            <td>
              <b>{money(band.middle)}</b>
            </td>
            <td>{money(band.high)}</td>
            {hasGoals && <td>{money(goals[n] ?? null)}</td>}
            {used.map((part) => (
              <td key={part}>{money(one.parts[part])}</td>
            ))}
            <td>{money(stageWeighted)}</td>
          </tr>
        ))}
      </FigureTable>
    </Card>
  )
}
