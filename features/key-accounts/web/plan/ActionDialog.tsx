import { useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { CheckField, Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, MoneyInput, SelectInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../../plan/contract.ts'
import { type PlanAction, type RaciRole, raciRoles } from '../../rules/plan.ts'
import type { ShownPlan, Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** One action: what, who, until when; if wanted for which goal, at what cost, and who else has a part in it. */
export function ActionDialog(props: { plan: ShownPlan; action: PlanAction | null; onClose: () => void }) {
  const t = useT<Words>()
  const { today, member } = useMe()
  const { options } = useMembers()
  const done = useDone()
  const save = useCommand('savePlanAction')
  const { plan, action } = props
  const [text, setText] = useState(action?.text ?? '')
  const [memberId, setMemberId] = useState<string | null>(action?.memberId ?? member.id)
  const [dueDay, setDueDay] = useState(action?.dueDay ?? null)
  const [goalId, setGoalId] = useState(action?.goalId ?? null)
  const [cost, setCost] = useState(action?.cost ?? null)
  const [internal, setInternal] = useState(action?.internal ?? false)
  const [raci, setRaci] = useState(new Map(action?.raci.map((one) => [one.memberId, one.role])))
  const others = new Map([...plan.team, ...(action?.raci ?? [])].map((one) => [one.memberId, one.member]))
  others.delete(memberId ?? '')
  const closed = action?.doneOn != null
  return (
    <SaveDialog
      title={t(action ? 'accountPlan.action' : 'accountPlan.action.new')}
      busy={save.busy}
      onClose={props.onClose}
      onSave={async () => {
        if (!memberId || !dueDay) return
        const roles = [...raci].filter(([id]) => others.has(id)).map(([id, role]) => ({ memberId: id, role }))
        const saved = await save.run({
          ...{ id: plan.id, ...(action ? { actionId: action.id } : {}) },
          ...{ text, memberId, dueDay, goalId, cost, internal, ...(plan.raci ? { raci: roles } : {}) },
        })
        if (!saved) return
        props.onClose()
        done(t('accountPlan.entrySaved'), saved)
      }}
    >
      <Field label={t('accountPlan.action.text')} required>
        {(control) => <TextInput {...control} autoFocus maxLength={300} value={text} onChange={setText} />}
      </Field>
      <FieldPair>
        <Field label={t('accountPlan.action.who')} required disabled={closed}>
          {(control) => <SelectInput {...control} value={memberId} options={options} onChange={setMemberId} />}
        </Field>
        <Field label={t('accountPlan.action.until')} required disabled={closed}>
          {(control) => <DayInput {...control} today={today} value={dueDay} onChange={setDueDay} />}
        </Field>
      </FieldPair>
      <FieldPair>
        <Field label={t('accountPlan.action.goal')}>
          {(control) => (
            <SelectInput
              {...control}
              empty=""
              value={goalId}
              options={plan.goals.map((goal) => ({ value: goal.id, label: goal.text }))}
              onChange={setGoalId}
            />
          )}
        </Field>
        <Field label={t('accountPlan.action.cost')} hint={t('accountPlan.action.cost.hint')}>
          {(control) => <MoneyInput {...control} currency={plan.figures.currency} value={cost} onChange={setCost} />}
        </Field>
      </FieldPair>
      {plan.raci &&
        (others.size === 0 ? (
          <p>{t('accountPlan.raci.noTeam')}</p>
        ) : (
          [...others].map(([id, name]) => (
            <Field key={id} label={name}>
              {(control) => (
                <SelectInput
                  {...control}
                  empty=""
                  value={raci.get(id) ?? null}
                  options={raciRoles.map((role) => ({ value: role, label: t(`accountPlan.raci.${role}`) }))}
                  onChange={(role: RaciRole | null) => {
                    const next = new Map(raci)
                    if (role) next.set(id, role)
                    else next.delete(id)
                    setRaci(next)
                  }}
                />
              )}
            </Field>
          ))
        ))}
      <CheckField
        label={t('accountPlan.markInternal')}
        hint={t('accountPlan.markInternal.hint')}
        checked={internal}
        onChange={setInternal}
      />
    </SaveDialog>
  )
}
