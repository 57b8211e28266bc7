import { useFormat, useT } from '#ui/i18n.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { Behind } from './BehindDialog.tsx'
import css from './WinLoss.module.css'
import type { Review } from './WinLossPage.tsx'
import type { Words } from './words.ts'

/** The reasons of one outcome with number, amount and their share as a bar, the most frequent first. */
export function ReasonRows(props: { review: Review; outcome: 'won' | 'lost'; onOpen: (behind: Behind) => void }) {
  const t = useT<Words>()
  const format = useFormat()
  const { review, outcome } = props
  const all = review.total[outcome]
  const reasons = review.total.reasons.filter((reason) => reason.outcome === outcome)
  const most = reasons[0]?.count ?? 1
  const title = t(`winLoss.why.${outcome}`)
  return (
    <Section title={title} note={t('movement.figure.count', { count: all.count })}>
      {reasons.length === 0 ? (
        <EmptyState>{t('winLoss.none')}</EmptyState>
      ) : (
        <Rows label={title}>
          {reasons.map(({ reason, count, amount }) => {
            const name = review.reasonNames.find((one) => one.id === reason)?.name ?? t('winLoss.noReason')
            return (
              <Row
                key={reason ?? ''}
                title={
                  <button
                    type="button"
                    className={css.figure}
                    onClick={() => props.onOpen({ outcome, reason: reason ?? 'none', name })}
                  >
                    {name}
                  </button>
                }
                note={<i className={css[outcome]} style={{ width: `${(count / most) * 100}%` }} aria-hidden="true" />}
                value={format.number(count)}
                valueNote={format.money(amount, review.currency, 'never')}
              />
            )
          })}
        </Rows>
      )}
    </Section>
  )
}
