import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { addDays, dayOf, mondayOf } from '#shared/days.ts'
import { mailtoOf } from '#shared/mailto.ts'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import { Menu, type MenuItem } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row } from '#ui/Rows.tsx'
import type { contract, Task } from '../contract.ts'
import { handoutOf, repeatInWords } from '../handout.ts'
import { useColleagues } from './Choosers.tsx'
import type { messages } from './messages.ts'
import { TaskDialog } from './TaskDialog.tsx'

const { useCommand } = operationHooks<typeof contract>()

/** One follow-up, task or promise as a row: when, what, where, and doing it. `bare` leaves out the customer. */
export function TaskRow({ task, bare }: { task: Task; bare?: boolean }) {
  const t = useT<typeof messages>()
  const words = useTaskWords()
  const { today } = useMe()
  const format = useFormat()
  const acts = useTaskActs(task)
  const [editing, setEditing] = useState(false)
  const open = task.doneAt === null
  const due = open && task.dueDay !== null && task.dueDay <= today
  return (
    <Row
      when={open ? whenOf(task.dueDay, today, format) : ''}
      due={due}
      title={words.title(task)}
      to={task.customerId ? `/kunden/${task.customerId}` : undefined}
      note={words.notes(task, bare).join(' · ')}
      actions={
        <Buttons>
          {open ? (
            <Button size="small" onClick={acts.finish}>
              {t('tasks.finish')}
            </Button>
          ) : (
            <Button size="small" kind="ghost" onClick={acts.reopen}>
              {t('tasks.reopen')}
            </Button>
          )}
          <Menu
            label={t('tasks.menu', { text: words.title(task) })}
            align="end"
            trigger={(trigger) => (
              <IconButton {...trigger} size="small" icon="more" label={t('tasks.menu', { text: words.title(task) })} />
            )}
            items={acts.items(() => setEditing(true))}
          />
          {editing && <TaskDialog task={task} onClose={() => setEditing(false)} />}
        </Buttons>
      }
    />
  )
}

function whenOf(day: string | null, today: string, format: ReturnType<typeof useFormat>): string {
  if (day === null) return ''
  return day === today || day === addDays(today, 1) ? format.ago(day, today) : format.dayShort(day, today)
}

/** A task in words: what it is, and what else is to be known about it. */
export function useTaskWords() {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const format = useFormat()
  const { member, today, company } = useMe()
  return {
    title: (task: Task) => task.text || t('tasks.again'),
    notes(task: Task, bare = false): string[] {
      return [
        translate(`tasks.kind.${task.kind}`),
        !bare && task.customerName,
        task.personName,
        task.kind === 'promise' &&
          task.doneAt === null &&
          t('tasks.promisedOn', { day: format.dayShort(task.setOn, today) }),
        task.overdueDays > 0 && t('tasks.overdue', { count: task.overdueDays }),
        task.assigneeId !== member.id && task.assigneeName && t('tasks.doneBy', { name: task.assigneeName }),
        task.delegatedTo && t('tasks.doneBy', { name: task.delegatedTo.name }),
        task.repeat && repeatInWords(task.repeat, translate),
        task.doneAt && t('tasks.doneOn', { when: format.ago(dayOf(task.doneAt, company.timeZone), today) }),
      ].filter((note) => typeof note === 'string')
    },
  }
}

/** What can be done with a task, each with undo. */
export function useTaskActs(task: Task) {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const format = useFormat()
  const { today, member } = useMe()
  const colleagues = useColleagues()
  const words = useTaskWords()
  const done = useDone()
  const finish = useCommand('finishTask')
  const reopen = useCommand('reopenTask')
  const move = useCommand('moveTasks')
  const remove = useCommand('deleteTask')
  const text = words.title(task)

  const moveTo = async (dueDay: string) =>
    done(t('tasks.moved', { day: format.dayOfWeek(dueDay, today) }), await move.run({ ids: [task.id], dueDay }))
  const mail = () => {
    const email = task.delegatedTo ? task.delegatedTo.email : colleagues.find(({ id }) => id === task.assigneeId)?.email
    const handout = handoutOf(task, member.name, translate, format)
    return mailtoOf(email ? [email] : [], handout.subject, handout.text)
  }
  return {
    async finish() {
      const answer = await finish.run({ id: task.id })
      const day = answer?.next && format.dayOfWeek(answer.next.dueDay, today)
      done(day ? t('tasks.finishedNext', { text, day }) : t('tasks.finished', { text }), answer)
    },
    async reopen() {
      done(t('tasks.reopened', { text }), await reopen.run({ id: task.id }))
    },
    items(edit: () => void): (MenuItem | null)[] {
      const open = task.doneAt === null
      const elsewhere = task.delegatedTo !== null || task.assigneeId !== member.id
      return [
        ...(open
          ? [
              { label: t('tasks.change'), icon: 'edit' as const, run: edit },
              { label: t('tasks.toTomorrow'), icon: 'clock' as const, run: () => void moveTo(addDays(today, 1)) },
              {
                label: t('tasks.toNextWeek'),
                icon: 'calendar' as const,
                run: () => void moveTo(addDays(mondayOf(today), 7)),
              },
            ]
          : []),
        ...(open && elsewhere
          ? [
              { label: t('tasks.mail'), icon: 'mail' as const, href: mail() },
              { label: t('tasks.print'), icon: 'print' as const, to: `/aufgaben/${task.id}/zettel` },
            ]
          : []),
        null,
        {
          label: t('tasks.delete'),
          icon: 'trash',
          danger: true,
          run: async () => done(t('tasks.deleted', { text }), await remove.run({ id: task.id })),
        },
      ]
    },
  }
}
