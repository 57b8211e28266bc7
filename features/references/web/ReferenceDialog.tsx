import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as personsContract } from '#features/persons/contract.ts'
import { nameOf } from '#features/persons/rules.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, SelectInput, TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof personsContract>()
const shown = 100

/** A customer lets itself be named, or somebody there speaks for us: since when, who, and what may be said. */
export function ReferenceDialog(props: { customerId: string; onClose: () => void }) {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const done = useDone()
  const record = useCommand('recordReference')
  const persons = useOperation('listPersons', { customerId: props.customerId, limit: shown }).data?.persons ?? []
  const [personId, setPersonId] = useState<string | null>(null)
  const [day, setDay] = useState<string | null>(today)
  const [text, setText] = useState('')
  return (
    <SaveDialog
      title={t('references.new')}
      onClose={props.onClose}
      onSave={async () => {
        const saved = await record.run({ customerId: props.customerId, personId, text, ...(day ? { day } : {}) })
        if (!saved) return
        props.onClose()
        done(t('references.saved'), saved)
      }}
      busy={record.busy}
    >
      <FieldPair>
        <Field label={t('references.person')} hint={t('references.person.hint')}>
          {(control) => (
            <SelectInput
              {...control}
              empty="–"
              value={personId}
              options={persons.map((person) => ({ value: person.id, label: nameOf(person) }))}
              onChange={setPersonId}
            />
          )}
        </Field>
        <Field label={t('references.day')} required>
          {(control) => <DayInput {...control} value={day} today={today} onChange={setDay} />}
        </Field>
      </FieldPair>
      <Field label={t('references.text')} hint={t('references.text.hint')}>
        {(control) => <TextArea {...control} maxLength={1000} value={text} onChange={setText} />}
      </Field>
    </SaveDialog>
  )
}
