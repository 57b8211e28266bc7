import { unitOf } from '#features/goals/rules.ts'
import { useWhose } from '#features/goals/web/useWhose.ts'
import { useWritten } from '#features/goals/web/useWritten.ts'
import { WhoseChoice } from '#features/goals/web/WhoseChoice.tsx'
import { PeriodChoice } from '#features/reports/movement/web/PeriodChoice.tsx'
import { usePeriod } from '#features/reports/movement/web/usePeriod.ts'
import type { Output } from '#shared/contract.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { contract } from '../contract.ts'
import { recordKinds } from '../rules.ts'
import { GoalBar, useAgainstGoal } from './AgainstGoal.tsx'
import { BehindDialog } from './BehindDialog.tsx'
import css from './Figures.module.css'
import { FiguresTabs } from './FiguresTabs.tsx'
import { FigureTiles } from './FigureTiles.tsx'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
export type Found = Output<(typeof contract)['getFigures']>

/** The figures of company, team or person in a period, against their goals; each opens what it counts. */
export default function FiguresPage() {
  const format = useFormat()
  const t = useT<Words>()
  const period = usePeriod()
  const whose = useWhose()
  const [url, set] = useUrl()
  const asked = { ...period.period, ...whose.whose }
  const query = useOperation('getFigures', asked, { enabled: period.ready && whose.ready, keep: true })
  const behind = recordKinds.find((kind) => kind === one(url.zeige))
  const days = `${format.day(period.period.from)} – ${format.day(period.period.to)}`
  return (
    <>
      <PageTitle title={t('figures.area')} note={days} actions={<FiguresTabs />}>
        {query.data && <Lead found={query.data} />}
      </PageTitle>
      <div className={css.choices} data-print="no">
        <PeriodChoice period={period} />
        <WhoseChoice whose={whose} />
      </div>
      <Loaded query={query}>
        {(found) => (
          <>
            <AgainstGoals found={found} />
            <FigureTiles found={found} days={days} />
          </>
        )}
      </Loaded>
      {behind && <BehindDialog of={behind} asked={asked} onClose={() => set({ zeige: undefined })} />}
    </>
  )
}

/** Order intake first: that is what sales moves. */
function Lead({ found }: { found: Found }) {
  const rich = useRich<Words>()
  const format = useFormat()
  const intake = found.measured.find(({ measure }) => measure === 'orderIntake')
  const money = (amount: number | null) => format.money(amount, found.currency, 'never')
  if (!intake) return null
  const value = money(intake.value)
  if (intake.goal === null) return rich('figures.lead.plain', { value, count: found.sales.won })
  const goal = money(intake.goal)
  return intake.pace === null
    ? rich('figures.lead.goal', { value, goal, attained: format.percent(intake.attained) })
    : rich('figures.lead.pace', { value, goal, pace: format.percent(intake.pace) })
}

function AgainstGoals({ found }: { found: Found }) {
  const t = useT<Words>()
  const format = useFormat()
  const written = useWritten(found.currency)
  const words = useAgainstGoal(found.currency, found.elapsed)
  const aimed = found.measured.filter(({ goal }) => goal !== null)
  if (aimed.length === 0)
    return (
      <Notice
        title={t('figures.goals.none')}
        action={<ButtonLink to="/kennzahlen/ziele">{t('figures.goals.set')}</ButtonLink>}
      />
    )
  const running = found.elapsed > 0 && found.elapsed < 1
  return (
    <Section
      title={t('figures.goals')}
      {...(running ? { note: t('figures.goals.note', { share: format.percent(found.elapsed) }) } : {})}
    >
      <Rows label={t('figures.goals')}>
        {aimed.map((one_) => (
          <Row
            key={one_.measure}
            title={t(`goals.measure.${one_.measure}`)}
            note={
              <>
                {words(one_).join(' · ')}
                <GoalBar
                  label={t('figures.of', {
                    value: written(one_.measure, one_.value),
                    goal: written(one_.measure, one_.goal),
                  })}
                  attained={one_.attained}
                  {...(unitOf(one_.measure) === 'share' ? {} : { elapsed: found.elapsed })}
                />
              </>
            }
            value={format.percent(one_.attained)}
          />
        ))}
      </Rows>
    </Section>
  )
}
