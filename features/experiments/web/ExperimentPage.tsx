import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as reportContract } from '#features/reports/experiments/contract.ts'
import { FiguresTabs } from '#features/reports/figures/web/FiguresTabs.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Output } from '#shared/contract.ts'
import { daysBetween } from '#shared/days.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { Fact, Facts } from '#ui/Editable.tsx'
import { Figure, Figures } from '#ui/Figure.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { usePathParam } from '#ui/router.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { ExperimentDialog } from './ExperimentDialog.tsx'
import css from './Experiments.module.css'
import { FirmList } from './FirmList.tsx'
import { useExperimentWords } from './useExperimentWords.ts'
import { VerdictDialog } from './VerdictDialog.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof reportContract>()
export type ShownExperiment = Output<(typeof reportContract)['getExperiment']>

/** One channel or niche that is tried: what, how far it is, which firms, and the decision. */
export default function ExperimentPage() {
  const id = usePathParam('id')
  const query = useOperation('getExperiment', { id })
  return <Loaded query={query}>{(experiment) => <One experiment={experiment} />}</Loaded>
}

function One({ experiment }: { experiment: ShownExperiment }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const words = useExperimentWords(experiment.currency)
  const left = daysBetween(today, experiment.endDay)
  return (
    <>
      <PageTitle
        title={experiment.name}
        badge={
          <Badge tone={experiment.state === 'due' ? 'signal' : 'plain'}>
            {experiment.verdict
              ? t(`experiments.verdict.${experiment.verdict}`)
              : t(`experiments.state.${experiment.state as 'due'}`)}
          </Badge>
        }
        note={`${t(`experiments.kind.${experiment.kind}`)} · ${words.days(experiment)}`}
        actions={<FiguresTabs />}
      >
        {[
          words.goal(experiment, experiment.figures.value),
          experiment.state === 'running' && t('experiments.left', { count: left }),
          experiment.reason,
        ]
          .filter(Boolean)
          .join(' · ')}
      </PageTitle>
      <Acts experiment={experiment} />
      <Section title={t('experiments.plan')}>
        <Card padded>
          <Facts label={t('experiments.plan')}>
            {experiment.channel && <Fact label={t('experiments.channel')}>{experiment.channel}</Fact>}
            {experiment.segment && <Fact label={t('experiments.segment')}>{experiment.segment}</Fact>}
            {experiment.approach && <Fact label={t('experiments.approach')}>{experiment.approach}</Fact>}
            <Fact label={t('experiments.owner')}>{experiment.ownerName}</Fact>
            {experiment.budget !== null && (
              <Fact label={t('experiments.budget')}>
                {format.money(experiment.budget, experiment.currency, 'never')}
              </Fact>
            )}
          </Facts>
        </Card>
      </Section>
      <Tiles experiment={experiment} />
      {experiment.kind === 'niche' && <FirmList experiment={experiment} />}
    </>
  )
}

function Acts({ experiment }: { experiment: ShownExperiment }) {
  const t = useT<Words>()
  const done = useDone()
  const navigate = useNavigate()
  const remove = useCommand('deleteExperiment')
  const [open, setOpen] = useState<'change' | 'judge' | null>(null)
  const { id, name, verdict, state } = experiment
  const del = async () => {
    const deleted = await remove.run({ id })
    if (!deleted) return
    void navigate({ to: '/kennzahlen/versuche' })
    done(t('experiments.deleted', { name }), deleted)
  }
  return (
    <div className={css.acts} data-print="no">
      <Buttons>
        {verdict === null && (
          <>
            <Button {...(state === 'due' ? { kind: 'do' as const } : {})} icon="check" onClick={() => setOpen('judge')}>
              {t('experiments.judge')}
            </Button>
            <Button icon="edit" onClick={() => setOpen('change')}>
              {t('experiments.edit')}
            </Button>
          </>
        )}
        <Menu
          label={t('ui.actions')}
          trigger={(trigger) => <IconButton {...trigger} kind="plain" icon="more" label={t('ui.actions')} />}
          items={[{ label: t('experiments.delete'), icon: 'trash', danger: true, run: del }]}
        />
      </Buttons>
      {open === 'judge' && <VerdictDialog experiment={experiment} onClose={() => setOpen(null)} />}
      {open === 'change' && (
        <ExperimentDialog
          kind={experiment.kind}
          experiment={experiment}
          currency={experiment.currency}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}

function Tiles({ experiment }: { experiment: ShownExperiment }) {
  const t = useT<Words>()
  const format = useFormat()
  const { figures, kind, currency, measure, goal, budget, firms } = experiment
  const words = useExperimentWords(currency)
  const explain = {
    formula: t('experiments.formula'),
    period: `${format.day(figures.period.from)} – ${format.day(figures.period.to)}`,
  }
  const tile = (of: typeof measure) => (
    <Figure
      key={of}
      tile
      label={t(`experiments.measure.${of}`)}
      value={words.written(of, figures[of])}
      note={of === measure ? t('experiments.goal.note', { goal: words.written(of, goal) }) : undefined}
      explain={explain}
    />
  )
  return (
    <Section title={t('experiments.figures')}>
      <Figures>
        {kind === 'niche' && (
          <Figure
            tile
            label={t('experiments.spoken')}
            value={format.number(figures.spoken)}
            note={t('experiments.spoken.note', { count: firms })}
            explain={explain}
          />
        )}
        {tile('leads')}
        {tile('opportunities')}
        {tile('newCustomers')}
        {tile('wonValue')}
        {tile('revenue')}
        {kind === 'channel' && (
          <Figure
            tile
            label={t('experiments.cost')}
            value={figures.cost === 0 ? '–' : format.money(figures.cost, currency, 'never')}
            note={
              budget === null
                ? undefined
                : t('experiments.cost.note', { budget: format.money(budget, currency, 'never') })
            }
            explain={explain}
          />
        )}
      </Figures>
    </Section>
  )
}
