import { useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { SelectInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract } from '../../plan/contract.ts'
import type { PlanMember } from '../../rules/plan.ts'
import { EntryButtons } from './EntryButtons.tsx'
import { ListActions } from './ListActions.tsx'
import type { ShownPlan, Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Who of us works on this customer, and what each does. */
export function PlanTeam({ plan, may }: { plan: ShownPlan; may: boolean }) {
  const t = useT<Words>()
  const [open, setOpen] = useState<PlanMember | 'new' | null>(null)
  return (
    <Section
      title={t('accountPlan.part.team')}
      actions={
        <ListActions plan={plan} part="team" may={may} add={t('accountPlan.team.add')} onAdd={() => setOpen('new')} />
      }
    >
      {plan.team.length === 0 ? (
        <Card padded>{t('accountPlan.ask.team')}</Card>
      ) : (
        <Rows label={t('accountPlan.part.team')}>
          {plan.team.map((one) => (
            <Row
              key={one.id}
              title={one.member}
              note={one.task}
              actions={
                may && (
                  <EntryButtons
                    planId={plan.id}
                    list="team"
                    entryId={one.id}
                    name={one.member}
                    onEdit={() => setOpen(one)}
                  />
                )
              }
            />
          ))}
        </Rows>
      )}
      {open && <MemberDialog plan={plan} one={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function MemberDialog({ plan, one, onClose }: { plan: ShownPlan; one: PlanMember | null; onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const { options } = useMembers()
  const save = useCommand('savePlanMember')
  const [memberId, setMemberId] = useState<string | null>(one?.memberId ?? null)
  const [task, setTask] = useState(one?.task ?? '')
  const taken = plan.team.filter(({ id }) => id !== one?.id).map((other) => other.memberId)
  return (
    <SaveDialog
      title={one?.member ?? t('accountPlan.team.new')}
      busy={save.busy}
      onClose={onClose}
      onSave={async () => {
        if (!memberId) return
        const saved = await save.run({ id: plan.id, memberId, task })
        if (!saved) return
        onClose()
        done(t('accountPlan.entrySaved'), saved)
      }}
    >
      {!one && (
        <Field label={t('accountPlan.team.who')} required>
          {(control) => (
            <SelectInput
              {...control}
              value={memberId}
              options={options.filter(({ value }) => !taken.includes(value))}
              onChange={setMemberId}
            />
          )}
        </Field>
      )}
      <Field label={t('accountPlan.team.task')}>
        {(control) => <TextInput {...control} maxLength={300} value={task} onChange={setTask} />}
      </Field>
    </SaveDialog>
  )
}
