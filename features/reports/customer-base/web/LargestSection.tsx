import { Link } from '@tanstack/react-router'
import { Badge, ClassBadge } from '#ui/Badge.tsx'
import { classes } from '#ui/classes.ts'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { many, useUrl } from '#ui/url.ts'
import type { BaseRow } from '../contract.ts'
import css from './CustomerBase.module.css'
import type { Base } from './CustomerBasePage.tsx'
import { WhatIf } from './WhatIf.tsx'
import type { Words } from './words.ts'

/** The largest customers, each to be taken away for a try: the shares of the rest follow. */
export function LargestSection({ base, search }: { base: Base; search: Record<string, string> }) {
  const t = useT<Words>()
  const [url, set] = useUrl()
  const gone = new Set(many(url.ohne))
  const after = new Map(base.whatIf?.after.top.map((one) => [one.customerId, one.share]))
  const toggle = (id: string, stays: boolean) => {
    const ids = stays ? [...gone].filter((one) => one !== id) : [...gone, id]
    set({ ohne: ids.length > 0 ? ids : undefined })
  }
  return (
    <Section title={t('customerBase.largest')} note={<span data-print="no">{t('customerBase.largestNote')}</span>}>
      {base.whatIf && <WhatIf base={base} loss={base.whatIf} search={search} onBack={() => set({ ohne: undefined })} />}
      <Card>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col" data-print="no">
                {t('customerBase.column.stays')}
              </th>
              <th scope="col">{t('customerBase.column.name')}</th>
              <th scope="col" className={classes(css.end, css.amount)}>
                {t('customerBase.column.revenue')}
              </th>
              <th scope="col" className={css.barHead}>
                {t('customerBase.column.share')}
              </th>
              {base.whatIf && (
                <th scope="col" className={classes(css.end, css.after)}>
                  {t('customerBase.column.after')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {base.top.map((row) => (
              <LargestRow
                key={row.customerId}
                row={row}
                base={base}
                gone={gone.has(row.customerId)}
                after={base.whatIf ? (after.get(row.customerId) ?? null) : undefined}
                onStays={(stays) => toggle(row.customerId, stays)}
              />
            ))}
          </tbody>
        </table>
        {base.customers > base.top.length && (
          <p className={css.foot} data-print="no">
            <Link to="/kundenbestand/kunden" search={{ ...search, teil: 'all' } as never}>
              {t('customerBase.all', { count: base.customers })}
            </Link>
          </p>
        )}
      </Card>
    </Section>
  )
}

function LargestRow(props: {
  row: BaseRow
  base: Base
  gone: boolean
  /** The share once others are gone; absent while nobody is. */
  after: number | null | undefined
  onStays: (stays: boolean) => void
}) {
  const t = useT<Words>()
  const format = useFormat()
  const { row, base } = props
  const most = base.top[0]?.share ?? 1
  return (
    <tr data-gone={props.gone || undefined}>
      <td data-print="no">
        <input
          type="checkbox"
          checked={!props.gone}
          aria-label={t('customerBase.stays', { name: row.name })}
          onChange={(event) => props.onStays(event.target.checked)}
        />
      </td>
      <td className={css.name}>
        <Link to="/kunden/$id" params={{ id: row.customerId }}>
          {row.name}
        </Link>{' '}
        <ClassBadge name={row.class} />{' '}
        {base.dependences.some((one) => one.customerId === row.customerId) && (
          <Badge tone="signal">{t('customerBase.depends')}</Badge>
        )}
      </td>
      <td className={classes(css.end, css.amount)}>{format.money(row.revenue, base.currency, 'never')}</td>
      <td>
        <span className={css.bar}>
          <i style={{ width: `${((row.share ?? 0) / most) * 100}%` }} aria-hidden="true" />
          <span>{format.percent(row.share, 1)}</span>
        </span>
      </td>
      {props.after !== undefined && <td className={css.end}>{format.percent(props.after, 1)}</td>}
    </tr>
  )
}
