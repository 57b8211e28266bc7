import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, Fire } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** The fire is out: what helped stays in the timeline. */
export function SolveFireDialog({ fire, onClose }: { fire: Fire; onClose: () => void }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const solve = useCommand('solveFire')
  const [solution, setSolution] = useState('')
  return (
    <Dialog open onClose={onClose} title={t('fires.solveTitle', { name: fire.customerName })}>
      <Form
        onSubmit={async () => {
          const answer = await solve.run({ id: fire.id, solution })
          if (!answer) return
          onClose()
          done(t('fires.solvedNow', { name: fire.customerName }), answer)
        }}
        foot={
          <Button kind="do" type="submit" busy={solve.busy}>
            {t('fires.solveDo')}
          </Button>
        }
      >
        <Field label={t('fires.how')} hint={t('fires.howHint')} required>
          {(control) => (
            <TextArea {...control} data-autofocus maxLength={2000} value={solution} onChange={setSolution} />
          )}
        </Field>
      </Form>
    </Dialog>
  )
}
