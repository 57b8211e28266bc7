import { useState } from 'react'
import { useConverted } from '#features/currencies/web/useConverted.ts'
import type { contract as goalsContract } from '#features/goals/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { BusinessTabs } from '#features/opportunities/web/BusinessTabs.tsx'
import type { Output } from '#shared/contract.ts'
import { addMonths } from '#shared/days.ts'
import { Figure, Figures } from '#ui/Figure.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState, Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { Segments } from '#ui/Segments.tsx'
import type { contract, WhatIf } from '../contract.ts'
import { unknownValues } from '../rules/unknown.ts'
import { Backtest } from './Backtest.tsx'
import { BandChart } from './BandChart.tsx'
import { Basis } from './Basis.tsx'
import css from './Outlook.module.css'
import { OutlookTable } from './OutlookTable.tsx'
import { Relationships } from './Relationships.tsx'
import { WhatIfSection } from './WhatIfSection.tsx'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract & typeof goalsContract>()
export type Found = Output<(typeof contract)['getOutlook']>

/** What the next 18 months hold, how sure that is, and what it rests on. */
export default function OutlookPage() {
  const t = useT<Words>()
  const [whatIf, setWhatIf] = useState<WhatIf>({})
  const assumes = Boolean(whatIf.out?.length || Object.keys({ ...whatIf.chance, ...whatIf.close }).length)
  const base = useOperation('getOutlook', {})
  const assumed = useOperation('getOutlook', { whatIf }, { enabled: assumes, keep: true }).data
  const goalOf = useGoals(base.data?.currency)
  return (
    <>
      <PageTitle title={t('outlook.title')} note={t('outlook.note')} actions={<BusinessTabs />}>
        {base.data && base.data.all.high > 0 && <Lead found={base.data} />}
      </PageTitle>
      <Loaded query={base}>
        {(found) => (
          <>
            <Said found={found} />
            <Relationships />
            {found.all.high === 0 ? (
              <EmptyState example={t('outlook.empty.example')}>{t('outlook.empty')}</EmptyState>
            ) : (
              <>
                <ShortTerm found={found} />
                <Ahead found={(assumes && assumed) || found} {...(assumes ? { base: found } : {})} goalOf={goalOf} />
                <WhatIfSection
                  base={found}
                  {...(assumes && assumed ? { assumed } : {})}
                  whatIf={whatIf}
                  onChange={setWhatIf}
                />
                <Basis found={found} />
                <Section title={t('outlook.table')} note={t('outlook.table.note')}>
                  <OutlookTable found={(assumes && assumed) || found} goalOf={goalOf} />
                </Section>
              </>
            )}
            <Backtest />
          </>
        )}
      </Loaded>
    </>
  )
}

/** The goals for invoiced revenue by month, as far as the company has set some in this currency and the caller may see them. */
function useGoals(currency: string | undefined): (month: string) => number | null {
  const { today } = useMe()
  const years = [
    useOperation('listGoals', { day: today }).data,
    useOperation('listGoals', { day: addMonths(today, 12) }).data,
    useOperation('listGoals', { day: addMonths(today, 18) }).data,
  ]
  const goals = new Map<string, number | null>()
  for (const year of years) {
    if (!year || year.currency !== currency) continue
    const revenue = year.measures.find(({ measure }) => measure === 'revenue')
    for (const [at, goal] of (revenue?.goals.months ?? []).entries()) goals.set(addMonths(year.year.from, at), goal)
  }
  return (month) => goals.get(month) ?? null
}

function Lead({ found }: { found: Found }) {
  const rich = useRich<Words>()
  const format = useFormat()
  const money = (amount: number) => format.moneyShort(amount, found.currency)
  return rich('outlook.lead', {
    end: format.month(found.months.at(-1)!.month),
    from: format.month(found.months[6]!.month),
    later: money(found.later.middle),
    low: money(found.all.low),
    middle: money(found.all.middle),
    high: money(found.all.high),
  })
}

/** What the figures leave out and what they cannot know, above them. */
function Said({ found }: { found: Found }) {
  const t = useT<Words>()
  const convertedText = useConverted()
  const left = [
    ...(found.ownOnly ? [t('outlook.ownOnly')] : []),
    ...convertedText(found.converted),
    ...found.otherCurrencies.map(({ count, currency }) => t('outlook.other', { count, currency })),
    ...(found.basis.budgetary > 0 ? [t('outlook.budgetary', { count: found.basis.budgetary })] : []),
  ]
  return (
    <>
      {found.unknown.length > 0 && (
        <Notice tone={found.unknown.includes('fewClosed') ? 'signal' : 'calm'} title={t('outlook.unknown')}>
          {found.unknown.map((what) => (
            <span key={what} className={css.sentence}>
              {t(`outlook.unknown.${what}`, unknownValues(found.basis))}
            </span>
          ))}
        </Notice>
      )}
      {left.length > 0 && <Notice title={left.join(' ')} />}
    </>
  )
}

function ShortTerm({ found }: { found: Found }) {
  const t = useT<Words>()
  const format = useFormat()
  const { month, near, backlog } = found.shortTerm
  const before = found.past.at(-2)!
  const money = (amount: number) => format.money(amount, found.currency, 'never')
  const name = format.month(month.month)
  const intake = found.past.map(({ orderIntake }) => Math.round(orderIntake / 100))
  const invoiced = found.past.map((one) => Math.round(one.invoiced / 100))
  return (
    <Section title={t('outlook.short')}>
      <Figures>
        <Figure
          tile
          label={t('outlook.intake', { month: name })}
          value={money(month.orderIntake)}
          note={t('outlook.before', { amount: money(before.orderIntake) })}
          trend={intake}
          explain={{ formula: t('outlook.intake.formula'), period: name }}
        />
        <Figure
          tile
          label={t('outlook.invoiced', { month: name })}
          value={money(month.invoiced)}
          note={t('outlook.before', { amount: money(before.invoiced) })}
          trend={invoiced}
          explain={{ formula: t('outlook.invoiced.formula'), period: name }}
        />
        <Figure
          tile
          label={t('outlook.near')}
          value={money(near.band.middle)}
          note={t('outlook.range', { low: money(near.band.low), high: money(near.band.high) })}
          explain={{
            formula: t('outlook.near.formula', {
              contracts: money(near.parts.contracts),
              repeat: money(near.parts.repeat),
              open: money(near.parts.open),
              new: money(near.parts.new),
              count: near.due.count,
              stageWeighted: money(near.due.stageWeighted),
            }),
            period: t('outlook.until', { day: format.day(near.to) }),
          }}
        />
        <Figure
          tile
          label={t('outlook.backlog')}
          value={backlog ? money(backlog.amount) : '–'}
          note={backlog ? t('outlook.backlog.note', { count: backlog.orders }) : t('outlook.backlog.none')}
          explain={{ formula: t('outlook.backlog.formula'), period: t('outlook.today') }}
        />
      </Figures>
    </Section>
  )
}

type GoalOf = (month: string) => number | null

/** The band, and its two halves. */
function Ahead({ found, base, goalOf }: { found: Found; base?: Found; goalOf: GoalOf }) {
  const t = useT<Words>()
  const format = useFormat()
  const [view, setView] = useState<'month' | 'cumulated'>('month')
  const money = (amount: number) => format.money(amount, found.currency, 'never')
  const goalsOf = (from: number, before: number) => {
    const goals = found.months.slice(from, before).map(({ month }) => goalOf(month))
    return goals.every((goal) => goal !== null) ? goals.reduce((sum, goal) => sum + goal, 0) : null
  }
  const half = (name: 'soon' | 'later' | 'all', from: number, before: number) => {
    const goal = goalsOf(from, before)
    const { low, middle, high } = found[name]
    const range = t('outlook.range', { low: money(low), high: money(high) })
    return (
      <Figure
        tile
        label={t(`outlook.${name}`)}
        value={money(middle)}
        note={goal === null ? range : `${range} · ${t('outlook.goal', { goal: money(goal) })}`}
        explain={{
          formula: t('outlook.band.formula'),
          period: `${format.month(found.months[from]!.month)} – ${format.month(found.months[before - 1]!.month)}`,
        }}
      />
    )
  }
  return (
    <Section
      title={t('outlook.months')}
      actions={
        <Segments
          label={t('outlook.view')}
          options={[
            { value: 'month', label: t('outlook.view.month') },
            { value: 'cumulated', label: t('outlook.view.cumulated') },
          ]}
          value={view}
          onChange={setView}
        />
      }
    >
      <Card>
        <BandChart found={found} {...(base ? { base } : {})} view={view} goalOf={goalOf} />
      </Card>
      <div className={css.below}>
        <Figures>
          {half('soon', 0, 6)}
          {half('later', 6, found.months.length)}
          {half('all', 0, found.months.length)}
        </Figures>
      </div>
    </Section>
  )
}
