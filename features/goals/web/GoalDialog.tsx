import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { addMonths } from '#shared/days.ts'
import { type Control, Field, FieldPair } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { MoneyInput, NumberInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../contract.ts'
import { type Measure, unitOf } from '../rules.ts'
import type { Goals, GoalsOfMeasure } from './GoalsPage.tsx'
import type { Whose } from './useWhose.ts'
import { useWritten } from './useWritten.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** The year, its quarters and months of one measure; what stays empty shows in grey what it comes to. */
export function GoalDialog(props: { of: GoalsOfMeasure; goals: Goals; whose: Whose; onClose: () => void }) {
  const t = useT<Words>()
  const format = useFormat()
  const done = useDone()
  const { of, goals } = props
  const [year, setYear] = useState(of.set.year)
  const [quarters, setQuarters] = useState(of.set.quarters)
  const [months, setMonths] = useState(of.set.months)
  const save = useCommand('setGoals')
  const name = t(`goals.measure.${of.measure}`)
  const share = unitOf(of.measure) === 'share'
  const input = (control: Control, value: number | null, comes: number | null, set: (value: number | null) => void) => (
    <GoalInput
      control={control}
      measure={of.measure}
      currency={goals.currency}
      value={value}
      comes={comes}
      onChange={set}
    />
  )
  const fields = (
    values: (number | null)[],
    comes: (number | null)[],
    label: (at: number) => string,
    set: (values: (number | null)[]) => void,
  ) =>
    Array.from({ length: values.length / 2 }, (_, at) => [2 * at, 2 * at + 1] as const).map((pair) => (
      <FieldPair key={pair[0]}>
        {pair.map((at) => (
          <Field key={at} label={label(at)}>
            {(control) =>
              input(control, values[at] ?? null, comes[at] ?? null, (value) =>
                set(values.map((old, place) => (place === at ? value : old))),
              )
            }
          </Field>
        ))}
      </FieldPair>
    ))
  return (
    <SaveDialog
      title={name}
      onClose={props.onClose}
      onSave={async () => {
        const day = goals.year.from
        const saved = await save.run({ ...props.whose, measure: of.measure, day, year, quarters, months })
        if (!saved) return
        props.onClose()
        done(t('goals.saved', { name }), saved)
      }}
      busy={save.busy}
    >
      <Field label={t('goals.field.year')} hint={t(share ? 'goals.field.hintShare' : 'goals.field.hint')}>
        {(control) => input(control, year, of.goals.year, setYear)}
      </Field>
      {fields(quarters, of.goals.quarters, (at) => t('goals.field.quarter', { number: at + 1 }), setQuarters)}
      <details open={of.set.months.some((month) => month !== null)}>
        <summary>{t('goals.field.months')}</summary>
        {fields(months, of.goals.months, (at) => format.month(addMonths(goals.year.from, at)), setMonths)}
      </details>
    </SaveDialog>
  )
}

function GoalInput(props: {
  control: Control
  measure: Measure
  currency: string
  value: number | null
  comes: number | null
  onChange: (value: number | null) => void
}) {
  const { control, measure, currency, value, comes, onChange } = props
  const written = useWritten(currency)
  const placeholder = value === null && comes !== null ? written(measure, comes) : undefined
  const unit = unitOf(measure)
  if (unit === 'money')
    return <MoneyInput {...control} placeholder={placeholder} currency={currency} value={value} onChange={onChange} />
  if (unit === 'count')
    return <NumberInput {...control} placeholder={placeholder} digits={0} least={1} value={value} onChange={onChange} />
  return (
    <NumberInput
      {...control}
      placeholder={placeholder}
      unit="%"
      digits={0}
      least={1}
      most={100}
      value={value === null ? null : Math.round(value * 100)}
      onChange={(percent) => onChange(percent === null ? null : percent / 100)}
    />
  )
}
