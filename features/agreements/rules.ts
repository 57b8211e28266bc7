import { addDays, type Day, daysBetween, earlier, later } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'

/** Refuses `agreementEndsTooEarly`: it ends on its first day or later. */
export function checkDays(from: Day, to: Day): void {
  if (to < from) throw new Refusal('agreementEndsTooEarly', { day: from })
}

export type FrameworkStand = {
  called: number
  /** What may still be called off; below zero: more than agreed. */
  rest: number
  /** What will have been called off by the last day at the pace until today; none before its first day. */
  expected: number | null
  /** The day on which nothing is left at that pace, where that is before the end. */
  emptyDay: Day | null
}

/** How a framework contract stands (register C12): called off, what remains, and how it ends at today's pace. */
export function frameworkStand(
  { agreed, startDay, endDay }: { agreed: number; startDay: Day; endDay: Day },
  callOffs: readonly { day: Day; quantity: number }[],
  today: Day,
): FrameworkStand {
  const called = callOffs.reduce((sum, { quantity }) => sum + quantity, 0)
  const rest = agreed - called
  const passed = daysBetween(startDay, earlier(today, endDay)) + 1
  if (passed <= 0) return { called, rest, expected: null, emptyDay: null }
  const pace = callOffs.filter(({ day }) => day <= today).reduce((sum, { quantity }) => sum + quantity, 0) / passed
  const left = Math.max(0, daysBetween(today, endDay))
  const days = pace > 0 && rest > 0 ? Math.ceil(rest / pace) : null
  const runsOut = days !== null && days < left
  return {
    called,
    rest,
    expected: called + Math.round(pace * left),
    emptyDay: runsOut ? addDays(later(today, startDay), days) : null,
  }
}

/** From which revenue on (minor units) how many percent of all of it. */
export type Step = { from: number; percent: number }

/** Refuses `bonusSteps` unless each step asks for more and gives more than the one before. */
export function checkSteps(steps: readonly Step[]): void {
  const rises = steps.every((one, n) => {
    const before = steps[n - 1]
    return !before || (one.from > before.from && one.percent > before.percent)
  })
  if (!rises) throw new Refusal('bonusSteps')
}

/** Which step a revenue reaches, what that brings, and how far the next one is (register C12). Rounded to the minor unit. */
export function bonusStand(steps: readonly Step[], revenue: number) {
  const reached = steps.findLast(({ from }) => revenue >= from) ?? null
  const next = steps.find(({ from }) => revenue < from) ?? null
  return {
    percent: reached?.percent ?? 0,
    bonus: reached ? Math.round((revenue * reached.percent) / 100) : 0,
    next: next && { ...next, missing: next.from - revenue },
  }
}
