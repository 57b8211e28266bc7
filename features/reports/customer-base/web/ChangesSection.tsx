import { Link } from '@tanstack/react-router'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { BaseRow } from '../contract.ts'
import css from './CustomerBase.module.css'
import type { Base } from './CustomerBasePage.tsx'
import type { Words } from './words.ts'

const shown = 6

/** Who came, who came back and who stayed away: in sums, and by name. */
export function ChangesSection({ base, search }: { base: Base; search: Record<string, string> }) {
  const t = useT<Words>()
  const format = useFormat()
  const money = (amount: number) => format.money(amount, base.currency, 'never')
  const rows = base.changes.filter((row) => row.change !== 'none' && row.customers > 0)
  return (
    <Section title={t('customerBase.changes')} note={t('customerBase.changes.note')}>
      <Card>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('customerBase.column.change')}</th>
              <th scope="col" className={css.end}>
                {t('customerBase.changes.customers')}
              </th>
              <th scope="col" className={css.end}>
                {t('customerBase.changes.before')}
              </th>
              <th scope="col" className={css.end}>
                {t('customerBase.changes.now')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.change}>
                <td>
                  <Link to="/kundenbestand/kunden" search={{ ...search, teil: row.change } as never}>
                    {t(`customerBase.change.${row.change}`)}
                  </Link>
                </td>
                <td className={css.end}>{format.number(row.customers)}</td>
                <td className={css.end}>{money(row.revenueBefore)}</td>
                <td className={css.end}>{money(row.revenueNow)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className={css.below}>
          <Names base={base} kind="lost" rows={base.lost} value={(row) => money(row.revenueBefore)} />
          <Names base={base} kind="new" rows={base.new} value={(row) => money(row.revenueNow)} />
        </div>
      </Card>
    </Section>
  )
}

function Names(props: { base: Base; kind: 'lost' | 'new'; rows: BaseRow[]; value: (row: BaseRow) => string }) {
  const t = useT<Words>()
  return (
    <div className={css.names}>
      <h3>{t(`customerBase.${props.kind}`)}</h3>
      <p className={css.small}>{t(`customerBase.${props.kind}.formula`)}</p>
      {props.rows.length === 0 ? (
        <p>{t(`customerBase.${props.kind}.none`)}</p>
      ) : (
        <ul className={css.people}>
          {props.rows.slice(0, shown).map((row) => (
            <li key={row.customerId}>
              <Link to="/kunden/$id" params={{ id: row.customerId }}>
                {row.name}
              </Link>
              <span>{props.value(row)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
