import { z } from 'zod'
import { activity } from '#features/activities/contract.ts'
import { appointment } from '#features/appointments/contract.ts'
import { complaint } from '#features/complaints/contract.ts'
import { fire } from '#features/fires/contract.ts'
import { lead } from '#features/leads/contract.ts'
import { offer } from '#features/offers/contract.ts'
import { concession } from '#features/offers/negotiation/contract.ts'
import { sample } from '#features/samples/contract.ts'
import { survey } from '#features/surveys/contract.ts'
import { task } from '#features/tasks/contract.ts'
import { defineOperation } from '#shared/contract.ts'
import { changeNames, timelineKinds } from './rules.ts'

const id = z.string().max(36)

const attached = z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number() })

/** One thing that happened or is planned. `type` says which of the parts is there; the others are none. */
const entry = z.object({
  type: z.enum([
    'activity',
    'task',
    'appointment',
    'fire',
    'complaint',
    'sample',
    'lead',
    'offer',
    'concession',
    'survey',
    'file',
    'change',
  ]),
  id: z.string(),
  /** Where it stands in time: an instant, or the day of an open task. */
  at: z.string(),
  activity: activity.nullable(),
  task: task.nullable(),
  appointment: appointment.nullable(),
  fire: fire.nullable(),
  complaint: complaint.nullable(),
  sample: sample.nullable(),
  lead: lead.nullable(),
  offer: offer.nullable(),
  concession: concession.nullable(),
  /** An answer about satisfaction; only for who may see it. */
  survey: survey.nullable(),
  file: attached.extend({ createdById: z.string().nullable() }).nullable(),
  change: z
    .object({
      memberId: z.string().nullable(),
      memberName: z.string().nullable(),
      customerName: z.string().nullable(),
      /** The person or opportunity that it is about. */
      subject: z.string().nullable(),
      amount: z.number().nullable(),
      currency: z.string().nullable(),
      changes: z.array(
        z.object({
          what: z.enum(changeNames),
          from: z.string().nullable(),
          to: z.string().nullable(),
          fields: z.array(z.string()),
        }),
      ),
    })
    .nullable(),
  files: z.array(attached),
  canChange: z.boolean(),
})
export type TimelineEntry = z.infer<typeof entry>

export const contract = {
  listTimeline: defineOperation({
    method: 'GET',
    path: '/api/timeline',
    offline: true,
    summary: 'Everything about a customer or a person in the order of time, the latest (and what is planned) first.',
    input: z.object({
      customerId: id.optional(),
      personId: id.optional(),
      kinds: z.array(z.enum(timelineKinds)).optional(),
      after: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(100).default(30),
    }),
    output: z.object({ entries: z.array(entry), next: z.string().nullable() }),
  }),
}
