import { useState } from 'react'
import type { messages as activityMessages } from '#features/activities/web/messages.ts'
import { activityKinds } from '#features/contact-again/rules.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, OpportunityRow } from '../contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()
type Kind = (typeof activityKinds)[number]

/** What was done goes to the timeline; what comes next gets its day. */
export function StepDialog(props: {
  opportunity: Pick<OpportunityRow, 'id' | 'version' | 'title' | 'nextStep'>
  onClose: () => void
}) {
  const t = useT<Words & typeof activityMessages>()
  const done = useDone()
  const { today } = useMe()
  const { opportunity } = props
  const { id, version } = opportunity
  const [text, setText] = useState(opportunity.nextStep ?? '')
  const [kind, setKind] = useState<Kind | null>('note')
  const [next, setNext] = useState('')
  const [day, setDay] = useState<string | null>(null)
  const step = useCommand('doNextStep')

  const save = async () => {
    const said = { id, version, done: text, kind: kind ?? 'note' }
    const saved = await step.run({ ...said, next: next.trim() && day ? { text: next, day } : null })
    if (!saved) return
    props.onClose()
    done(t('opportunities.step.saved', { title: opportunity.title }), saved)
  }

  return (
    <Dialog open onClose={props.onClose} title={t('opportunities.step.title')}>
      <Form
        onSubmit={save}
        foot={
          <Buttons end>
            <Button kind="do" type="submit" busy={step.busy}>
              {t('ui.save')}
            </Button>
          </Buttons>
        }
      >
        <Field label={t('opportunities.step.done')} required>
          {(control) => <TextArea {...control} maxLength={10_000} value={text} onChange={setText} />}
        </Field>
        <Field label={t('opportunities.step.kind')}>
          {(control) => (
            <SelectInput
              {...control}
              value={kind}
              options={activityKinds.map((value) => ({ value, label: t(`activities.kind.${value}`) }))}
              onChange={setKind}
            />
          )}
        </Field>
        <FieldPair>
          <Field label={t('opportunities.step.next')}>
            {(control) => <TextInput {...control} maxLength={500} value={next} onChange={setNext} />}
          </Field>
          <Field label={t('opportunities.nextStepDay')} required={next.trim() !== ''}>
            {(control) => <DayInput {...control} value={day} today={today} onChange={setDay} />}
          </Field>
        </FieldPair>
      </Form>
    </Dialog>
  )
}
