import type { Format } from '#shared/format.ts'
import type { Translate } from '#shared/translate.ts'
import type { Task } from './contract.ts'

/**
 * Puts a delegated task into words for the one who does it, to be mailed or printed: what, for whom,
 * by when, from whom. For a colleague without a login or somebody outside.
 */
export function handoutOf(
  task: Task,
  fromName: string,
  t: Translate,
  format: Format,
): { subject: string; text: string } {
  const name = task.delegatedTo?.name ?? task.assigneeName ?? ''
  const facts = [
    ...(task.customerName ? [t('tasks.handout.customer', { name: task.customerName })] : []),
    ...(task.personName ? [t('tasks.handout.person', { name: task.personName })] : []),
    ...(task.dueDay ? [t('tasks.handout.until', { day: format.day(task.dueDay) })] : []),
    ...(task.repeat ? [repeatInWords(task.repeat, t)] : []),
  ]
  const paragraphs = [
    t('tasks.handout.greeting', { name }),
    t(task.kind === 'promise' ? 'tasks.handout.promise' : 'tasks.handout.please'),
    task.text,
    facts.join('\n'),
    t('tasks.handout.answer'),
    fromName,
  ]
  return {
    subject: t('tasks.handout.subject', { text: firstLine(task.text) }),
    text: paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'),
  }
}

/** "jede Woche", "alle 3 Monate". */
export function repeatInWords(repeat: NonNullable<Task['repeat']>, t: Translate): string {
  return t(`tasks.repeat.${repeat.unit}`, { count: repeat.every })
}

function firstLine(text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  return line.length > 80 ? `${line.slice(0, 79).trimEnd()}…` : line
}
