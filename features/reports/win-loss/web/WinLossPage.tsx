import { useState } from 'react'
import { useConverted } from '#features/currencies/web/useConverted.ts'
import { useMembersSeen } from '#features/goals/web/useMembersSeen.ts'
import { BusinessTabs } from '#features/opportunities/web/BusinessTabs.tsx'
import { filterOfUrl } from '#features/opportunities/web/filterOfUrl.ts'
import { LearnedTabs } from '#features/opportunities/web/LearnedTabs.tsx'
import { useOpportunityFilters } from '#features/opportunities/web/useOpportunityFilters.ts'
import { PeriodChoice } from '#features/reports/movement/web/PeriodChoice.tsx'
import { usePeriod } from '#features/reports/movement/web/usePeriod.ts'
import type { Output } from '#shared/contract.ts'
import { FilterChips } from '#ui/Chips.tsx'
import { Figure, Figures } from '#ui/Figure.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState, Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Halves, Section } from '#ui/Section.tsx'
import { Segments } from '#ui/Segments.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { contract } from '../contract.ts'
import { type Cut, cuts } from '../rules.ts'
import { type Behind, BehindDialog } from './BehindDialog.tsx'
import { ReasonRows } from './ReasonRows.tsx'
import { ReasonTable } from './ReasonTable.tsx'
import css from './WinLoss.module.css'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
export type Review = Output<(typeof contract)['getWinLoss']>

/** Win/loss review: why opportunities were won and lost, for a period and scope; every figure opens its opportunities. */
export default function WinLossPage() {
  const t = useT<Words>()
  const format = useFormat()
  const period = usePeriod('year')
  const [url, setUrl] = useUrl()
  const seen = useMembersSeen()
  const { filters, values } = useOpportunityFilters(url, seen)
  const { category: _, q: __, ...filter } = filterOfUrl(url)
  const by = cuts.find((cut) => cut === one(url.nach)) ?? 'stage'
  const outcome = one(url.ausgang) === 'gewonnen' ? 'won' : 'lost'
  const [behind, setBehind] = useState<Behind | null>(null)
  const asked = { ...period.period, ...filter, by }
  const query = useOperation('getWinLoss', asked, { keep: true, enabled: period.ready })
  const days = `${format.day(period.period.from)} – ${format.day(period.period.to)}`
  return (
    <>
      <PageTitle title={t('opportunities.review')} note={days} actions={<BusinessTabs />}>
        {query.data && <Lead review={query.data} />}
      </PageTitle>
      <LearnedTabs>
        <PeriodChoice period={period} />
        <FilterChips filters={filters.filter(({ id }) => id !== 'category')} values={values} onChange={setUrl} />
      </LearnedTabs>
      <Loaded query={query}>
        {(review) =>
          review.total.won.count + review.total.lost.count === 0 ? (
            <EmptyState example={t('winLoss.empty.example')}>{t('winLoss.empty')}</EmptyState>
          ) : (
            <>
              <LeftOut review={review} />
              <ReviewFigures review={review} days={days} />
              <Halves>
                <ReasonRows review={review} outcome="lost" onOpen={setBehind} />
                <ReasonRows review={review} outcome="won" onOpen={setBehind} />
              </Halves>
              <Section
                title={t('winLoss.table', { by: t(`winLoss.by.${by}`) })}
                actions={
                  <Segments
                    label={t('winLoss.of')}
                    options={(['lost', 'won'] as const).map((value) => ({ value, label: t(`opportunities.${value}`) }))}
                    value={outcome}
                    onChange={(next) => setUrl({ ausgang: next === 'won' ? 'gewonnen' : undefined })}
                  />
                }
              >
                <div className={css.by} data-print="no">
                  <Segments<Cut>
                    label={t('winLoss.by')}
                    options={cuts.map((value) => ({ value, label: t(`winLoss.by.${value}`) }))}
                    value={by}
                    onChange={(next) => setUrl({ nach: next === 'stage' ? undefined : next })}
                  />
                </div>
                <ReasonTable review={review} by={by} outcome={outcome} onOpen={setBehind} />
              </Section>
            </>
          )
        }
      </Loaded>
      {behind && <BehindDialog behind={behind} asked={asked} onClose={() => setBehind(null)} />}
    </>
  )
}

function Lead({ review }: { review: Review }) {
  const rich = useRich<Words>()
  const t = useT<Words>()
  const format = useFormat()
  const { won, lost, closingRate, closingRateByValue, reasons } = review.total
  if (won.count + lost.count === 0) return null
  const most = reasons.find((one) => one.outcome === 'lost')
  return (
    <>
      {rich('winLoss.lead.rate', {
        closed: won.count + lost.count,
        won: won.count,
        rate: format.percent(closingRate),
        byValue: format.percent(closingRateByValue),
      })}{' '}
      {most &&
        rich('winLoss.lead.most', {
          reason: review.reasonNames.find((one) => one.id === most.reason)?.name ?? t('winLoss.noReason'),
          count: most.count,
          amount: format.money(most.amount, review.currency, 'never'),
        })}
    </>
  )
}

/** What the figures leave out. */
function LeftOut({ review }: { review: Review }) {
  const t = useT<Words>()
  const convertedText = useConverted()
  const sentences = [
    ...(review.ownOnly ? [t('movement.ownOnly')] : []),
    ...(review.budgetary > 0 ? [t('winLoss.budgetary', { count: review.budgetary })] : []),
    ...convertedText(review.converted),
    ...review.otherCurrencies.map(({ count, currency }) => t('movement.other', { count, currency })),
  ]
  return sentences.length > 0 ? <Notice title={sentences.join(' ')} /> : null
}

function ReviewFigures({ review, days }: { review: Review; days: string }) {
  const t = useT<Words>()
  const format = useFormat()
  const { won, lost, noDecision, closingRate, withoutAmount } = review.total
  const money = (amount: number) => format.money(amount, review.currency, 'never')
  const explain = (formula: string) => ({ formula, period: days })
  return (
    <Figures>
      <Figure
        tile
        label={t('winLoss.figure.rate')}
        value={format.percent(closingRate)}
        note={t('movement.figure.rate.note', { won: won.count, closed: won.count + lost.count })}
        explain={explain(t('winLoss.figure.rate.formula'))}
      />
      <Figure
        tile
        label={t('winLoss.figure.won')}
        value={money(won.amount)}
        note={t('movement.figure.count', { count: won.count })}
        explain={explain(t('winLoss.figure.won.formula'))}
      />
      <Figure
        tile
        label={t('winLoss.figure.lost')}
        value={money(lost.amount)}
        note={[
          t('movement.figure.count', { count: lost.count }),
          withoutAmount > 0 && t('winLoss.withoutAmount', { count: withoutAmount }),
        ]
          .filter(Boolean)
          .join(' · ')}
        explain={explain(t('winLoss.figure.lost.formula'))}
      />
      <Figure
        tile
        label={t('winLoss.figure.noDecision')}
        value={format.number(noDecision.count)}
        note={t('winLoss.share', { share: format.percent(lost.count === 0 ? null : noDecision.count / lost.count) })}
        explain={explain(t('winLoss.figure.noDecision.formula'))}
      />
    </Figures>
  )
}
