import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Badge } from '#ui/Badge.tsx'
import { CheckField, Field, FieldPair } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput, NumberInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract } from '../../plan/contract.ts'
import { type PlanGoal, reachedOf } from '../../rules/plan.ts'
import { EntryButtons } from './EntryButtons.tsx'
import { ListActions } from './ListActions.tsx'
import type { ShownPlan, Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** What shall be reached, by what it is measured, and until when. */
export function PlanGoals({ plan, may }: { plan: ShownPlan; may: boolean }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const [open, setOpen] = useState<PlanGoal | 'new' | null>(null)
  const measured = ({ measure, unit, from, to, now }: PlanGoal) => {
    const value = (number: number | null) => `${format.number(number, 2)} ${unit}`.trim()
    const way = from === null && to === null ? '' : t('accountPlan.goal.way', { from: value(from), to: value(to) })
    return [measure, way, now !== null && t('accountPlan.goal.now', { now: value(now) })].filter(Boolean).join(' · ')
  }
  return (
    <Section
      title={t('accountPlan.part.goals')}
      actions={
        <ListActions plan={plan} part="goals" may={may} add={t('accountPlan.goal.add')} onAdd={() => setOpen('new')} />
      }
    >
      {plan.goals.length === 0 ? (
        <Card padded>{t('accountPlan.ask.goals')}</Card>
      ) : (
        <Rows label={t('accountPlan.part.goals')}>
          {plan.goals.map((goal) => {
            const reached = reachedOf(goal)
            return (
              <Row
                key={goal.id}
                title={goal.text}
                badge={goal.internal && <Badge>{t('accountPlan.internal')}</Badge>}
                note={measured(goal)}
                value={reached === null ? undefined : t('accountPlan.goal.reached', { share: format.percent(reached) })}
                valueNote={
                  goal.dueDay ? t('accountPlan.until', { day: format.dayShort(goal.dueDay, today) }) : undefined
                }
                actions={
                  may && (
                    <EntryButtons
                      planId={plan.id}
                      list="goals"
                      entryId={goal.id}
                      name={goal.text}
                      onEdit={() => setOpen(goal)}
                    />
                  )
                }
              />
            )
          })}
        </Rows>
      )}
      {open && <GoalDialog planId={plan.id} goal={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

const empty = { text: '', measure: '', unit: '', from: null, to: null, now: null, dueDay: null, internal: false }

function GoalDialog(props: { planId: string; goal: PlanGoal | null; onClose: () => void }) {
  const t = useT<Words>()
  const { today } = useMe()
  const done = useDone()
  const save = useCommand('savePlanGoal')
  const { id, ...known } = props.goal ?? { id: undefined, ...empty }
  const [said, setSaid] = useState(known)
  const put = (values: Partial<typeof said>) => setSaid({ ...said, ...values })
  const number = (name: 'from' | 'to' | 'now') => (
    <Field label={t(`accountPlan.goal.${name}Value`)}>
      {(control) => (
        <NumberInput
          {...control}
          unit={said.unit || undefined}
          value={said[name]}
          onChange={(value) => put({ [name]: value })}
        />
      )}
    </Field>
  )
  return (
    <SaveDialog
      title={t(id ? 'accountPlan.goal' : 'accountPlan.goal.new')}
      busy={save.busy}
      onClose={props.onClose}
      onSave={async () => {
        const saved = await save.run({ id: props.planId, ...(id ? { goalId: id } : {}), ...said })
        if (!saved) return
        props.onClose()
        done(t('accountPlan.entrySaved'), saved)
      }}
    >
      <Field label={t('accountPlan.goal.text')} required>
        {(control) => (
          <TextInput {...control} autoFocus maxLength={300} value={said.text} onChange={(text) => put({ text })} />
        )}
      </Field>
      <FieldPair>
        <Field label={t('accountPlan.goal.measure')} hint={t('accountPlan.goal.measure.hint')}>
          {(control) => (
            <TextInput {...control} maxLength={120} value={said.measure} onChange={(measure) => put({ measure })} />
          )}
        </Field>
        <Field label={t('accountPlan.goal.unit')}>
          {(control) => <TextInput {...control} maxLength={20} value={said.unit} onChange={(unit) => put({ unit })} />}
        </Field>
      </FieldPair>
      <FieldPair>
        {number('from')}
        {number('to')}
      </FieldPair>
      <FieldPair>
        {number('now')}
        <Field label={t('accountPlan.goal.until')}>
          {(control) => (
            <DayInput {...control} today={today} value={said.dueDay} onChange={(dueDay) => put({ dueDay })} />
          )}
        </Field>
      </FieldPair>
      <CheckField
        label={t('accountPlan.markInternal')}
        hint={t('accountPlan.markInternal.hint')}
        checked={said.internal}
        onChange={(internal) => put({ internal })}
      />
    </SaveDialog>
  )
}
