import type { Appointment } from './contract.ts'

/** The appointment as an iCalendar file. Times are UTC, so that any calendar shows them in its own zone. */
export async function icsOf(
  appointment: Appointment,
  { memberEmail, now }: { memberEmail: string | null; now: string },
): Promise<string> {
  const { default: ical, ICalCalendarMethod, ICalEventStatus } = await import('ical-generator')
  const cancelled = appointment.state === 'cancelled'
  const calendar = ical({
    prodId: { company: 'Bordmittel', product: 'Bordmittel', language: 'DE' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  const people = [appointment.customerName, appointment.personName, ...appointment.participants.map(({ name }) => name)]
  calendar.createEvent({
    id: `${appointment.id}@bordmittel`,
    sequence: appointment.version,
    stamp: new Date(now),
    start: new Date(appointment.startsAt),
    end: new Date(appointment.endsAt),
    summary: appointment.title,
    location: appointment.place,
    description:
      [appointment.note, [...new Set(people.filter(Boolean))].join(', ')].filter(Boolean).join('\n\n') || null,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: memberEmail ? { name: appointment.memberName ?? memberEmail, email: memberEmail } : null,
  })
  return calendar.toString()
}
