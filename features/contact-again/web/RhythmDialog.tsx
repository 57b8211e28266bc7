import { useState } from 'react'
import type { contract as customersContract } from '#features/customers/contract.ts'
import type { contract as undoContract } from '#features/undo/contract.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { NumberInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { ContactAgainRow } from '../contract.ts'
import type { messages } from '../messages.ts'
import { RhythmEffect } from './RhythmEffect.tsx'

const { useCommand, useOperation } = operationHooks<typeof customersContract & typeof undoContract>()

type Props = { customer: Pick<ContactAgainRow, 'customerId' | 'name'>; onClose: () => void }

/** How often this customer is to be spoken with, right from the list; what it means stands beside it. */
export default function RhythmDialog(props: Props) {
  const t = useT<typeof messages>()
  const query = useOperation('getCustomer', { id: props.customer.customerId })
  return (
    <Dialog open onClose={props.onClose} title={t('contactAgain.rhythm.title', { name: props.customer.name })}>
      <Loaded query={query}>{({ rhythmDays }) => <RhythmForm {...props} now={rhythmDays} />}</Loaded>
    </Dialog>
  )
}

function RhythmForm({ customer, now, onClose }: Props & { now: number | null }) {
  const t = useT<typeof messages>()
  const [days, setDays] = useState(now)
  const change = useCommand('changeCustomer')
  const undo = useCommand('undo')

  const save = async () => {
    const done = await change.run({ id: customer.customerId, rhythmDays: days })
    if (!done) return
    onClose()
    toast(t('contactAgain.rhythm.changed', { name: customer.name }), {
      undo: () => undo.attempt({ undo: done.undo }),
    })
  }

  return (
    <Form
      onSubmit={save}
      foot={
        <Button kind="do" type="submit" busy={change.busy}>
          {t('ui.save')}
        </Button>
      }
    >
      <Buttons>
        {[14, 30, 60, 90, 180].map((every) => (
          <Button key={every} size="small" onClick={() => setDays(every)}>
            {t('contactAgain.rhythm.every', { count: every })}
          </Button>
        ))}
      </Buttons>
      <Field label={t('contactAgain.rhythm.label')} hint={t('contactAgain.rhythm.hint')}>
        {(control) => (
          <NumberInput
            {...control}
            autoFocus
            least={0}
            most={1000}
            digits={0}
            unit={t('contactAgain.rhythm.days')}
            value={days}
            onChange={setDays}
          />
        )}
      </Field>
      <RhythmEffect customerId={customer.customerId} days={days} />
    </Form>
  )
}
