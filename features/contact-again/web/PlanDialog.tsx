import { useState } from 'react'
import type { contract as undoContract } from '#features/undo/contract.ts'
import type { Input } from '#shared/contract.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { NumberInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import type { messages } from '../messages.ts'

const { useCommand } = operationHooks<typeof contract & typeof undoContract>()

/** Plans the coming workdays: so many a day, in the order of the list. */
export function PlanDialog(props: {
  open: boolean
  filter: Omit<Input<(typeof contract)['planContacts']>, 'perDay' | 'workdays'>
  onClose: () => void
}) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const [perDay, setPerDay] = useState<number | null>(10)
  const [workdays, setWorkdays] = useState<number | null>(5)
  const plan = useCommand('planContacts')
  const undo = useCommand('undo')

  const save = async () => {
    const done = await plan.run({ ...props.filter, perDay: perDay ?? 10, workdays: workdays ?? 5 })
    if (!done) return
    props.onClose()
    toast(t('contactAgain.planned', { count: done.planned, day: format.day(done.lastDay) }), {
      undo: () => undo.attempt({ undo: done.undo }),
    })
  }

  return (
    <Dialog open={props.open} onClose={props.onClose} title={t('contactAgain.plan')}>
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={plan.busy}>
            {t('contactAgain.planDo', { count: (perDay ?? 0) * (workdays ?? 0) })}
          </Button>
        }
      >
        <p>{t('contactAgain.planHint')}</p>
        <FieldPair>
          <Field label={t('contactAgain.perDay')} required>
            {(control) => <NumberInput {...control} least={1} most={50} value={perDay} onChange={setPerDay} />}
          </Field>
          <Field label={t('contactAgain.workdays')} required>
            {(control) => <NumberInput {...control} least={1} most={10} value={workdays} onChange={setWorkdays} />}
          </Field>
        </FieldPair>
      </Form>
    </Dialog>
  )
}
