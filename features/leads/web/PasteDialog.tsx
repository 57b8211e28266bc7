import { useMemo, useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { TextArea, TextInput } from '#ui/inputs.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../contract.ts'
import { readList } from '../rules/list.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()
const shownNames = 3

/** Leads out of pasted lines; what was understood stands there before anything is kept. */
export function PasteDialog({ onClose }: { onClose: () => void }) {
  const t = useT<Words>()
  const format = useFormat()
  const done = useDone()
  const create = useCommand('createLeads')
  const [pasted, setPasted] = useState('')
  const [originNote, setOriginNote] = useState('')
  const { leads, more } = useMemo(() => readList(pasted), [pasted])
  const names = leads
    .slice(0, shownNames)
    .map(
      ({ company, firstName, lastName, email }) => company || [firstName, lastName].filter(Boolean).join(' ') || email,
    )
    .filter((name) => name !== null)

  const save = async () => {
    const answer = await create.run({ originNote, leads })
    if (!answer) return
    onClose()
    const { created, known } = answer
    const said = [t('leads.pasted', { count: created }), known > 0 ? t('leads.pastedKnown', { known }) : '']
    done(said.filter(Boolean).join(' '), answer)
  }
  return (
    <Dialog open onClose={onClose} title={t('leads.paste')}>
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={create.busy} disabled={leads.length === 0}>
            {t('ui.save')}
          </Button>
        }
      >
        <Field label={t('leads.pasteLabel')} hint={t('leads.pasteHint')} required>
          {(control) => <TextArea {...control} data-autofocus rows={8} value={pasted} onChange={setPasted} />}
        </Field>
        {leads.length > 0 && (
          <p role="status">{t('leads.pasteFound', { count: leads.length, names: format.list(names) })}</p>
        )}
        {more > 0 && <Notice tone="signal" title={t('leads.pasteMore', { count: more })} />}
        <Field label={t('leads.pasteWhich')}>
          {(control) => <TextInput {...control} maxLength={200} value={originNote} onChange={setOriginNote} />}
        </Field>
      </Form>
    </Dialog>
  )
}
