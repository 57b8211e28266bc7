import { z } from 'zod'
import { activityFields } from '#features/activities/contract.ts'
import { defineOperation, fileAnswer } from '#shared/contract.ts'

const id = z.string().max(36)
const optionalId = id.nullish().transform((value) => value || null)
const optional = (largest: number) =>
  z
    .string()
    .trim()
    .max(largest)
    .nullish()
    .transform((value) => value || null)
const instant = z.iso.datetime().transform((text) => new Date(text).toISOString())

/** A colleague, a person of the customer, or just a name. */
const participant = z.object({
  memberId: optionalId,
  personId: optionalId,
  name: z.string().trim().min(1).max(200),
  email: z
    .email()
    .max(200)
    .nullish()
    .transform((value) => value ?? null),
})

const appointmentFields = {
  title: z.string().trim().min(1).max(300),
  customerId: optionalId,
  personId: optionalId,
  /** In whose calendar it stands; one's own, if left out. */
  memberId: optionalId,
  startsAt: instant,
  /** An hour later, if left out. */
  endsAt: instant.nullish(),
  place: optional(300),
  note: optional(5000),
  participants: z.array(participant).max(50),
}

export const appointment = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  memberId: z.string().nullable(),
  memberName: z.string().nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
  day: z.string(),
  place: z.string().nullable(),
  note: z.string().nullable(),
  participants: z.array(
    z.object({
      memberId: z.string().nullable(),
      personId: z.string().nullable(),
      name: z.string(),
      email: z.string().nullable(),
    }),
  ),
  state: z.enum(['cancelled', 'held', 'ahead', 'past']),
  /** The conversation that it became. */
  activityId: z.string().nullable(),
})
export type Appointment = z.infer<typeof appointment>

const undo = z.string()

export const contract = {
  listAppointments: defineOperation({
    method: 'GET',
    path: '/api/appointments',
    summary: 'Appointments between two days, by time.',
    input: z.object({
      from: z.iso.date(),
      to: z.iso.date(),
      /** Own ones (and those one stands in for or takes part in), or all that one may see. */
      list: z.enum(['mine', 'all']).default('mine'),
      customerId: id.optional(),
      personId: id.optional(),
      after: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: z.object({ appointments: z.array(appointment), next: z.string().nullable() }),
    example: { from: '2026-11-23', to: '2026-11-29' },
  }),
  getAppointment: defineOperation({
    method: 'GET',
    path: '/api/appointments/:id',
    summary: 'One appointment.',
    input: z.object({ id }),
    output: appointment.extend({ canChange: z.boolean() }),
  }),
  getAppointmentFile: defineOperation({
    method: 'GET',
    path: '/api/appointments/:id/ics',
    summary: 'The appointment as .ics, to take along into any calendar.',
    input: z.object({ id }),
    output: fileAnswer,
    answers: 'file',
  }),
  createAppointment: defineOperation({
    method: 'POST',
    path: '/api/appointments',
    summary: 'A new appointment.',
    input: z.object({ ...appointmentFields, participants: appointmentFields.participants.default([]) }),
    output: z.object({ id: z.string(), undo }),
    example: { title: 'Jahresgespräch Reiser Pumpen', startsAt: '2026-11-24T09:30:00Z', place: 'Herrenberg' },
  }),
  changeAppointment: defineOperation({
    method: 'PATCH',
    path: '/api/appointments/:id',
    summary: 'Changes the given fields; moved to another start it keeps its length.',
    input: z.object(appointmentFields).partial().extend({ id, version: z.number().int().optional() }),
    output: z.object({ version: z.number(), undo }),
  }),
  cancelAppointment: defineOperation({
    method: 'POST',
    path: '/api/appointments/:id/cancel',
    summary: 'It does not take place; it stays in the timeline as cancelled.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
  holdAppointment: defineOperation({
    method: 'POST',
    path: '/api/appointments/:id/held',
    summary: 'It took place: logs the visit or conversation at its time, with a report where one is given.',
    input: z.object({
      id,
      kind: z.enum(['visit', 'meeting', 'video', 'call']).default('visit'),
      text: z.string().trim().max(10_000).default(''),
      report: activityFields.report,
      followUp: z.object({ day: z.iso.date(), text: z.string().trim().max(1000).default('') }).optional(),
    }),
    output: z.object({ activityId: z.string(), undo }),
  }),
  deleteAppointment: defineOperation({
    method: 'DELETE',
    path: '/api/appointments/:id',
    summary: 'Deletes an appointment entered by mistake; undo brings it back.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
}
