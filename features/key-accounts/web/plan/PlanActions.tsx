import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as tasksContract } from '#features/tasks/contract.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, Buttons } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { PlanAction } from '../../rules/plan.ts'
import { ActionDialog } from './ActionDialog.tsx'
import { EntryButtons } from './EntryButtons.tsx'
import { ListActions } from './ListActions.tsx'
import type { ShownPlan, Words } from './words.ts'

const { useCommand } = operationHooks<typeof tasksContract>()

/** Who does what until when; each is a task of that member, and done where the task is done. */
export function PlanActions({ plan, may }: { plan: ShownPlan; may: boolean }) {
  const t = useT<Words>()
  const [open, setOpen] = useState<PlanAction | 'new' | null>(null)
  return (
    <Section
      title={t('accountPlan.part.actions')}
      note={t('accountPlan.action.note')}
      actions={
        <ListActions
          plan={plan}
          part="actions"
          may={may}
          add={t('accountPlan.action.add')}
          onAdd={() => setOpen('new')}
        />
      }
    >
      {plan.actions.length === 0 ? (
        <Card padded>{t('accountPlan.ask.actions')}</Card>
      ) : (
        <Rows label={t('accountPlan.part.actions')}>
          {plan.actions.map((action) => (
            <ActionRow key={action.id} plan={plan} action={action} onEdit={may ? () => setOpen(action) : undefined} />
          ))}
        </Rows>
      )}
      {open && <ActionDialog plan={plan} action={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function ActionRow(props: { plan: ShownPlan; action: PlanAction; onEdit: (() => void) | undefined }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const done = useDone()
  const finish = useCommand('finishTask')
  const reopen = useCommand('reopenTask')
  const { plan, action, onEdit } = props
  const task = plan.tasks[action.id]
  const goal = plan.goals.find(({ id }) => id === action.goalId)
  const overdue = action.doneOn === null && action.dueDay !== null && action.dueDay < today
  const note = [
    action.member,
    goal && t('accountPlan.action.for', { goal: goal.text }),
    action.cost !== null && format.money(action.cost, plan.figures.currency, 'never'),
    ...action.raci.map(({ role, member }) => `${t(`accountPlan.raci.${role}`)}: ${member}`),
  ]
  return (
    <Row
      title={action.text}
      badge={
        <>
          {action.doneOn && <Badge tone="calm">{t('accountPlan.action.done')}</Badge>}{' '}
          {action.internal && <Badge>{t('accountPlan.internal')}</Badge>}
        </>
      }
      note={note.filter(Boolean).join(' · ')}
      value={
        action.doneOn
          ? format.dayShort(action.doneOn, today)
          : action.dueDay && t('accountPlan.until', { day: format.dayShort(action.dueDay, today) })
      }
      valueNote={overdue ? t('accountPlan.action.overdue') : undefined}
      actions={
        <Buttons>
          {task?.canFinish && (
            <Button
              size="small"
              busy={finish.busy || reopen.busy}
              onClick={async () =>
                action.doneOn
                  ? done(t('accountPlan.action.reopened'), await reopen.run({ id: task.taskId }))
                  : done(t('accountPlan.action.finished'), await finish.run({ id: task.taskId }))
              }
            >
              {t(action.doneOn ? 'accountPlan.action.reopen' : 'accountPlan.action.finish')}
              <span className="hidden"> ({action.text})</span>
            </Button>
          )}
          {onEdit && (
            <EntryButtons planId={plan.id} list="actions" entryId={action.id} name={action.text} onEdit={onEdit} />
          )}
        </Buttons>
      }
    />
  )
}
