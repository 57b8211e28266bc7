import type { Instant } from '#shared/days.ts'

const usual = 60 * 60_000
const longestHours = 14 * 24

/** The end where none was named: an hour after the start. */
export function endOf(startsAt: Instant, endsAt: Instant | null | undefined): Instant {
  return endsAt ?? new Date(Date.parse(startsAt) + usual).toISOString()
}

/** Ends after it starts, within two weeks. */
export function isSpan(startsAt: Instant, endsAt: Instant): boolean {
  const hours = (Date.parse(endsAt) - Date.parse(startsAt)) / 3_600_000
  return hours > 0 && hours <= longestHours
}

/** What stands of an appointment today: cancelled, held (a conversation is logged), to come, or gone by without a word. */
export type AppointmentState = 'cancelled' | 'held' | 'ahead' | 'past'

export function stateOf(
  appointment: { startsAt: Instant; cancelledAt: Instant | null; activityId: string | null },
  now: Instant,
): AppointmentState {
  if (appointment.cancelledAt) return 'cancelled'
  if (appointment.activityId) return 'held'
  return appointment.startsAt > now ? 'ahead' : 'past'
}
