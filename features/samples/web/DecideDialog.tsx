import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Segments } from '#ui/Segments.tsx'
import type { contract, Sample } from '../contract.ts'
import type { messages as spoken } from '../messages.ts'
import { needsReason, type SampleOutcome, sampleOutcomes } from '../rules.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** What the customer said about the sample. */
export function DecideDialog({ sample, onClose }: { sample: Sample; onClose: () => void }) {
  const t = useT<typeof messages & typeof spoken>()
  const { today } = useMe()
  const done = useDone()
  const decide = useCommand('decideSample')
  const [outcome, setOutcome] = useState<SampleOutcome>('approved')
  const [reason, setReason] = useState(sample.reason ?? '')
  const [decidedOn, setDecidedOn] = useState<string | null>(today)
  return (
    <Dialog open onClose={onClose} title={t('samples.decideTitle')}>
      <Form
        onSubmit={async () => {
          const answer = await decide.run({
            id: sample.id,
            outcome,
            reason: reason.trim() || null,
            decidedOn: decidedOn ?? today,
          })
          if (!answer) return
          onClose()
          done(t('samples.decided'), answer)
        }}
        foot={
          <Button kind="do" type="submit" busy={decide.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        <p>{sample.text}</p>
        <Segments
          label={t('samples.outcome')}
          value={outcome}
          onChange={setOutcome}
          options={sampleOutcomes.map((value) => ({ value, label: t(`samples.outcome.${value}`) }))}
        />
        <Field label={t(`samples.reason.${outcome}`)} required={needsReason(outcome)}>
          {(control) => <TextArea {...control} rows={2} maxLength={1000} value={reason} onChange={setReason} />}
        </Field>
        <Field label={t('samples.decidedOn')} required>
          {(control) => <DayInput {...control} value={decidedOn} today={today} onChange={setDecidedOn} />}
        </Field>
      </Form>
    </Dialog>
  )
}
