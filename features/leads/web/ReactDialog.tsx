import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Segments } from '#ui/Segments.tsx'
import type { contract, Lead } from '../contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()
const ways = ['call', 'email', 'meeting', 'video'] as const
const outcomes = ['reached', 'notReached'] as const

/** How the lead was answered; the first answer ends its waiting. */
export function ReactDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const react = useCommand('reactToLead')
  const [kind, setKind] = useState<(typeof ways)[number]>(lead.phone ? 'call' : 'email')
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('reached')
  const [text, setText] = useState('')
  return (
    <Dialog open onClose={onClose} title={t('leads.react')}>
      <Form
        onSubmit={async () => {
          const answer = await react.run({ id: lead.id, kind, text, ...(kind === 'call' ? { outcome } : {}) })
          if (!answer) return
          onClose()
          done(t('leads.reacted'), answer)
        }}
        foot={
          <Button kind="do" type="submit" busy={react.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        <Segments
          label={t('leads.reactHow')}
          value={kind}
          onChange={setKind}
          options={ways.map((value) => ({ value, label: t(`leads.way.${value}`) }))}
        />
        {kind === 'call' && (
          <Segments
            label={t('leads.reactOutcome')}
            value={outcome}
            onChange={setOutcome}
            options={outcomes.map((value) => ({ value, label: t(`leads.outcome.${value}`) }))}
          />
        )}
        <Field label={t('leads.reactText')}>
          {(control) => <TextArea {...control} data-autofocus maxLength={5000} value={text} onChange={setText} />}
        </Field>
      </Form>
    </Dialog>
  )
}
