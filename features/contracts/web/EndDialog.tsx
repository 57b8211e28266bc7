import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { CustomerContract, contract } from '../contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** The day on which a contract ends without being renewed. */
export function EndDialog({ contract: known, onClose }: { contract: CustomerContract; onClose: () => void }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const done = useDone()
  const end = useCommand('endContract')
  const [day, setDay] = useState<string | null>(known.endDay ?? today)
  return (
    <Dialog open onClose={onClose} title={t('contracts.endTitle')}>
      <Form
        onSubmit={async () => {
          if (day === null) return
          const answer = await end.run({ id: known.id, day })
          if (!answer) return
          onClose()
          done(t('contracts.ended', { day: format.day(day) }), answer)
        }}
        foot={
          <Button kind="do" type="submit" busy={end.busy}>
            {t('contracts.endNow')}
          </Button>
        }
      >
        <Field label={t('contracts.endDay')} required>
          {(control) => <DayInput {...control} value={day} today={today} onChange={setDay} />}
        </Field>
      </Form>
    </Dialog>
  )
}
