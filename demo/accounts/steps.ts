import { type Operations, operations } from '#features/index.ts'
import type { Runner } from '#platform/actions/runner.ts'
import type { Actor } from '#shared/actor.ts'
import type { Client } from '#shared/contract.ts'
import { addDays, addMonths, type Day } from '#shared/days.ts'
import { workdayFrom, workdayUntil } from '#shared/holidays.ts'
import type { Colleague, Plan } from '../types.ts'

/** What a step has at hand on its day. */
export type Scene = {
  /** The operations as the colleague of the step. */
  call: Client<Operations>
  runner: Runner
  id(key: string): string
  /** Names a record for later steps. */
  keep(key: string, id: string): void
}

/** Something done at a key account: on a day that was, by a colleague. */
export type Step = { day: Day; by: Colleague; run(scene: Scene): Promise<unknown> }

/** The days that a story is told by. */
export type Calendar = {
  today: Day
  /** First day of the month. */
  month: Day
  /** The workday so many days ago, or the one before it. */
  ago(days: number): Day
  /** The workday in so many days, or the one after it. */
  ahead(days: number): Day
  /** The first of the month so many months ago; with a minus: ahead. */
  monthAgo(months: number): Day
}

export function calendarOf(today: Day): Calendar {
  const month = `${today.slice(0, 8)}01`
  return {
    today,
    month,
    ago: (days) => workdayUntil(addDays(today, -days), 'DE', 'BW'),
    ahead: (days) => workdayFrom(addDays(today, days), 'DE', 'BW'),
    monthAgo: (months) => addMonths(month, -months),
  }
}

/** One part of the story of the key accounts. */
export type Chapter = (calendar: Calendar, plan: Pick<Plan, 'customers' | 'persons'>) => Step[]

/** The operations as that colleague. */
export function clientOf({ runner }: { runner: Runner }, actor: Actor): Client<Operations> {
  const calls = Object.keys(operations).map((name) => [name, (input: unknown) => runner.run(name, input, actor)])
  return Object.fromEntries(calls) as Client<Operations>
}
