import { useState } from 'react'
import { CustomerChooser, PersonSelect } from '#features/tasks/web/Choosers.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Option } from '#ui/Combobox.tsx'
import { CheckField, Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import { toast } from '#ui/toast.ts'
import type { contract, WaitingMail } from '../contract.ts'
import { namesOf } from '../names.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Where a mail belongs: a customer, and somebody there or somebody new. */
export function AssignDialog({ mail, onClose }: { mail: WaitingMail; onClose: () => void }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const assign = useCommand('assignMail')
  const other = mail.others[0]
  const [customer, setCustomer] = useState<Option | null>(null)
  const [personId, setPersonId] = useState<string | null>(null)
  const [creating, setCreating] = useState(false)
  const [names, setNames] = useState(() => (other ? namesOf(other) : { firstName: '', lastName: '' }))
  const save = async () => {
    if (!customer) return
    const person = creating && other ? { newPerson: { ...names, email: other.address } } : personId ? { personId } : {}
    const assigned = await assign.run({ id: mail.id, customerId: customer.value, ...person })
    if (!assigned) return
    onClose()
    const { undo } = assigned
    const said = t('waitingMails.done', { name: customer.label })
    if (undo) done(said, { undo })
    else toast(said)
  }
  return (
    <SaveDialog title={t('waitingMails.assignTitle')} busy={assign.busy} onClose={onClose} onSave={save}>
      <Field label={t('waitingMails.customer')} required>
        {(control) => (
          <CustomerChooser
            {...control}
            value={customer}
            onChange={(chosen) => {
              setCustomer(chosen)
              setPersonId(null)
            }}
          />
        )}
      </Field>
      {customer && !creating && (
        <Field label={t('waitingMails.person')}>
          {(control) => (
            <PersonSelect
              {...control}
              customerId={customer.value}
              value={personId}
              empty={t('waitingMails.noPerson')}
              onChange={setPersonId}
            />
          )}
        </Field>
      )}
      {other && (
        <CheckField
          label={t('waitingMails.create', { address: other.address })}
          hint={t('waitingMails.createHint')}
          checked={creating}
          onChange={setCreating}
        />
      )}
      {other && creating && (
        <FieldPair>
          <Field label={t('waitingMails.firstName')}>
            {(control) => (
              <TextInput
                {...control}
                maxLength={100}
                value={names.firstName}
                onChange={(firstName) => setNames({ ...names, firstName })}
              />
            )}
          </Field>
          <Field label={t('waitingMails.lastName')} required>
            {(control) => (
              <TextInput
                {...control}
                maxLength={100}
                value={names.lastName}
                onChange={(lastName) => setNames({ ...names, lastName })}
              />
            )}
          </Field>
        </FieldPair>
      )}
    </SaveDialog>
  )
}
