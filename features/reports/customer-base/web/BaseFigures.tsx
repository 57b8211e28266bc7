import { useConverted } from '#features/currencies/web/useConverted.ts'
import { Figure, Figures } from '#ui/Figure.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import type { Part } from '../rules.ts'
import type { Base } from './CustomerBasePage.tsx'
import type { Words } from './words.ts'

/** The figures of the whole: how much, on how few it hangs, where it goes. */
export function BaseFigures({ base, search }: { base: Base; search: Record<string, string> }) {
  const t = useT<Words>()
  const format = useFormat()
  const convertedText = useConverted()
  const range = (period: { from: string; to: string }) =>
    t('customerBase.range', { from: format.day(period.from), to: format.day(period.to) })
  const explain = (formula: string, part: Part, count: number, period = range(base.period)) => ({
    formula,
    period,
    records: {
      label: t('customerBase.behind', { count }),
      to: '/kundenbestand/kunden',
      search: { ...search, teil: part },
    },
  })
  const money = (amount: number | null) => format.money(amount, base.currency, 'never')
  const share = (label: 'cr1' | 'cr3' | 'cr5', part: Part, count: number, note?: string) =>
    base.customers >= count && (
      <Figure
        tile
        label={t(`customerBase.${label}`)}
        value={format.percent(base[label], 1)}
        note={note}
        explain={explain(t('customerBase.cr.formula', { count }), part, count)}
      />
    )
  const twoYears = base.changes.reduce((sum, one) => sum + (one.change === 'none' ? 0 : one.customers), 0)
  return (
    <Figures>
      <Figure
        tile
        label={t('customerBase.total')}
        value={money(base.total)}
        note={t('customerBase.total.note', { count: base.customers })}
        explain={explain(
          [t('customerBase.total.formula'), ...convertedText(base.converted)].join(' '),
          'all',
          base.customers,
        )}
      />
      {base.margin !== null && (
        <Figure
          tile
          label={t('customerBase.margin')}
          value={money(base.margin)}
          explain={explain(t('customerBase.margin.formula'), 'all', base.customers)}
        />
      )}
      {share('cr1', 'top1', 1, base.top[0]?.name)}
      {share('cr3', 'top3', 3, base.dependsOnThree ? t('customerBase.cr3.flag') : undefined)}
      {share('cr5', 'top5', 5)}
      <Figure
        tile
        label={t('customerBase.growth')}
        value={format.change(base.growth, 1)}
        note={
          base.growth === null
            ? t('customerBase.growth.none')
            : t('customerBase.growth.note', { before: money(base.revenueBefore) })
        }
        explain={explain(
          t('customerBase.growth.formula', { now: money(base.revenueNow), before: money(base.revenueBefore) }),
          'twoYears',
          twoYears,
          range({ from: base.months.before.from, to: base.months.now.to }),
        )}
      />
    </Figures>
  )
}
