import { FigureCell, FigureTable } from '#ui/FigureTable.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Card } from '#ui/Section.tsx'
import { bandOf, type Cut } from '../rules.ts'
import type { Behind } from './BehindDialog.tsx'
import type { Review } from './WinLossPage.tsx'
import type { Words } from './words.ts'

type Part = Pick<Review['rows'][number], 'won' | 'lost' | 'closingRate' | 'reasons'>

/** Reasons by stage, competitor, kind, channel or amount: one line for each part, every figure opens its opportunities. */
export function ReasonTable(props: {
  review: Review
  by: Cut
  outcome: 'won' | 'lost'
  onOpen: (behind: Behind) => void
}) {
  const t = useT<Words>()
  const format = useFormat()
  const { review, by, outcome } = props
  const nameOf = useNames(review, by)
  const shown = review.total.reasons.filter((reason) => reason.outcome === outcome).map(({ reason }) => reason)
  const reasonName = (reason: string | null) =>
    review.reasonNames.find((one) => one.id === reason)?.name ?? t('winLoss.noReason')
  const cell = (count: number, behind: Behind) => (
    <FigureCell key={behind.reason} onOpen={count === 0 ? undefined : () => props.onOpen(behind)}>
      {format.number(count)}
    </FigureCell>
  )
  const line = (part: Part, key: string | null | undefined, name: string) => {
    const at = key === undefined ? {} : { key: key ?? 'none' }
    const said = (...more: string[]) => [key === undefined ? null : name, ...more].filter(Boolean).join(' · ')
    return (
      <>
        <th scope="row">{name}</th>
        {cell(part.won.count, { outcome: 'won', ...at, name: said(t('opportunities.won')) })}
        {cell(part.lost.count, { outcome: 'lost', ...at, name: said(t('opportunities.lost')) })}
        <td>{format.percent(part.closingRate)}</td>
        <td>{format.money(part.lost.amount, review.currency, 'never')}</td>
        {shown.map((reason) => {
          const count = part.reasons.find((one) => one.outcome === outcome && one.reason === reason)?.count ?? 0
          return cell(count, { outcome, reason: reason ?? 'none', ...at, name: said(reasonName(reason)) })
        })}
      </>
    )
  }
  return (
    <Card>
      <FigureTable
        label={t('winLoss.table', { by: t(`winLoss.by.${by}`) })}
        head={
          <>
            <th scope="col">{t(`winLoss.by.${by}`)}</th>
            <th scope="col">{t('opportunities.won')}</th>
            <th scope="col">{t('opportunities.lost')}</th>
            <th scope="col">{t('winLoss.rate')}</th>
            <th scope="col">{t('winLoss.lostAmount')}</th>
            {shown.map((reason) => (
              <th key={reason ?? ''} scope="col" data-words>
                {reasonName(reason)}
              </th>
            ))}
          </>
        }
      >
        {review.rows.map((row) => (
          <tr key={row.key ?? ''}>{line(row, row.key, nameOf(row.key, row.name))}</tr>
        ))}
        <tr data-total>{line(review.total, undefined, t('winLoss.total'))}</tr>
      </FigureTable>
    </Card>
  )
}

/** How a part is called. */
function useNames(review: Review, by: Cut): (key: string | null, name: string | null) => string {
  const t = useT<Words>()
  const format = useFormat()
  const money = (amount: number) => format.money(amount, review.currency, 'never')
  return (key, name) => {
    if (key === null) return t('winLoss.without')
    if (by === 'kind') return t(`opportunities.kind.${key as 'repeat'}`)
    if (by !== 'amount') return name ?? key
    const { from, before } = bandOf(key)
    if (from === null) return t('winLoss.band.below', { before: money(before ?? 0) })
    return before === null
      ? t('winLoss.band.from', { from: money(from) })
      : t('winLoss.band.between', { from: money(from), before: money(before) })
  }
}
