import type { Day } from '#shared/days.ts'
import { alwaysInternal, type Line, type Point } from './agenda.ts'

export type Decision = {
  id: string
  text: string
  name: string | null
  dueDay: Day | null
  doneOn: Day | null
  internal: boolean
}
/** A point as it was talked about. */
export type MinutedPoint = Point & { minutes: string; decisions: Decision[] }

/** What the customer gets to see of a point: nothing comes in here but what is named. */
export type CustomerPoint = Pick<Point, 'kind' | 'title'> & {
  lines: Pick<Line, 'says' | 'params'>[]
  minutes: string
  decisions: Pick<Decision, 'text' | 'name' | 'dueDay' | 'doneOn'>[]
}

/** The review without what is internal: by its kind, by a mark on the point, on a line or on a decision. */
export function forCustomer(points: readonly MinutedPoint[]): CustomerPoint[] {
  return points
    .filter(({ kind, internal }) => !internal && !alwaysInternal.includes(kind))
    .map(({ kind, title, lines, minutes, decisions }) => ({
      kind,
      title,
      lines: lines.filter(({ internal }) => !internal).map(({ says, params }) => ({ says, params })),
      minutes,
      decisions: decisions
        .filter(({ internal }) => !internal)
        .map(({ text, name, dueDay, doneOn }) => ({ text, name, dueDay, doneOn })),
    }))
    .filter(({ kind, lines, minutes, decisions }) =>
      kind === 'own' ? true : lines.length > 0 || minutes !== '' || decisions.length > 0,
    )
}
