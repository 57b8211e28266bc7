import type { Output } from '#shared/contract.ts'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Card } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { type Column, columns } from '../rules/flows.ts'
import type { Behind } from './BehindDialog.tsx'
import css from './Movement.module.css'
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
    <td key={column}>
      {amount === 0 ? (
        '–'
      ) : (
        <button type="button" className={css.figure} onClick={() => props.onOpen(behind)}>
          {format.money(amount, found.currency, 'never')}
        </button>
      )}
    </td>
  )
  return (
    <Card>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too */}
      <section className={css.scroll} aria-label={t('movement.table')} tabIndex={0}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{by ? t(`movement.by.${by}`) : ''}</th>
              {shown.map((column) => (
                <th key={column} scope="col">
                  {t(`movement.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
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
            <tr className={css.total}>
              <th scope="row">{t('movement.total')}</th>
              {shown.map((column) => cell(column, found.total[column], { column }))}
            </tr>
          </tbody>
        </table>
      </section>
    </Card>
  )
}
