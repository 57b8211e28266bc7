import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** A place of the customer that is no customer of its own. */
export function SiteDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const create = useCommand('createSite')
  const [name, setName] = useState('')
  return (
    <SaveDialog
      title={t('whiteSpace.site.new')}
      busy={create.busy}
      onClose={onClose}
      onSave={async () => {
        const made = await create.run({ customerId, name })
        if (!made) return
        onClose()
        done(t('whiteSpace.site.added', { name }), made)
      }}
    >
      <Field label={t('whiteSpace.site.name')} hint={t('whiteSpace.site.hint')} required>
        {(control) => <TextInput {...control} maxLength={80} value={name} onChange={setName} />}
      </Field>
    </SaveDialog>
  )
}
