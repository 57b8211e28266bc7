import type { Format } from '#shared/format.ts'
import type { Translate } from '#shared/translate.ts'
import type { Activity } from './contract.ts'

/** Who keeps an agreed line, and until when. */
export type AgreedTask = { id: string; assigneeName: string | null; dueDay: string | null; doneAt: string | null }

/** "Jonas Bader bis 27.11.2026", "erledigt"; nothing for a line that is no task. */
export function agreedNote(task: AgreedTask | undefined, t: Translate, format: Format): string {
  if (!task) return ''
  if (task.doneAt) return t('activities.taskDone')
  const name = task.assigneeName ?? ''
  return task.dueDay ? t('activities.taskUntil', { name, day: format.day(task.dueDay) }) : name
}

/** A visit report as a mail to colleagues: subject and text. */
export function reportMail(
  activity: Activity,
  tasks: readonly AgreedTask[],
  t: Translate,
  format: Format,
): { subject: string; text: string } {
  const { report } = activity
  const agreed = (report?.agreed ?? []).map(({ text, taskId }) => {
    const note = agreedNote(
      tasks.find(({ id }) => id === taskId),
      t,
      format,
    )
    return note ? `- ${text} (${note})` : `- ${text}`
  })
  const kind = t(`activities.kind.${activity.kind}`)
  const subject = t('activities.reportSubject', {
    what: kind,
    customer: activity.customerName ?? '',
    day: format.day(activity.day),
  })
  const parts = [
    subject,
    part(t('activities.participants'), report?.participants.join(', ')),
    activity.text,
    part(t('activities.result'), report?.result),
    part(t('activities.agreed'), agreed.join('\n')),
    activity.memberName && t('activities.reportBy', { name: activity.memberName }),
  ]
  return { subject, text: parts.filter(Boolean).join('\n\n') }
}

function part(title: string, text: string | undefined): string {
  return text ? `${title}:\n${text}` : ''
}
