import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { addDays, addMonths } from '#shared/days.ts'
import { CheckField, Field, FieldPair } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import { useUrl } from '#ui/url.ts'
import type { contract } from '../../plan/contract.ts'
import type { FoundPlan, Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** A plan for a period: this year, or the year after the last one, with what was said there if wanted. */
export function NewPlanDialog(props: { customerId: string; plans: FoundPlan['plans']; onClose: () => void }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const done = useDone()
  const create = useCommand('createAccountPlan')
  const [, setUrl] = useUrl()
  const { customerId, plans, onClose } = props
  const [last] = plans
  const begin = last ? addDays(last.toDay, 1) : `${today.slice(0, 4)}-01-01`
  const [fromDay, setFromDay] = useState<string | null>(begin)
  const [toDay, setToDay] = useState<string | null>(addDays(addMonths(begin, 12), -1))
  const [copy, setCopy] = useState(last !== undefined)
  return (
    <SaveDialog
      title={t('accountPlan.new')}
      busy={create.busy}
      onClose={onClose}
      onSave={async () => {
        if (!fromDay || !toDay) return
        const copyOf = copy && last ? { copyOf: last.id } : {}
        const made = await create.run({ customerId, fromDay, toDay, ...copyOf })
        if (!made) return
        onClose()
        setUrl({ plan: made.id })
        done(t('accountPlan.made'), made)
      }}
    >
      <FieldPair>
        <Field label={t('accountPlan.from')} required>
          {(control) => <DayInput {...control} today={today} value={fromDay} onChange={setFromDay} />}
        </Field>
        <Field label={t('accountPlan.to')} required>
          {(control) => <DayInput {...control} today={today} value={toDay} onChange={setToDay} />}
        </Field>
      </FieldPair>
      {last && (
        <CheckField
          label={t('accountPlan.copy', { from: format.day(last.fromDay), to: format.day(last.toDay) })}
          hint={t('accountPlan.copy.hint')}
          checked={copy}
          onChange={setCopy}
        />
      )}
    </SaveDialog>
  )
}
