import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { addDays } from '#shared/days.ts'
import { Button } from '#ui/Button.tsx'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, MoneyInput, NumberInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { Bonus, contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()
const mostSteps = 10
type Draft = { key: number; from: number | null; percent: number | null }

/** A bonus by revenue in a period: from which amount on how many percent; steps left empty go. */
export function BonusDialog(props: { bonus?: Bonus; customer: { id: string; currency: string }; onClose: () => void }) {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const done = useDone()
  const save = useCommand('saveBonus')
  const { bonus: known, customer, onClose } = props
  const year = today.slice(0, 4)
  const [name, setName] = useState(known?.name ?? '')
  const [fromDay, setFromDay] = useState<string | null>(known?.fromDay ?? `${year}-01-01`)
  const [toDay, setToDay] = useState<string | null>(known?.toDay ?? addDays(`${Number(year) + 1}-01-01`, -1))
  const [steps, setSteps] = useState<Draft[]>(
    known ? known.steps.map((step, key) => ({ key, ...step })) : [{ key: 0, from: null, percent: null }],
  )
  const set = (key: number, patch: Partial<Draft>) =>
    setSteps(steps.map((step) => (step.key === key ? { ...step, ...patch } : step)))
  const submit = async () => {
    if (fromDay === null || toDay === null) return
    const said = steps.flatMap(({ from, percent }) => (from !== null && percent !== null ? [{ from, percent }] : []))
    const id = known ? { id: known.id } : {}
    const answer = await save.run({ customerId: customer.id, ...id, name, fromDay, toDay, steps: said })
    if (!answer) return
    onClose()
    done(t('agreements.saved'), answer)
  }
  return (
    <SaveDialog title={t('agreements.bonus')} onClose={onClose} onSave={submit} busy={save.busy}>
      <Field label={t('agreements.name')} required>
        {(control) => <TextInput {...control} maxLength={200} value={name} onChange={setName} />}
      </Field>
      <FieldPair>
        <Field label={t('agreements.from')} required>
          {(control) => <DayInput {...control} value={fromDay} today={today} onChange={setFromDay} />}
        </Field>
        <Field label={t('agreements.to')} required>
          {(control) => <DayInput {...control} value={toDay} today={today} onChange={setToDay} />}
        </Field>
      </FieldPair>
      {steps.map(({ key, from, percent }, n) => (
        <FieldPair key={key}>
          <Field label={t('agreements.step', { n: n + 1 })} required={n === 0}>
            {(control) => (
              <MoneyInput
                {...control}
                value={from}
                currency={known?.currency ?? customer.currency}
                onChange={(value) => set(key, { from: value })}
              />
            )}
          </Field>
          <Field label={t('agreements.percent')} required={n === 0}>
            {(control) => (
              <NumberInput
                {...control}
                value={percent}
                least={0.01}
                most={100}
                digits={2}
                unit="%"
                onChange={(value) => set(key, { percent: value })}
              />
            )}
          </Field>
        </FieldPair>
      ))}
      {steps.length < mostSteps && (
        <Button
          size="small"
          icon="plus"
          onClick={() => setSteps([...steps, { key: steps.length, from: null, percent: null }])}
        >
          {t('agreements.moreSteps')}
        </Button>
      )}
    </SaveDialog>
  )
}
