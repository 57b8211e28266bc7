import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract } from '../../plan/contract.ts'
import type { PlanRisk } from '../../rules/plan.ts'
import { EntryButtons } from './EntryButtons.tsx'
import { ListActions } from './ListActions.tsx'
import type { ShownPlan, Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** What may go wrong, and what we do about it; never on the paper for the customer. */
export function PlanRisks({ plan, may }: { plan: ShownPlan; may: boolean }) {
  const t = useT<Words>()
  const [open, setOpen] = useState<PlanRisk | 'new' | null>(null)
  return (
    <Section
      title={t('accountPlan.part.risks')}
      actions={
        <ListActions plan={plan} part="risks" may={may} add={t('accountPlan.risk.add')} onAdd={() => setOpen('new')} />
      }
    >
      {plan.risks.length === 0 ? (
        <Card padded>{t('accountPlan.ask.risks')}</Card>
      ) : (
        <Rows label={t('accountPlan.part.risks')}>
          {plan.risks.map((risk) => (
            <Row
              key={risk.id}
              title={risk.text}
              note={risk.answer}
              actions={
                may && (
                  <EntryButtons
                    planId={plan.id}
                    list="risks"
                    entryId={risk.id}
                    name={risk.text}
                    onEdit={() => setOpen(risk)}
                  />
                )
              }
            />
          ))}
        </Rows>
      )}
      {open && <RiskDialog planId={plan.id} risk={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function RiskDialog({ planId, risk, onClose }: { planId: string; risk: PlanRisk | null; onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const save = useCommand('savePlanRisk')
  const [text, setText] = useState(risk?.text ?? '')
  const [answer, setAnswer] = useState(risk?.answer ?? '')
  return (
    <SaveDialog
      title={t(risk ? 'accountPlan.risk' : 'accountPlan.risk.new')}
      busy={save.busy}
      onClose={onClose}
      onSave={async () => {
        const saved = await save.run({ id: planId, ...(risk ? { riskId: risk.id } : {}), text, answer })
        if (!saved) return
        onClose()
        done(t('accountPlan.entrySaved'), saved)
      }}
    >
      <Field label={t('accountPlan.risk.text')} required>
        {(control) => <TextInput {...control} autoFocus maxLength={300} value={text} onChange={setText} />}
      </Field>
      <Field label={t('accountPlan.risk.answer')}>
        {(control) => <TextArea {...control} maxLength={2000} value={answer} onChange={setAnswer} />}
      </Field>
    </SaveDialog>
  )
}
