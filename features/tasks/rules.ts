import { addDays, addMonths, type Day, daysBetween, later } from '#shared/days.ts'

/** What a task is: ask again, do something, or keep what was promised to the customer ("zugesagt bis"). */
export const taskKinds = ['followUp', 'task', 'promise'] as const
export type TaskKind = (typeof taskKinds)[number]

export const repeatUnits = ['day', 'week', 'month', 'year'] as const

/** How often a task comes round: every `every` units, counted from `from`; `at` is the day of the series it stands for. */
export type Repeat = { every: number; unit: (typeof repeatUnits)[number]; from: Day; at: Day }

/** A series that begins with the task due on `day`. */
export function repeatFrom(day: Day, { every, unit }: Pick<Repeat, 'every' | 'unit'>): Repeat {
  return { every, unit, from: day, at: day }
}

/**
 * The day of the next task of a series, when the present one is done on `today`: the first day of
 * the series after both the day it stands for and today, so that what was missed is not made up
 * for and what was done early does not come twice. A series from a month's end stays there
 * (31.01. → 28.02. → 31.03.).
 */
export function nextOf(repeat: Repeat, today: Day): Day {
  const after = later(repeat.at, today)
  const { every, unit, from } = repeat
  if (unit === 'day' || unit === 'week') {
    const step = every * (unit === 'week' ? 7 : 1)
    return addDays(from, (Math.floor(daysBetween(from, after) / step) + 1) * step)
  }
  const step = every * (unit === 'year' ? 12 : 1)
  const passed = Math.max(0, Math.floor(monthsBetween(from, after) / step))
  const next = addMonths(from, passed * step)
  return next > after ? next : addMonths(from, (passed + 1) * step)
}

function monthsBetween(from: Day, to: Day): number {
  const months = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return months(to) - months(from)
}

/** Days that an open task is past its day; 0 if it is not, is done, or has no day. */
export function overdueDays(task: { dueDay: Day | null; doneAt: string | null }, today: Day): number {
  return task.doneAt === null && task.dueDay !== null ? Math.max(0, daysBetween(task.dueDay, today)) : 0
}

/** A promise, a follow-up and whatever repeats need a day; a plain task may do without. */
export function needsDay(kind: TaskKind, repeats: boolean): boolean {
  return kind !== 'task' || repeats
}
