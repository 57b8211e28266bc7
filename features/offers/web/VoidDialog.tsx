import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract, Paper } from '../writer/contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** A numbered offer does not count any more, and why; its number stays. */
export function VoidDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const cancel = useCommand('voidOffer')
  const [reason, setReason] = useState('')
  const { id, number } = paper
  const save = async () => {
    const saved = await cancel.run({ id, reason })
    if (!saved) return
    onClose()
    done(t('offers.voided', { number }), saved)
  }
  return (
    <SaveDialog title={t('offers.voidTitle', { number })} onClose={onClose} onSave={save} busy={cancel.busy}>
      <Field label={t('offers.voidReason')} hint={t('offers.voidHint')} required>
        {(control) => <TextInput {...control} data-autofocus maxLength={500} value={reason} onChange={setReason} />}
      </Field>
    </SaveDialog>
  )
}
