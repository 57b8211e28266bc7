import { Link } from '@tanstack/react-router'
import { axisStep } from '#ui/axis.ts'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { usePhone } from '#ui/useMedia.ts'
import type { Account } from '../contract.ts'
import { placed } from '../rules/portfolio.ts'
import css from './KeyAccounts.module.css'
import type { Words } from './words.ts'

const [head, foot] = [40, 46]
const shown = 30
const lines = 4

/** Key accounts by potential and relationship, as large as their revenue. The table below says the same in figures. */
export function Portfolio({ accounts, currency }: { accounts: Account[]; currency: string }) {
  const t = useT<Words>()
  const format = useFormat()
  const phone = usePhone()
  const [width, height, side, margin] = phone ? [360, 300, 4, 20] : [940, 320, 92, 60]
  const known = accounts.flatMap(({ customerId: id, potential, ...one }) =>
    potential ? [{ ...one, id, potential }] : [],
  )
  const without = accounts.filter(({ potential }) => !potential)
  const most = Math.max(1, ...known.map(({ potential }) => potential))
  const step = axisStep(most, lines)
  const top = Math.ceil(most / step) * step
  const spots = placed(known.slice(0, shown), width - side - margin, height, top)
  const y = (amount: number) => head + height * (1 - amount / top)
  return (
    <Section title={t('keyAccounts.portfolio')} note={t('keyAccounts.portfolio.note')}>
      <Card>
        <figure className={css.chart}>
          {known.length > 0 && (
            <svg viewBox={`0 0 ${width} ${height + head + foot}`} aria-hidden="true">
              <text x={side} y={14}>
                {t('keyAccounts.portfolio.potential')}
              </text>
              {Array.from({ length: top / step + 1 }, (_, n) => n * step).map((amount) => (
                <g key={amount}>
                  <line className={css.grid} x1={side} x2={width} y1={y(amount)} y2={y(amount)} />
                  {!phone && amount > 0 && (
                    <text x={side - 8} y={y(amount) + 4} textAnchor="end">
                      {format.moneyShort(amount, currency)}
                    </text>
                  )}
                </g>
              ))}
              {[0, 1, 2, 3, 4].map((relationship) => (
                <text
                  key={relationship}
                  x={side + (relationship / 4) * (width - side - margin)}
                  y={head + height + 20}
                  textAnchor="middle"
                >
                  {relationship}
                </text>
              ))}
              <text x={width} y={head + height + 42} textAnchor="end">
                {t('keyAccounts.portfolio.relationship')}
              </text>
              {spots.map((spot) => (
                <Link key={spot.id} className={css.spot} tabIndex={-1} to={`/schluesselkunden/${spot.id}` as never}>
                  <circle className={css.bubble} cx={side + spot.x} cy={head + spot.y} r={spot.radius} />
                  <text
                    x={side + spot.x + (spot.left ? -1 : 1) * (spot.radius + 6)}
                    y={head + spot.labelY + 4}
                    textAnchor={spot.left ? 'end' : 'start'}
                  >
                    {spot.name}
                  </text>
                </Link>
              ))}
            </svg>
          )}
          {without.length > 0 && (
            <p className={css.without}>
              {t('keyAccounts.portfolio.without', { names: format.list(without.map(({ name }) => name)) })}
            </p>
          )}
        </figure>
      </Card>
    </Section>
  )
}
