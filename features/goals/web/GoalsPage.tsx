import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { FiguresTabs } from '#features/reports/figures/web/FiguresTabs.tsx'
import type { Output } from '#shared/contract.ts'
import { addDays, isDay } from '#shared/days.ts'
import { IconButton } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { contract } from '../contract.ts'
import { GoalDialog } from './GoalDialog.tsx'
import css from './Goals.module.css'
import { useWhose } from './useWhose.ts'
import { useWritten } from './useWritten.ts'
import { WhoseChoice } from './WhoseChoice.tsx'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
export type Goals = Output<(typeof contract)['listGoals']>
export type GoalsOfMeasure = Goals['measures'][number]

/** What company, team or person aim at in a fiscal year; a row opens quarters and months. */
export default function GoalsPage() {
  const t = useT<Words>()
  const [url, set] = useUrl()
  const { today } = useMe()
  const whose = useWhose()
  const at = one(url.tag)
  const day = at && isDay(at) ? at : today
  const query = useOperation('listGoals', { ...whose.whose, day }, { enabled: whose.ready, keep: true })
  const [edited, setEdited] = useState<GoalsOfMeasure | null>(null)
  return (
    <>
      <PageTitle title={t('goals.title')} actions={<FiguresTabs />}>
        {query.data && <Lead goals={query.data} />}
      </PageTitle>
      <div className={css.choices}>
        <WhoseChoice whose={whose} />
        {query.data && (
          <span className={css.year}>
            <IconButton
              icon="left"
              label={t('goals.year.before')}
              onClick={() => set({ tag: addDays(query.data?.year.from ?? day, -1) })}
            />
            <b>{yearName(query.data)}</b>
            <IconButton
              icon="right"
              label={t('goals.year.next')}
              onClick={() => set({ tag: addDays(query.data?.year.to ?? day, 1) })}
            />
          </span>
        )}
      </div>
      <Loaded query={query}>
        {(goals) => (
          <>
            {!goals.canChange && <Notice title={t('goals.readOnly')} />}
            <Rows label={t('goals.list', { year: yearName(goals) })}>
              {goals.measures.map((one_) => (
                <GoalRow key={one_.measure} of={one_} goals={goals} onEdit={() => setEdited(one_)} />
              ))}
            </Rows>
            {edited && <GoalDialog of={edited} goals={goals} whose={whose.whose} onClose={() => setEdited(null)} />}
          </>
        )}
      </Loaded>
    </>
  )
}

/** "2026", or "2026/27" where the fiscal year does not begin in January. */
export function yearName({ year }: Pick<Goals, 'year'>): string {
  const [from, to] = [year.from.slice(0, 4), year.to.slice(0, 4)]
  return from === to ? from : `${from}/${to.slice(2)}`
}

function Lead({ goals }: { goals: Goals }) {
  const t = useT<Words>()
  const year = yearName(goals)
  const count = goals.measures.filter((one_) => one_.goals.months.some((month) => month !== null)).length
  if (count === 0) return t('goals.lead.none', { year })
  const season = goals.seasonYears > 0 ? t('goals.lead.season', { count: goals.seasonYears }) : t('goals.lead.even')
  return `${t('goals.lead', { count, year })} ${season}`
}

function GoalRow(props: { of: GoalsOfMeasure; goals: Goals; onEdit: () => void }) {
  const t = useT<Words>()
  const { of, goals } = props
  const written = useWritten(goals.currency)
  const name = t(`goals.measure.${of.measure}`)
  const { year, quarters } = of.goals
  const parts = quarters.flatMap((value, at) =>
    value === null ? [] : [t('goals.quarters', { number: at + 1, value: written(of.measure, value) })],
  )
  return (
    <Row
      title={name}
      note={parts.length > 0 ? parts.join(' · ') : t('goals.none')}
      value={year === null ? undefined : written(of.measure, year)}
      actions={
        goals.canChange && (
          <IconButton size="small" icon="edit" label={t('goals.edit', { name })} onClick={props.onEdit} />
        )
      }
    />
  )
}
