import type { Day, Instant } from '#shared/days.ts'
import type { TourStop } from './contract.ts'
import { addressOf } from './rules.ts'

/** The visits of a tour as one iCalendar file. Taken again for the same day, a calendar changes its entries instead of doubling them. */
export async function icsOf(stops: readonly TourStop[], { day, now }: { day: Day; now: Instant }): Promise<string> {
  const { default: ical, ICalCalendarMethod } = await import('ical-generator')
  const calendar = ical({
    prodId: { company: 'Bordmittel', product: 'Bordmittel', language: 'DE' },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const stop of stops) {
    calendar.createEvent({
      id: `tour-${day}-${stop.id}@bordmittel`,
      // Counts up with every file, so that the newer one holds.
      sequence: Math.floor(Date.parse(now) / 1000),
      stamp: new Date(now),
      start: new Date(stop.arrivesAt),
      end: new Date(stop.leavesAt),
      summary: stop.name,
      location: addressOf(stop) || null,
      description: stop.phone,
    })
  }
  return calendar.toString()
}
