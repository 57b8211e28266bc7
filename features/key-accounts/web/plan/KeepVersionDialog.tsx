import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../../plan/contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Keeps the plan as it stands, with a word what for. */
export function KeepVersionDialog({ planId, onClose }: { planId: string; onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const keep = useCommand('keepPlanVersion')
  const [note, setNote] = useState('')
  return (
    <SaveDialog
      title={t('accountPlan.version.keep')}
      busy={keep.busy}
      onClose={onClose}
      onSave={async () => {
        const kept = await keep.run({ id: planId, note })
        if (!kept) return
        onClose()
        done(t('accountPlan.version.kept'), kept)
      }}
    >
      <Field label={t('accountPlan.version.note')} hint={t('accountPlan.version.note.hint')}>
        {(control) => <TextInput {...control} autoFocus maxLength={200} value={note} onChange={setNote} />}
      </Field>
    </SaveDialog>
  )
}
