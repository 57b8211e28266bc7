import { atPace } from '#features/goals/rules.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { GoalBar, useAgainstGoal } from './AgainstGoal.tsx'
import css from './Figures.module.css'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()

/** Order intake against its goal, above the movement: of the company, or of the one person looked at; nothing without a goal. */
export function OrderIntakeStrip(props: {
  period: { from: string; to: string }
  ready: boolean
  owner: string[]
  /** What came in new so far, due in the period: minor units. */
  came?: number | undefined
}) {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const format = useFormat()
  const { member: me } = useMe()
  const [owner, ...others] = props.owner
  const theirs = owner === undefined || owner === me.id || me.roles.includes('salesLead')
  const asked = owner === undefined ? {} : { scope: 'member' as const, memberId: owner }
  const found = useOperation(
    'getOrderIntake',
    { ...props.period, ...asked },
    { enabled: props.ready && theirs && others.length === 0, keep: true },
  ).data
  const words = useAgainstGoal(found?.currency ?? 'EUR', found?.elapsed ?? 0)
  if (!found || found.goal === null || !theirs || others.length > 0) return null
  const money = (amount: number | null) => format.money(amount, found.currency, 'never')
  const [, ...rest] = words(found)
  const newNeeded = (missing: number) => {
    const came = props.came ?? 0
    const expected = atPace(came, found.elapsed)
    const needed = t('figures.missing', { missing: money(missing) })
    if (props.came === undefined || expected === null) return needed
    return `${needed} ${t('figures.came', { came: money(came), more: money(Math.round(expected - came)) })}`
  }
  return (
    <section className={css.stripSection} aria-label={t('figures.strip')}>
      <Card>
        <div className={css.strip}>
          <p>
            {rich('figures.lead.goal', {
              value: money(found.value),
              goal: money(found.goal),
              attained: format.percent(found.attained),
            })}
          </p>
          <p>{rest.join(' · ')}</p>
          {found.missing !== null && found.missing > 0 && <p>{newNeeded(found.missing)}</p>}
          <GoalBar label={t('figures.strip')} attained={found.attained} elapsed={found.elapsed} />
        </div>
      </Card>
    </section>
  )
}
