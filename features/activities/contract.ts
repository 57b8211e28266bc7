import { z } from 'zod'
import { activityKinds } from '#features/contact-again/rules.ts'
import { defineOperation } from '#shared/contract.ts'

const id = z.string().max(36)
const report = z.object({
  participants: z.array(z.string().trim().max(200)).max(50),
  result: z.string().trim().max(10_000),
  agreed: z.array(z.string().trim().max(1000)).max(50),
})

export const activityFields = {
  customerId: id.nullish().transform((value) => value ?? null),
  personId: id.nullish().transform((value) => value ?? null),
  kind: z.enum(activityKinds),
  outcome: z
    .enum(['reached', 'notReached'])
    .nullish()
    .transform((value) => value ?? null),
  /** When it happened; now, if left out. */
  at: z.iso.datetime().optional(),
  text: z.string().trim().max(10_000),
  report: report.nullish().transform((value) => value ?? null),
}

export const activity = z.object({
  id: z.string(),
  version: z.number(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  memberId: z.string().nullable(),
  kind: z.enum(activityKinds),
  outcome: z.string().nullable(),
  at: z.string(),
  day: z.string(),
  text: z.string(),
  report: report.nullable(),
})
export type Activity = z.infer<typeof activity>

export const contract = {
  logActivity: defineOperation({
    method: 'POST',
    path: '/api/activities',
    summary: 'Logs a conversation, a note or a visit report; a conversation resets the rhythm.',
    input: z.object({
      ...activityFields,
      /** A day to ask again, with what is to be done then. */
      followUp: z.object({ day: z.iso.date(), text: z.string().trim().max(1000).default('') }).optional(),
    }),
    output: z.object({ id: z.string(), undo: z.string() }),
    example: { kind: 'call', outcome: 'reached', text: 'Will Angebot bis Freitag.' },
  }),
  changeActivity: defineOperation({
    method: 'PATCH',
    path: '/api/activities/:id',
    summary: 'Corrects an activity.',
    input: z.object(activityFields).partial().extend({ id, version: z.number().int().optional() }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  deleteActivity: defineOperation({
    method: 'DELETE',
    path: '/api/activities/:id',
    summary: 'Deletes an activity; undo brings it back.',
    input: z.object({ id }),
    output: z.object({ undo: z.string() }),
  }),
}
