import { lazy, Suspense, useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { Words } from '#features/opportunities/web/words.ts'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { Step, Today } from '../contract.ts'
import type { messages } from './messages.ts'

const StepDialog = lazy(async () => ({
  default: (await import('#features/opportunities/web/StepDialog.tsx')).StepDialog,
}))

/** Own opportunities whose next step is due, then those without one, with the step one click away. */
export function NextSteps({ steps, counts }: Pick<Today, 'steps' | 'counts'>) {
  const t = useT<typeof messages & Words>()
  const format = useFormat()
  const { today } = useMe()
  const [stepping, setStepping] = useState<Step | null>(null)
  if (steps.length === 0) return null
  return (
    <Section title={t('today.steps')} note={t('today.stepsNote', { count: counts.steps })}>
      <Rows label={t('today.steps')}>
        {steps.map((one) => (
          <Row
            key={one.id}
            when={one.nextStep && one.nextStepDay ? format.dayShort(one.nextStepDay, today) : ''}
            due
            title={[one.title, one.customerName].filter(Boolean).join(' · ')}
            to={`/neugeschaeft/${one.id}`}
            note={one.nextStep ?? t('opportunities.noNextStep')}
            {...(one.amount === null ? {} : { value: format.money(one.amount, one.currency, 'never') })}
            actions={
              <Button
                size="small"
                aria-label={`${t('opportunities.nextStep')}: ${one.title}`}
                onClick={() => setStepping(one)}
              >
                {t('opportunities.nextStep')}
              </Button>
            }
          />
        ))}
      </Rows>
      <Suspense>{stepping && <StepDialog opportunity={stepping} onClose={() => setStepping(null)} />}</Suspense>
    </Section>
  )
}
