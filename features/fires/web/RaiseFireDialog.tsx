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

/** Reports a fire at a customer; one sentence is enough. */
export function RaiseFireDialog(props: { customer: { id: string; name: string }; onClose: () => void }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const raise = useCommand('raiseFire')
  const [text, setText] = useState('')
  const { customer, onClose } = props
  return (
    <Dialog open onClose={onClose} title={t('fires.raiseTitle', { name: customer.name })}>
      <Form
        onSubmit={async () => {
          const answer = await raise.run({ customerId: customer.id, text })
          if (!answer) return
          onClose()
          done(t('fires.raised'), answer)
        }}
        foot={
          <Button kind="do" icon="fire" type="submit" busy={raise.busy}>
            {t('fires.raiseDo')}
          </Button>
        }
      >
        <Field label={t('fires.what')} hint={t('fires.whatHint')} required>
          {(control) => <TextArea {...control} data-autofocus maxLength={2000} value={text} onChange={setText} />}
        </Field>
      </Form>
    </Dialog>
  )
}
