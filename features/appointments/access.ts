import { canLog, type Responsibility } from '#features/customers/access.ts'
import { type Actor, has, is } from '#shared/actor.ts'

/** Whose appointment it is. */
export type AppointmentHolders = {
  memberId: string | null
  createdById: string | null
  participants: readonly { memberId: string | null }[]
}

/** Appointments at a customer go with its timeline; others are read by those who take part, and the lead. */
export function canReadAppointment(actor: Actor, appointment: AppointmentHolders, customerReadable: boolean): boolean {
  return customerReadable || takesPart(actor, appointment) || has(actor, 'management', 'salesLead')
}

/** Whose calendar it stands in, who made it, or whoever may log at the customer. */
export function canChangeAppointment(
  actor: Actor,
  appointment: AppointmentHolders,
  customer: Responsibility | null,
): boolean {
  if (is(actor, appointment.memberId) || is(actor, appointment.createdById)) return true
  return customer ? canLog(actor, customer) : has(actor, 'management', 'salesLead')
}

/** Whoever may log at the customer; without a customer whoever does anything at all. */
export function canMakeAppointment(actor: Actor, customer: Responsibility | null): boolean {
  return customer ? canLog(actor, customer) : actor.roles.some((role) => role !== 'reader')
}

function takesPart(actor: Actor, { memberId, createdById, participants }: AppointmentHolders): boolean {
  return (
    is(actor, memberId) || is(actor, createdById) || participants.some((participant) => is(actor, participant.memberId))
  )
}
