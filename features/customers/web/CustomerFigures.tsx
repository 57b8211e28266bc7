import { useMe } from '#features/members/web/me.tsx'
import { addDays, addMonths } from '#shared/days.ts'
import { Figure, Figures } from '#ui/Figure.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import type { Customer } from '../contract.ts'
import type { Words } from './words.ts'

/** Revenue against the year before, and what it could be; only where there is some. */
export function CustomerFigures({ customer }: { customer: Customer }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const { revenue, revenueBefore, potential, currency } = customer
  if (revenue === 0 && revenueBefore === 0) return null
  const month = `${today.slice(0, 8)}01`
  const period = t('customers.figures.period', {
    from: format.day(addMonths(month, -12)),
    to: format.day(addDays(month, -1)),
  })
  return (
    <Figures>
      <Figure
        tile
        label={t('customers.column.revenue')}
        value={format.money(revenue, currency, 'never')}
        note={
          revenueBefore > 0
            ? t('customers.figures.change', {
                change: format.change(revenue / revenueBefore - 1),
                before: format.money(revenueBefore, currency, 'never'),
              })
            : t('customers.figures.noneBefore')
        }
        explain={{ formula: t('customers.figures.revenue'), period }}
      />
      {potential !== null && (
        <Figure
          tile
          label={t('customers.column.potential')}
          value={format.money(potential, currency, 'never')}
          note={
            potential > 0 && revenue > 0
              ? t('customers.figures.used', { share: format.percent(revenue / potential) })
              : undefined
          }
          explain={{ formula: t('customers.figures.potential'), period: t('customers.figures.year') }}
        />
      )}
    </Figures>
  )
}
