import { useState } from 'react'
import type { messages as activityMessages } from '#features/activities/web/messages.ts'
import { activityKinds } from '#features/contact-again/rules.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { addDays } from '#shared/days.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput, SelectInput, TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract, Offer } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()
const laterDays = 7

/** Asked and not decided yet: what was said, and when to ask again. */
export function ChaseDialog({ offer, onClose }: { offer: Offer; onClose: () => void }) {
  const t = useT<typeof messages & typeof activityMessages>()
  const format = useFormat()
  const { today } = useMe()
  const done = useDone()
  const chase = useCommand('chaseOffer')
  const { id, version, number } = offer
  const [said, setSaid] = useState('')
  const [kind, setKind] = useState<(typeof activityKinds)[number] | null>('call')
  const [askOn, setAskOn] = useState<string | null>(addDays(today, laterDays))
  const save = async () => {
    if (!askOn) return
    const saved = await chase.run({ id, version, askOn, said, kind: kind ?? 'call' })
    if (!saved) return
    onClose()
    done(t('offers.chased', { day: format.dayOfWeek(askOn, today) }), saved)
  }
  return (
    <SaveDialog title={t('offers.chaseTitle', { number })} onClose={onClose} onSave={save} busy={chase.busy}>
      <Field label={t('offers.said')} hint={t('offers.saidHint')}>
        {(control) => (
          <TextArea {...control} data-autofocus rows={2} maxLength={10_000} value={said} onChange={setSaid} />
        )}
      </Field>
      <FieldPair>
        <Field label={t('offers.askOn')} required>
          {(control) => <DayInput {...control} value={askOn} today={today} onChange={setAskOn} />}
        </Field>
        <Field label={t('offers.saidHow')}>
          {(control) => (
            <SelectInput
              {...control}
              value={kind}
              options={activityKinds.map((value) => ({ value, label: t(`activities.kind.${value}`) }))}
              onChange={setKind}
            />
          )}
        </Field>
      </FieldPair>
    </SaveDialog>
  )
}
