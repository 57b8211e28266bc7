import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as undoContract } from '#features/undo/contract.ts'
import { addDays } from '#shared/days.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { ContactAgainRow, contract } from '../contract.ts'
import type { messages } from '../messages.ts'

const { useCommand } = operationHooks<typeof contract & typeof undoContract>()

/** Puts a customer off to a day, with the reason; the rules say how far at most. */
export function LaterDialog({ customer, onClose }: { customer: ContactAgainRow; onClose: () => void }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today } = useMe()
  const [until, setUntil] = useState<string | null>(addDays(today, 7))
  const [reason, setReason] = useState('')
  const snooze = useCommand('snoozeCustomer')
  const undo = useCommand('undo')

  const save = async () => {
    if (!until) return
    const done = await snooze.run({ id: customer.customerId, until, reason })
    if (!done) return
    onClose()
    // The rules may say an earlier day than asked for, and a promise or a fire does not wait.
    const key = done.listFrom <= today ? 'contactAgain.putOffStays' : 'contactAgain.putOff'
    toast(t(key, { name: customer.name, day: format.day(done.listFrom) }), {
      undo: () => undo.attempt({ undo: done.undo }),
    })
  }

  return (
    <Dialog open onClose={onClose} title={t('contactAgain.laterTitle', { name: customer.name })}>
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={snooze.busy}>
            {t('contactAgain.putOffDo')}
          </Button>
        }
      >
        <Buttons>
          {[1, 7, 14, 30].map((days) => (
            <Button key={days} size="small" onClick={() => setUntil(addDays(today, days))}>
              {t('contactAgain.inDays', { count: days })}
            </Button>
          ))}
        </Buttons>
        <Field label={t('contactAgain.until')} required>
          {(control) => <DayInput {...control} data-autofocus value={until} today={today} onChange={setUntil} />}
        </Field>
        <Field label={t('contactAgain.reason')} hint={t('contactAgain.laterHint')}>
          {(control) => <TextInput {...control} maxLength={300} value={reason} onChange={setReason} />}
        </Field>
      </Form>
    </Dialog>
  )
}
