import { useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { CheckField, Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, NumberInput, SelectInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../../plan/contract.ts'
import type { ShownPlan, Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Period, rhythm of the reviews with the next one, and whether actions have RACI roles. */
export function PlanSettingsDialog({ plan, onClose }: { plan: ShownPlan; onClose: () => void }) {
  const t = useT<Words>()
  const { today, member } = useMe()
  const { options } = useMembers()
  const done = useDone()
  const save = useCommand('changeAccountPlan')
  const [fromDay, setFromDay] = useState<string | null>(plan.fromDay)
  const [toDay, setToDay] = useState<string | null>(plan.toDay)
  const [months, setMonths] = useState<number | null>(plan.reviewMonths)
  const [day, setDay] = useState<string | null>(plan.review?.day ?? null)
  const [memberId, setMemberId] = useState<string | null>(plan.review?.memberId ?? member.id)
  const [raci, setRaci] = useState(plan.raci)
  const sameReview = day === (plan.review?.day ?? null) && memberId === (plan.review?.memberId ?? member.id)
  return (
    <SaveDialog
      title={t('accountPlan.settings')}
      busy={save.busy}
      onClose={onClose}
      onSave={async () => {
        if (!fromDay || !toDay || !months) return
        const review = sameReview || !day || !memberId ? {} : { review: { day, memberId } }
        const saved = await save.run({ id: plan.id, fromDay, toDay, reviewMonths: months, raci, ...review })
        if (!saved) return
        onClose()
        done(t('accountPlan.entrySaved'), saved)
      }}
    >
      <FieldPair>
        <Field label={t('accountPlan.from')} required>
          {(control) => <DayInput {...control} today={today} value={fromDay} onChange={setFromDay} />}
        </Field>
        <Field label={t('accountPlan.to')} required>
          {(control) => <DayInput {...control} today={today} value={toDay} onChange={setToDay} />}
        </Field>
      </FieldPair>
      <Field label={t('accountPlan.review.every')} required>
        {(control) => (
          <NumberInput
            {...control}
            least={1}
            most={24}
            digits={0}
            unit={t('accountPlan.months')}
            value={months}
            onChange={setMonths}
          />
        )}
      </Field>
      <FieldPair>
        <Field label={t('accountPlan.review.next')}>
          {(control) => <DayInput {...control} today={today} value={day} onChange={setDay} />}
        </Field>
        <Field label={t('accountPlan.review.who')}>
          {(control) => <SelectInput {...control} value={memberId} options={options} onChange={setMemberId} />}
        </Field>
      </FieldPair>
      <CheckField label={t('accountPlan.raci')} hint={t('accountPlan.raci.hint')} checked={raci} onChange={setRaci} />
    </SaveDialog>
  )
}
