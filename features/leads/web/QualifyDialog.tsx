import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Output } from '#shared/contract.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { SelectInput, TextInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Segments } from '#ui/Segments.tsx'
import type { contract, Lead } from '../contract.ts'
import { met } from '../rules.ts'
import css from './Leads.module.css'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
type Settings = Output<(typeof contract)['getLeadSettings']>
const said = ['yes', 'no', 'unknown'] as const

/** The company's criteria one by one, then yes or no with the reason. */
export function QualifyDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const t = useT<Words>()
  const query = useOperation('getLeadSettings', {})
  return (
    <Dialog open onClose={onClose} title={t('leads.qualify')}>
      <Loaded query={query}>{(settings) => <Judge lead={lead} settings={settings} onClose={onClose} />}</Loaded>
    </Dialog>
  )
}

function Judge({ lead, settings, onClose }: { lead: Lead; settings: Settings; onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const qualify = useCommand('qualifyLead')
  const [answers, setAnswers] = useState<Lead['answers']>(lead.answers)
  const [reason, setReason] = useState<string | null>(lead.reason)
  const [note, setNote] = useState(lead.reasonNote ?? '')
  const { yes, all } = met(settings.criteria, answers)

  const decide = async (decision: 'accept' | 'reject') => {
    const answer = await qualify.run({ id: lead.id, answers, decision, reason, note })
    if (!answer) return
    onClose()
    done(t(decision === 'accept' ? 'leads.accepted' : 'leads.rejected'), answer)
  }
  return (
    <Form
      onSubmit={() => void decide('accept')}
      foot={
        <Buttons>
          <Button busy={qualify.busy} onClick={() => void decide('reject')}>
            {t('leads.reject')}
          </Button>
          <Button kind="do" type="submit" busy={qualify.busy}>
            {t('leads.accept')}
          </Button>
        </Buttons>
      }
    >
      {settings.definition && <p className={css.note}>{settings.definition}</p>}
      <div className={css.criteria}>
        {settings.criteria.map(({ id, name }) => (
          <div key={id} className={css.criterion}>
            <b>{name}</b>
            <Segments
              label={name}
              value={answers[id] ?? 'unknown'}
              onChange={(value) => {
                const { [id]: _, ...others } = answers
                setAnswers(value === 'unknown' ? others : { ...others, [id]: value })
              }}
              options={said.map((value) => ({ value, label: t(`leads.answer.${value}`) }))}
            />
          </div>
        ))}
      </div>
      <p className={css.note}>{t('leads.met', { yes, all })}</p>
      <Field label={t('leads.reasonIfNo')}>
        {(control) => (
          <SelectInput
            {...control}
            value={reason}
            empty={t('leads.noReason')}
            options={settings.reasons.map((value) => ({ value, label: value }))}
            onChange={setReason}
          />
        )}
      </Field>
      <Field label={t('leads.reasonNote')}>
        {(control) => <TextInput {...control} maxLength={1000} value={note} onChange={setNote} />}
      </Field>
    </Form>
  )
}
