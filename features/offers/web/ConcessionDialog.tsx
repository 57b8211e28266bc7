import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, MoneyInput, TextInput } from '#ui/inputs.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { Concession, contract } from '../negotiation/contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** What was conceded, on which day, how much of it is money, and what was got for it. */
export function ConcessionDialog(props: {
  offerId: string
  currency: string
  concession?: Concession
  onClose: () => void
}) {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const done = useDone()
  const add = useCommand('addConcession')
  const change = useCommand('changeConcession')
  const { offerId, currency, concession, onClose } = props
  const [what, setWhat] = useState(concession?.what ?? '')
  const [amount, setAmount] = useState(concession?.amount ?? null)
  const [day, setDay] = useState<string | null>(concession?.day ?? today)
  const [inReturn, setInReturn] = useState(concession?.inReturn ?? '')
  const save = async () => {
    if (!day) return
    const input = { what, amount, day, inReturn }
    const saved = concession
      ? await change.run({ id: concession.id, version: concession.version, ...input })
      : await add.run({ offerId, ...input })
    if (!saved) return
    onClose()
    done(t('offers.concedeSaved'), saved)
  }
  return (
    <SaveDialog
      title={concession ? t('offers.concedeChange') : t('offers.concede')}
      onClose={onClose}
      onSave={save}
      busy={add.busy || change.busy}
    >
      <Field label={t('offers.concedeWhat')} required>
        {(control) => <TextInput {...control} data-autofocus maxLength={300} value={what} onChange={setWhat} />}
      </Field>
      <FieldPair>
        <Field label={t('offers.concedeAmount')}>
          {(control) => <MoneyInput {...control} value={amount} currency={currency} onChange={setAmount} />}
        </Field>
        <Field label={t('offers.concedeDay')} required>
          {(control) => <DayInput {...control} value={day} today={today} onChange={setDay} />}
        </Field>
      </FieldPair>
      <Field label={t('offers.inReturn')} hint={t('offers.inReturnHint')}>
        {(control) => <TextInput {...control} maxLength={300} value={inReturn} onChange={setInReturn} />}
      </Field>
      {what.trim() !== '' && inReturn.trim() === '' && <Notice tone="signal" title={t('offers.inReturnNone')} />}
    </SaveDialog>
  )
}
