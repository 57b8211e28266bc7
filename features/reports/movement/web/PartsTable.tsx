import type { Output } from '#shared/contract.ts'
import { FigureCell, FigureTable } from '#ui/FigureTable.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Card } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { type Column, columns } from '../rules/flows.ts'
import type { Behind } from './BehindDialog.tsx'
import type { Words } from './words.ts'

type Found = Output<(typeof contract)['getMovement']>

/** The same as figures: one line for each part and for the whole; columns without anything are left out. */
export function PartsTable(props: {
  found: Found
  by: 'member' | 'stage' | undefined
  onOpen: (behind: Behind) => void
}) {
  const t = useT<Words>()
  const format = useFormat()
  const { found, by } = props
  const shown = columns.filter(
    (column) =>
      column === 'opening' ||
      column === 'closing' ||
      found.total[column] !== 0 ||
      found.rows.some((row) => row[column] !== 0),
  )
  const cell = (column: Column, amount: number, behind: Behind) => (
    <FigureCell key={column} onOpen={amount === 0 ? undefined : () => props.onOpen(behind)}>
      {format.money(amount, found.currency, 'never')}
    </FigureCell>
  )
  return (
    <Card>
      <FigureTable
        label={t('movement.table')}
        head={
          <>
            <th scope="col">{by ? t(`movement.by.${by}`) : ''}</th>
            {shown.map((column) => (
              <th key={column} scope="col">
                {t(`movement.column.${column}`)}
              </th>
            ))}
          </>
        }
      >
        {found.rows.map((row) => (
          <tr key={row.key ?? ''}>
            <th scope="row">{row.name ?? t('movement.nobody')}</th>
            {shown.map((column) =>
              cell(column, row[column], {
                column,
                key: row.key,
                name: row.name ?? t('movement.nobody'),
                ...(by ? { by } : {}),
              }),
            )}
          </tr>
        ))}
        <tr data-total>
          <th scope="row">{t('movement.total')}</th>
          {shown.map((column) => cell(column, found.total[column], { column }))}
        </tr>
      </FigureTable>
    </Card>
  )
}
