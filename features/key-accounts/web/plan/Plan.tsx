import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { Button } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Columns, Section } from '#ui/Section.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { contract } from '../../plan/contract.ts'
import type { Found } from '../AccountFrame.tsx'
import { NewPlanDialog } from './NewPlanDialog.tsx'
import { PlanActions } from './PlanActions.tsx'
import { PlanGoals } from './PlanGoals.tsx'
import { PlanHead } from './PlanHead.tsx'
import { PlanKnown } from './PlanKnown.tsx'
import { PlanRisks } from './PlanRisks.tsx'
import { PlanTeam } from './PlanTeam.tsx'
import { PlanText } from './PlanText.tsx'
import css from './plan.module.css'
import type { FoundPlan, ShownPlan, Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()

/** The plan of one period, part by part; before there is one, what it is good for. */
export function Plan({ found: { customerId, canSeePlan } }: { found: Found }) {
  const t = useT<Words>()
  const [url] = useUrl()
  const planId = one(url.plan)
  const query = useOperation('getAccountPlan', planId ? { customerId, planId } : { customerId }, {
    enabled: canSeePlan,
    keep: true,
  })
  if (!canSeePlan)
    return (
      <Section title={t('accountPlan.tab')}>
        <Card padded>{t('accountPlan.locked')}</Card>
      </Section>
    )
  return (
    <Loaded query={query}>
      {(read) =>
        read.plan ? (
          <OnePlan key={read.plan.id} customerId={customerId} found={read} plan={read.plan} />
        ) : (
          <NoPlan customerId={customerId} found={read} />
        )
      }
    </Loaded>
  )
}

function NoPlan({ customerId, found }: { customerId: string; found: FoundPlan }) {
  const t = useT<Words>()
  const { today } = useMe()
  const [starting, setStarting] = useState(false)
  return (
    <Columns wide aside={<PlanKnown known={found.known} />}>
      <EmptyState
        example={t('accountPlan.none.example')}
        action={
          found.canChange && (
            <Button kind="do" onClick={() => setStarting(true)}>
              {t('accountPlan.start', { year: today.slice(0, 4) })}
            </Button>
          )
        }
      >
        {t('accountPlan.none')}
      </EmptyState>
      {starting && <NewPlanDialog customerId={customerId} plans={found.plans} onClose={() => setStarting(false)} />}
    </Columns>
  )
}

type Props = { customerId: string; found: FoundPlan; plan: ShownPlan }

function OnePlan({ customerId, found, plan }: Props) {
  const t = useT<Words>()
  const may = found.canChange
  const text = { plan, may }
  return (
    <>
      <PlanHead customerId={customerId} found={found} plan={plan} />
      <Columns
        wide
        aside={
          <>
            <PlanKnown known={found.known} />
            <PlanTeam plan={plan} may={may} />
          </>
        }
      >
        <Section title={t('accountPlan.customer')}>
          <Card>
            <PlanText part="businessModel" {...text} />
            <PlanText part="situation" {...text} />
            <PlanText part="customerGoals" {...text} />
          </Card>
        </Section>
        <Section title={t('accountPlan.us')}>
          <Card>
            <PlanText part="position" {...text} />
            <div className={css.pair}>
              <PlanText part="strengths" {...text} />
              <PlanText part="weaknesses" {...text} />
            </div>
            <div className={css.pair}>
              <PlanText part="chances" {...text} />
              <PlanText part="threats" {...text} />
            </div>
          </Card>
        </Section>
        <PlanGoals plan={plan} may={may} />
        <Section title={t('accountPlan.way')}>
          <Card>
            <PlanText part="strategies" {...text} />
          </Card>
        </Section>
        <PlanActions plan={plan} may={may} />
        <PlanRisks plan={plan} may={may} />
      </Columns>
    </>
  )
}
