import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { contract } from '#features/reports/experiments/contract.ts'
import { GoalBar } from '#features/reports/figures/web/AgainstGoal.tsx'
import { FiguresTabs } from '#features/reports/figures/web/FiguresTabs.tsx'
import type { Output } from '#shared/contract.ts'
import { daysBetween } from '#shared/days.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, Buttons } from '#ui/Button.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { ExperimentKind } from '../rules.ts'
import { ExperimentDialog } from './ExperimentDialog.tsx'
import css from './Experiments.module.css'
import { useExperimentWords } from './useExperimentWords.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
type Found = Output<(typeof contract)['getExperiments']>
type Shown = Found['experiments'][number]

/** New channels and niches that are tried: how far each is, and what was decided. */
export default function ExperimentsPage() {
  const t = useT<Words>()
  const navigate = useNavigate()
  const query = useOperation('getExperiments', {}, { keep: true })
  const [opening, setOpening] = useState<ExperimentKind | null>(null)
  const found = query.data
  return (
    <>
      <PageTitle title={t('experiments.title')} actions={<FiguresTabs />}>
        {found && <Lead found={found} />}
      </PageTitle>
      {found?.canOpen && (
        <div className={css.acts} data-print="no">
          <Buttons>
            <Button icon="plus" onClick={() => setOpening('niche')}>
              {t('experiments.new.niche')}
            </Button>
            <Button icon="plus" onClick={() => setOpening('channel')}>
              {t('experiments.new.channel')}
            </Button>
          </Buttons>
        </div>
      )}
      <Loaded query={query}>
        {({ experiments, currency }) =>
          experiments.length === 0 ? (
            <EmptyState example={t('experiments.empty.example')}>{t('experiments.empty')}</EmptyState>
          ) : (
            <>
              <List
                title={t('experiments.open')}
                rows={experiments.filter(({ verdict }) => verdict === null)}
                currency={currency}
              />
              <List
                title={t('experiments.judged')}
                rows={experiments.filter(({ verdict }) => verdict !== null)}
                currency={currency}
              />
            </>
          )
        }
      </Loaded>
      {opening && found && (
        <ExperimentDialog
          kind={opening}
          currency={found.currency}
          onClose={() => setOpening(null)}
          onOpened={(id) => void navigate({ to: `/kennzahlen/versuche/${id}` })}
        />
      )}
    </>
  )
}

function Lead({ found }: { found: Found }) {
  const rich = useRich<Words>()
  const open = found.experiments.filter(({ verdict }) => verdict === null)
  const due = open.filter(({ state }) => state === 'due').length
  if (open.length === 0) return null
  return (
    <>
      {rich('experiments.lead', { count: open.length })} {due > 0 && rich('experiments.lead.due', { count: due })}
    </>
  )
}

function List(props: { title: string; rows: readonly Shown[]; currency: string }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today, alone } = useMe()
  const words = useExperimentWords(props.currency)
  if (props.rows.length === 0) return null
  return (
    <Section title={props.title}>
      <Rows label={props.title}>
        {props.rows.map((one) => {
          const far = words.goal(one, one.figures.value)
          const all = daysBetween(one.startDay, one.endDay)
          return (
            <Row
              key={one.id}
              title={one.name}
              to={`/kennzahlen/versuche/${one.id}`}
              badge={
                <Badge tone={one.state === 'due' ? 'signal' : 'plain'}>
                  {one.verdict ? t(`experiments.verdict.${one.verdict}`) : t(`experiments.state.${one.state as 'due'}`)}
                </Badge>
              }
              note={
                <>
                  {[t(`experiments.kind.${one.kind}`), words.days(one), alone ? null : one.ownerName]
                    .filter(Boolean)
                    .join(' · ')}
                  <br />
                  {one.reason ?? far}
                  <GoalBar
                    label={far}
                    attained={one.figures.attained}
                    {...(one.verdict === null ? { elapsed: daysBetween(one.startDay, today) / all } : {})}
                  />
                </>
              }
              value={format.percent(one.figures.attained)}
            />
          )
        })}
      </Rows>
    </Section>
  )
}
