import { Link } from '@tanstack/react-router'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { ClassesHint } from './ClassesHint.tsx'
import css from './CustomerBase.module.css'
import type { Base } from './CustomerBasePage.tsx'
import type { Words } from './words.ts'

/** The classes as a table, and as the curve that they are cut from. */
export function AbcSection({ base, search }: { base: Base; search: Record<string, string> }) {
  const t = useT<Words>()
  const format = useFormat()
  const rows = base.classes.filter((row) => row.customers > 0)
  return (
    <Section
      title={t('customerBase.abc')}
      note={t(base.basis === 'margin' ? 'customerBase.abc.margin' : 'customerBase.abc.revenue')}
    >
      <Card>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('customerBase.column.class')}</th>
              <th scope="col" className={css.end}>
                {t('customerBase.abc.customers')}
              </th>
              <th scope="col" className={css.end}>
                {t('customerBase.column.revenue')}
              </th>
              <th scope="col" className={css.end}>
                {t('customerBase.column.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.class ?? 'none'}>
                <td>
                  <Link to="/kundenbestand/kunden" search={{ ...search, teil: row.class ?? 'noClass' } as never}>
                    {row.class ?? t('customerBase.abc.none')}
                  </Link>
                </td>
                <td className={css.end}>{format.number(row.customers)}</td>
                <td className={css.end}>{format.money(row.revenue, base.currency, 'never')}</td>
                <td className={css.end}>{format.percent(row.share, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className={css.below}>
          {base.customers >= 5 && <Curve points={base.curve} />}
          <p className={css.small}>{t('customerBase.abc.formula')}</p>
          <ClassesHint />
        </div>
      </Card>
    </Section>
  )
}

const [width, height, left, bottom] = [320, 150, 34, 18]

/** From the largest to the smallest: how much of the revenue the first part of the customers has. */
function Curve({ points }: { points: Base['curve'] }) {
  const t = useT<Words>()
  const format = useFormat()
  const x = (share: number) => Math.round((left + share * (width - left)) * 10) / 10
  const y = (share: number) => Math.round((height - Math.max(0, Math.min(1, share)) * height) * 10) / 10
  const line = points.map(([customers, revenue]) => `${x(customers)},${y(revenue)}`).join(' ')
  const at = points.find(([, revenue]) => revenue >= 0.8) ?? [1, 1]
  const said = t('customerBase.curve', { customers: format.percent(at[0]), share: format.percent(at[1]) })
  return (
    <figure className={css.curve}>
      <svg viewBox={`0 -6 ${width} ${height + bottom + 6}`} role="img" aria-label={said}>
        {[0.8, 0.95].map((share) => (
          <g key={share}>
            <line x1={left} x2={width} y1={y(share)} y2={y(share)} />
            <text x={left - 5} y={y(share) + 4} textAnchor="end">
              {format.percent(share)}
            </text>
          </g>
        ))}
        <path d={`M${left},0V${height}H${width}`} />
        <text x={left} y={-1} dx={6} dy={4}>
          {t('customerBase.curve.revenue')}
        </text>
        <text x={width} y={height + 14} textAnchor="end">
          {t('customerBase.curve.customers')}
        </text>
        <polyline points={line} />
        <circle cx={x(at[0])} cy={y(at[1])} r="3.5" />
      </svg>
      <figcaption>{said}</figcaption>
    </figure>
  )
}
