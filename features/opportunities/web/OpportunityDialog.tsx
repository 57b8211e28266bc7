import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as undoContract } from '#features/undo/contract.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, MoneyInput, SelectInput, TextInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract, Opportunity, Stage } from '../contract.ts'
import type { messages } from '../messages.ts'
import type { contract as stagesContract } from '../stages/contract.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof stagesContract & typeof undoContract>()

/** One opportunity: stage, amount, day and next step; won or lost from the same place. */
export function OpportunityDialog(props: { id: string; stages: Stage[]; onClose: () => void }) {
  const query = useOperation('getOpportunity', { id: props.id })
  return (
    <Dialog open onClose={props.onClose} title={query.data?.title ?? ''}>
      <Loaded query={query}>{(opportunity) => <Edit {...props} opportunity={opportunity} />}</Loaded>
    </Dialog>
  )
}

function Edit(props: { opportunity: Opportunity; stages: Stage[]; onClose: () => void }) {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const { opportunity } = props
  const { id, version, canChange } = opportunity
  const [stageId, setStageId] = useState(opportunity.stageId)
  const [amount, setAmount] = useState(opportunity.amount)
  const [expectedClose, setExpectedClose] = useState(opportunity.expectedClose)
  const [nextStep, setNextStep] = useState(opportunity.nextStep ?? '')
  const [nextStepDay, setNextStepDay] = useState(opportunity.nextStepDay)
  const [reason, setReason] = useState<string | null>(null)
  const reasons = useOperation('listReasons', {}).data?.reasons ?? []
  const [losing, setLosing] = useState(false)
  const change = useCommand('changeOpportunity')
  const win = useCommand('winOpportunity')
  const lose = useCommand('loseOpportunity')
  const undo = useCommand('undo')

  const ended = (done: { undo: string } | undefined, sentence: string, tone?: 'done') => {
    if (!done) return
    props.onClose()
    toast(sentence, { undo: () => undo.attempt({ undo: done.undo }), ...(tone ? { tone } : {}) })
  }
  const save = async () => {
    const stage = stageId ? { stageId } : {}
    const done = await change.run({ id, version, ...stage, amount, expectedClose, nextStep, nextStepDay })
    ended(done, t('opportunities.saved', { title: opportunity.title }))
  }
  if (losing) {
    return (
      <Form
        onSubmit={async () => {
          if (reason) ended(await lose.run({ id, reason }), t('opportunities.lostNow', { title: opportunity.title }))
        }}
        foot={
          <Buttons end>
            <Button onClick={() => setLosing(false)}>{t('ui.back')}</Button>
            <Button kind="do" type="submit" busy={lose.busy}>
              {t('opportunities.lost')}
            </Button>
          </Buttons>
        }
      >
        <Field label={t('opportunities.reason')} required>
          {(control) => (
            <SelectInput
              {...control}
              value={reason}
              empty={t('ui.choose')}
              options={reasons
                .filter((one) => one.outcome === 'lost' && !one.hidden)
                .map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setReason}
            />
          )}
        </Field>
      </Form>
    )
  }
  return (
    <Form
      onSubmit={save}
      foot={
        canChange && (
          <Buttons end>
            <Button onClick={() => setLosing(true)}>{t('opportunities.lost')}</Button>
            <Button
              busy={win.busy}
              onClick={async () =>
                ended(await win.run({ id }), t('opportunities.wonNow', { title: opportunity.title }), 'done')
              }
            >
              {t('opportunities.won')}
            </Button>
            <Button kind="do" type="submit" busy={change.busy}>
              {t('ui.save')}
            </Button>
          </Buttons>
        )
      }
    >
      <FieldPair>
        <Field label={t('opportunities.stage')} disabled={!canChange}>
          {(control) => (
            <SelectInput
              {...control}
              value={stageId}
              options={props.stages.map((stage) => ({ value: stage.id, label: stage.name }))}
              onChange={setStageId}
            />
          )}
        </Field>
        <Field label={t('opportunities.amount')} disabled={!canChange}>
          {(control) => <MoneyInput {...control} value={amount} currency={opportunity.currency} onChange={setAmount} />}
        </Field>
      </FieldPair>
      <Field label={t('opportunities.expectedClose')} disabled={!canChange}>
        {(control) => <DayInput {...control} value={expectedClose} today={today} onChange={setExpectedClose} />}
      </Field>
      <FieldPair>
        <Field label={t('opportunities.nextStep')} disabled={!canChange}>
          {(control) => <TextInput {...control} maxLength={500} value={nextStep} onChange={setNextStep} />}
        </Field>
        <Field label={t('opportunities.nextStepDay')} disabled={!canChange}>
          {(control) => <DayInput {...control} value={nextStepDay} today={today} onChange={setNextStepDay} />}
        </Field>
      </FieldPair>
    </Form>
  )
}
