import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Section } from '#ui/Section.tsx'
import type { Opportunity } from '../contract.ts'
import type { contract as stagesContract } from '../stages/contract.ts'
import { StepDialog } from './StepDialog.tsx'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof stagesContract>()

/** What matters now: the next step with its day, or that there is none; of a closed one why it ended. */
export function OpportunityNow({ opportunity }: { opportunity: Opportunity }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const [stepping, setStepping] = useState(false)
  const { nextStep, nextStepDay, waitingUntil, canChange } = opportunity
  if (opportunity.outcome) return <Ended opportunity={opportunity} />

  const overdue = nextStepDay !== null && nextStepDay < today
  const missing = nextStep === null || nextStepDay === null
  const waits = waitingUntil !== null && waitingUntil > today
  const title = nextStep ?? t('opportunities.step.none')
  const when = nextStepDay
    ? t(overdue ? 'opportunities.step.overdue' : 'opportunities.step.until', {
        day: format.dayShort(nextStepDay, today),
      })
    : nextStep
      ? t('opportunities.step.noDay')
      : t('opportunities.step.noneHint')
  return (
    <Section title={t('opportunities.nextStep')}>
      <Notice
        tone={!waits && (missing || overdue) ? 'signal' : 'calm'}
        title={title}
        action={
          canChange && (
            <Button kind="do" icon="check" onClick={() => setStepping(true)}>
              {t(nextStep ? 'opportunities.step.finish' : 'opportunities.step.set')}
            </Button>
          )
        }
      >
        {waits ? `${t('opportunities.waits', { day: format.dayShort(waitingUntil, today) })} · ${when}` : when}
      </Notice>
      {stepping && <StepDialog opportunity={opportunity} onClose={() => setStepping(false)} />}
    </Section>
  )
}

function Ended({ opportunity }: { opportunity: Opportunity }) {
  const t = useT<Words>()
  const reasons = useOperation('listReasons', {}).data?.reasons ?? []
  const { outcome, reason, reasonNote, competitor } = opportunity
  const said = [reasons.find((one) => one.id === reason)?.name, reasonNote, competitor].filter(Boolean).join(' · ')
  if (!outcome) return null
  return (
    <Section title={t(`opportunities.why.${outcome}`)}>
      <Notice title={said || t('opportunities.noReason')} />
    </Section>
  )
}
