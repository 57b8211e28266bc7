import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract, Protection } from '../contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Refuses what a partner asked for; the partner will ask why. */
export function RefuseDialog({ protection, onClose }: { protection: Protection; onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const decide = useCommand('decideProtection')
  const [reason, setReason] = useState('')
  return (
    <SaveDialog
      title={t('protections.refuse')}
      busy={decide.busy}
      onClose={onClose}
      onSave={async () => {
        const refused = await decide.run({ id: protection.id, decision: 'refused', reason })
        if (!refused) return
        onClose()
        done(t('protections.refused'), refused)
      }}
    >
      <Field label={t('protections.field.reason')} required>
        {(control) => <TextArea {...control} rows={3} maxLength={1000} value={reason} onChange={setReason} />}
      </Field>
    </SaveDialog>
  )
}
