import { useId } from 'react'
import { Button } from '#ui/Button.tsx'
import { Figure, Figures } from '#ui/Figure.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import css from './CustomerBase.module.css'
import type { Base } from './CustomerBasePage.tsx'
import type { Words } from './words.ts'

const named = 3

/** What would be lost with those taken away, how long it takes to replace, and on whom it would hang then. */
export function WhatIf(props: {
  base: Base
  loss: NonNullable<Base['whatIf']>
  search: Record<string, string>
  onBack: () => void
}) {
  const t = useT<Words>()
  const id = useId()
  const format = useFormat()
  const { base, loss } = props
  const money = (amount: number) => format.money(amount, base.currency, 'never')
  const period = t('customerBase.range', { from: format.day(base.months.now.from), to: format.day(base.months.now.to) })
  const all = loss.customers.map((one) => one.name)
  const names = all.length > named ? [...all.slice(0, named), `+ ${all.length - named}`] : all
  const months = loss.monthsToReplace
  const ids = loss.customers.map((one) => one.customerId)
  const behind = (count: number, search: Record<string, string | string[]>) => ({
    records: {
      label: t('customerBase.behind', { count }),
      to: '/kundenbestand/kunden',
      search: { ...props.search, ...search },
    },
  })
  const leaving = behind(ids.length, { teil: 'twoYears', nur: ids })
  return (
    <section className={css.whatIf} aria-labelledby={id} aria-live="polite">
      <div className={css.whatIfHead}>
        <h3 id={id}>
          {t('customerBase.whatIf', {
            names: format.list(names),
            verb: t(all.length > 1 ? 'customerBase.whatIf.go' : 'customerBase.whatIf.goes'),
          })}
        </h3>
        <span data-print="no">
          <Button size="small" icon="undo" onClick={props.onBack}>
            {t('customerBase.whatIf.back')}
          </Button>
        </span>
      </div>
      <Figures>
        <Figure
          tile
          label={t('customerBase.whatIf.revenue')}
          value={money(-loss.revenue)}
          note={loss.share === null ? undefined : format.percent(loss.share, 1)}
          explain={{ formula: t('customerBase.whatIf.revenue.formula'), period, ...leaving }}
        />
        <Figure
          tile
          label={t('customerBase.whatIf.margin')}
          value={loss.margin === null ? t('customerBase.whatIf.unknown') : money(-loss.margin)}
          explain={{ formula: t('customerBase.whatIf.margin.formula'), period, ...leaving }}
        />
        <Figure
          tile
          label={t('customerBase.whatIf.months')}
          value={
            months === null
              ? t('customerBase.whatIf.months.none')
              : t('customerBase.whatIf.months.value', { count: Math.ceil(months) })
          }
          note={
            months === null
              ? t('customerBase.whatIf.months.noneNote')
              : t('customerBase.whatIf.months.note', { amount: money(Math.round(loss.newRevenue / 12)) })
          }
          explain={{
            formula: t('customerBase.whatIf.months.formula'),
            period,
            ...behind(loss.newCustomers, { teil: 'new', ohne: ids }),
          }}
        />
        <Figure
          tile
          label={t('customerBase.whatIf.cr3')}
          value={format.percent(loss.after.cr3, 1)}
          note={t('customerBase.whatIf.cr3.note', { share: format.percent(base.cr3, 1) })}
          explain={{
            formula: t('customerBase.whatIf.cr3.formula'),
            period: t('customerBase.range', { from: format.day(base.period.from), to: format.day(base.period.to) }),
            ...behind(3, { teil: 'top3', ohne: ids }),
          }}
        />
      </Figures>
    </section>
  )
}
