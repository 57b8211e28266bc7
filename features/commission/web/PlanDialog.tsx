import { useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, NumberInput, SelectInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** The rate of a member from a day on. */
export function PlanDialog({ onClose }: { onClose: () => void }) {
  const t = useT<Words>()
  const { today } = useMe()
  const { options } = useMembers()
  const done = useDone()
  const set = useCommand('setCommissionPlan')
  const [memberId, setMemberId] = useState<string | null>(null)
  const [rate, setRate] = useState<number | null>(null)
  const [validFrom, setValidFrom] = useState<string | null>(`${today.slice(0, 8)}01`)
  return (
    <SaveDialog
      title={t('commission.plan.new')}
      busy={set.busy}
      onClose={onClose}
      onSave={async () => {
        if (memberId === null || rate === null || validFrom === null) return
        const saved = await set.run({ memberId, validFrom, rate: Math.round(rate * 100) })
        if (!saved) return
        onClose()
        done(t('commission.plan.saved'), saved)
      }}
    >
      <Field label={t('commission.plan.who')} required>
        {(control) => (
          <SelectInput {...control} value={memberId} empty={t('ui.choose')} options={options} onChange={setMemberId} />
        )}
      </Field>
      <FieldPair>
        <Field label={t('commission.plan')} hint={t('commission.plan.rate')} required>
          {(control) => <NumberInput {...control} unit="%" least={0} most={100} value={rate} onChange={setRate} />}
        </Field>
        <Field label={t('commission.plan.validFrom')} required>
          {(control) => <DayInput {...control} value={validFrom} today={today} onChange={setValidFrom} />}
        </Field>
      </FieldPair>
    </SaveDialog>
  )
}
