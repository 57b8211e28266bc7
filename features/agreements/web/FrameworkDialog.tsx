import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { addDays } from '#shared/days.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, MoneyInput, NumberInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract, Framework } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()
const mostPieces = 1e9

/** An agreed quantity or amount over a term. */
export function FrameworkDialog(props: {
  framework?: Framework
  customer: { id: string; currency: string }
  onClose: () => void
}) {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const done = useDone()
  const save = useCommand('saveFramework')
  const { framework: known, customer, onClose } = props
  const year = today.slice(0, 4)
  const [name, setName] = useState(known?.name ?? '')
  const [unit, setUnit] = useState(known?.unit ?? '')
  const [agreed, setAgreed] = useState<number | null>(known?.agreed ?? null)
  const [startDay, setStartDay] = useState<string | null>(known?.startDay ?? `${year}-01-01`)
  const [endDay, setEndDay] = useState<string | null>(known?.endDay ?? addDays(`${Number(year) + 1}-01-01`, -1))
  const submit = async () => {
    if (agreed === null || startDay === null || endDay === null) return
    const id = known ? { id: known.id } : {}
    const answer = await save.run({ customerId: customer.id, ...id, name, unit, agreed, startDay, endDay })
    if (!answer) return
    onClose()
    done(t('agreements.saved'), answer)
  }
  return (
    <SaveDialog title={t('agreements.framework')} onClose={onClose} onSave={submit} busy={save.busy}>
      <Field label={t('agreements.name')} required>
        {(control) => <TextInput {...control} maxLength={200} value={name} onChange={setName} />}
      </Field>
      <FieldPair>
        <Field label={t('agreements.agreed')} required>
          {(control) => (
            <Much
              control={control}
              unit={unit.trim() || null}
              currency={known?.currency ?? customer.currency}
              value={agreed}
              onChange={setAgreed}
            />
          )}
        </Field>
        <Field label={t('agreements.unit')} hint={t('agreements.unit.hint')}>
          {(control) => <TextInput {...control} maxLength={40} value={unit} onChange={setUnit} />}
        </Field>
      </FieldPair>
      <FieldPair>
        <Field label={t('agreements.from')} required>
          {(control) => <DayInput {...control} value={startDay} today={today} onChange={setStartDay} />}
        </Field>
        <Field label={t('agreements.to')} required>
          {(control) => <DayInput {...control} value={endDay} today={today} onChange={setEndDay} />}
        </Field>
      </FieldPair>
    </SaveDialog>
  )
}

/** What was called off on a day. */
export function CallOffDialog({ framework, onClose }: { framework: Framework; onClose: () => void }) {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const done = useDone()
  const add = useCommand('addCallOff')
  const [day, setDay] = useState<string | null>(today)
  const [quantity, setQuantity] = useState<number | null>(null)
  const submit = async () => {
    if (day === null || quantity === null) return
    const answer = await add.run({ id: framework.id, day, quantity })
    if (!answer) return
    onClose()
    done(t('agreements.saved'), answer)
  }
  return (
    <SaveDialog title={t('agreements.callOffTitle')} onClose={onClose} onSave={submit} busy={add.busy}>
      <FieldPair>
        <Field label={t('agreements.quantity')} required>
          {(control) => (
            <Much
              control={control}
              unit={framework.unit}
              currency={framework.currency}
              value={quantity}
              onChange={setQuantity}
            />
          )}
        </Field>
        <Field label={t('agreements.day')} required>
          {(control) => <DayInput {...control} value={day} today={today} onChange={setDay} />}
        </Field>
      </FieldPair>
    </SaveDialog>
  )
}

type Control = Parameters<Parameters<typeof Field>[0]['children']>[0]

function Much(props: {
  control: Control
  unit: string | null
  currency: string
  value: number | null
  onChange: (value: number | null) => void
}) {
  const { control, unit, currency, value, onChange } = props
  if (unit === null) return <MoneyInput {...control} value={value} currency={currency} onChange={onChange} />
  return (
    <NumberInput {...control} value={value} least={1} most={mostPieces} digits={0} unit={unit} onChange={onChange} />
  )
}
