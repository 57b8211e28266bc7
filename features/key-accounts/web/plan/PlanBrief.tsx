import { useMe } from '#features/members/web/me.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../../plan/contract.ts'
import { reachedOf } from '../../rules/plan.ts'
import type { Found } from '../AccountFrame.tsx'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
const most = 4

/** The plan in short: its goals and what is to be done next; nothing where there is neither. */
export function PlanBrief({ found: { customerId, canSeePlan } }: { found: Found }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const { data } = useOperation('getAccountPlan', { customerId }, { enabled: canSeePlan })
  const plan = data?.plan
  const goals = plan?.goals.slice(0, most) ?? []
  const next = plan?.actions.filter(({ doneOn }) => doneOn === null).slice(0, most) ?? []
  if (goals.length + next.length === 0) return null
  const until = (day: string | null) => day && t('accountPlan.until', { day: format.dayShort(day, today) })
  return (
    <Section
      title={t('accountPlan.tab')}
      actions={<ButtonLink to={`/schluesselkunden/${customerId}/plan`}>{t('accountPlan.versions.back')}</ButtonLink>}
    >
      <Rows label={t('accountPlan.tab')}>
        {goals.map((goal) => {
          const reached = reachedOf(goal)
          return (
            <Row
              key={goal.id}
              title={goal.text}
              note={goal.measure}
              value={reached === null ? undefined : t('accountPlan.goal.reached', { share: format.percent(reached) })}
              valueNote={until(goal.dueDay)}
            />
          )
        })}
        {next.map((action) => (
          <Row key={action.id} title={action.text} note={action.member} value={until(action.dueDay)} />
        ))}
      </Rows>
    </Section>
  )
}
