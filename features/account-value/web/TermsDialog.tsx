import { type ComponentProps, useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { MoneyInput, NumberInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../contract.ts'
import type { FoundValue } from './ValuePage.tsx'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** What was agreed on with this customer alone; empty is as the company says. */
export function TermsDialog({ found, onClose }: { found: FoundValue; onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const save = useCommand('setAccountTerms')
  const { customerId, acquisitionCost: known } = found.value
  const agreed = (kind: 'fire' | 'complaint' | 'enquiry') => {
    const promise = found.promises.find((one) => one.kind === kind)
    return promise?.own ? promise.within : null
  }
  const [acquisitionCost, setAcquisitionCost] = useState(known)
  const [fireHours, setFireHours] = useState(agreed('fire'))
  const [complaintDays, setComplaintDays] = useState(agreed('complaint'))
  const [enquiryDays, setEnquiryDays] = useState(agreed('enquiry'))
  return (
    <SaveDialog
      title={t('accountValue.terms')}
      busy={save.busy}
      onClose={onClose}
      onSave={async () => {
        const saved = await save.run({ customerId, acquisitionCost, fireHours, complaintDays, enquiryDays })
        if (!saved) return
        onClose()
        done(t('accountValue.saved'), saved)
      }}
    >
      <FieldPair>
        <Field label={t('accountValue.promise.fire')} hint={t('accountValue.terms.empty')}>
          {(control) => (
            <NumberInput
              {...control}
              unit={t('accountValue.unit.hours')}
              least={0.25}
              most={200}
              value={fireHours}
              onChange={setFireHours}
            />
          )}
        </Field>
        <Field label={t('accountValue.promise.complaint')}>
          {(control) => <DaysInput {...control} value={complaintDays} onChange={setComplaintDays} />}
        </Field>
      </FieldPair>
      <FieldPair>
        <Field label={t('accountValue.promise.enquiry')}>
          {(control) => <DaysInput {...control} value={enquiryDays} onChange={setEnquiryDays} />}
        </Field>
        <Field label={t('accountValue.acquisition')} hint={t('accountValue.acquisition.hint')}>
          {(control) => (
            <MoneyInput {...control} currency={found.currency} value={acquisitionCost} onChange={setAcquisitionCost} />
          )}
        </Field>
      </FieldPair>
    </SaveDialog>
  )
}

/** Workdays within which something is answered. */
function DaysInput(props: Omit<ComponentProps<typeof NumberInput>, 'unit' | 'digits' | 'least' | 'most'>) {
  const t = useT<Words>()
  return <NumberInput {...props} unit={t('accountValue.unit.days')} digits={0} least={0} most={60} />
}
