import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { CustomerChooser } from '#features/tasks/web/Choosers.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Option } from '#ui/Combobox.tsx'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract, Protection } from '../contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Other days, another reason, or the customer that a mere name has become. */
export function ChangeDialog({ protection, onClose }: { protection: Protection; onClose: () => void }) {
  const t = useT<Words>()
  const { today } = useMe()
  const done = useDone()
  const change = useCommand('changeProtection')
  const [customer, setCustomer] = useState<Option | null>(null)
  const [fromDay, setFromDay] = useState<string | null>(protection.fromDay)
  const [toDay, setToDay] = useState<string | null>(protection.toDay)
  const [reason, setReason] = useState(protection.reason)
  const { id, version } = protection
  return (
    <SaveDialog
      title={t('protections.menu', { name: protection.endCustomer, partner: protection.partnerName })}
      busy={change.busy}
      onClose={onClose}
      onSave={async () => {
        if (fromDay === null || toDay === null) return
        const known = customer ? { customerId: customer.value } : {}
        const changed = await change.run({ id, version, fromDay, toDay, reason, ...known })
        if (!changed) return
        onClose()
        done(t('protections.saved'), changed)
      }}
    >
      {protection.customerId === null && (
        <Field label={t('protections.field.customer')}>
          {(control) => <CustomerChooser {...control} value={customer} onChange={setCustomer} />}
        </Field>
      )}
      <FieldPair>
        <Field label={t('protections.field.from')} required>
          {(control) => <DayInput {...control} value={fromDay} today={today} onChange={setFromDay} />}
        </Field>
        <Field label={t('protections.field.to')} required>
          {(control) => <DayInput {...control} value={toDay} today={today} onChange={setToDay} />}
        </Field>
      </FieldPair>
      <Field label={t('protections.field.reason')} required>
        {(control) => <TextArea {...control} rows={3} maxLength={1000} value={reason} onChange={setReason} />}
      </Field>
    </SaveDialog>
  )
}
