import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** What is wrong at a customer, in words: right after the alarm, or corrected later. */
export function FireWordsDialog(props: {
  fire: { id: string; customerName: string; text: string; version?: number }
  /** The alarm went out just now. */
  fresh?: boolean
  onClose: () => void
}) {
  const t = useT<typeof messages>()
  const done = useDone()
  const change = useCommand('changeFire')
  const { fire, fresh, onClose } = props
  const [text, setText] = useState(fire.text)
  return (
    <Dialog open onClose={onClose} title={t('fires.at', { name: fire.customerName })}>
      <Form
        onSubmit={async () => {
          const answer = await change.run({ id: fire.id, version: fire.version, text })
          if (!answer) return
          onClose()
          done(t('fires.wordsKept'), answer)
        }}
        foot={
          <Button kind="do" type="submit" busy={change.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        {fresh && <p>{t('fires.raised')}</p>}
        <Field label={t('fires.what')} required>
          {(control) => <TextArea {...control} data-autofocus maxLength={2000} value={text} onChange={setText} />}
        </Field>
      </Form>
    </Dialog>
  )
}
