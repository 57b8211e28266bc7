import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput, MoneyInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { CustomerContract, contract } from '../contract.ts'
import { nextTermEnd, termEndOn, termMonths } from '../rules/decisions.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Another term was agreed: until when, and what it brings from then on. */
export function RenewDialog({ contract: known, onClose }: { contract: CustomerContract; onClose: () => void }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const done = useDone()
  const renew = useCommand('renewContract')
  const end = termEndOn(known, today) ?? today
  const months = known.autoRenewMonths ?? Math.min(12, termMonths(known.startDay, end))
  const [endDay, setEndDay] = useState<string | null>(nextTermEnd(end, months))
  const [amountPerYear, setAmountPerYear] = useState<number | null>(known.amountPerYear)
  const save = async () => {
    if (endDay === null || amountPerYear === null) return
    const answer = await renew.run({ id: known.id, endDay, amountPerYear })
    if (!answer) return
    onClose()
    done(t('contracts.renewed', { day: format.day(endDay) }), answer)
  }
  return (
    <SaveDialog
      title={t('contracts.renewTitle', { name: known.name })}
      onClose={onClose}
      onSave={save}
      busy={renew.busy}
    >
      <FieldPair>
        <Field label={t('contracts.newEndDay')} required>
          {(control) => <DayInput {...control} value={endDay} today={today} onChange={setEndDay} />}
        </Field>
        <Field label={t('contracts.amountPerYear')} hint={t('contracts.amountThen')} required>
          {(control) => (
            <MoneyInput {...control} value={amountPerYear} currency={known.currency} onChange={setAmountPerYear} />
          )}
        </Field>
      </FieldPair>
    </SaveDialog>
  )
}
