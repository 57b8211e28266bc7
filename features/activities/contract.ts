import { z } from 'zod'
import { activityKinds } from '#features/contact-again/rules.ts'
import { task, taskFields } from '#features/tasks/contract.ts'
import { taskKinds } from '#features/tasks/rules.ts'
import { defineOperation } from '#shared/contract.ts'

const id = z.string().max(36)

const agreed = z.object({
  text: z.string().trim().min(1).max(1000),
  /** The task that keeps it, where there is one. */
  taskId: id.nullish().transform((value) => value ?? null),
})
export const report = z.object({
  participants: z.array(z.string().trim().min(1).max(200)).max(50),
  result: z.string().trim().max(10_000),
  agreed: z.array(agreed).max(50),
})

/** A line of what was agreed as it comes in: just words, or words that become a task. */
const agreedInput = agreed.extend({
  task: z
    .object({
      kind: z.enum(taskKinds).default('task'),
      assigneeId: taskFields.assigneeId,
      dueDay: taskFields.dueDay,
    })
    .optional(),
})
const reportInput = report.extend({
  agreed: z
    .array(
      z.union([
        z
          .string()
          .trim()
          .min(1)
          .max(1000)
          .transform((text) => ({ text, taskId: null, task: undefined })),
        agreedInput,
      ]),
    )
    .max(50)
    .default([]),
})
export type ReportInput = z.output<typeof reportInput>

export const activityFields = {
  customerId: id.nullish().transform((value) => value ?? null),
  personId: id.nullish().transform((value) => value ?? null),
  kind: z.enum(activityKinds),
  outcome: z
    .enum(['reached', 'notReached'])
    .nullish()
    .transform((value) => value ?? null),
  text: z.string().trim().max(10_000),
  report: reportInput.nullish().transform((value) => value ?? null),
}
/** When it happened; now, if left out. */
const at = z.iso.datetime().optional()

export const activity = z.object({
  id: z.string(),
  version: z.number(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  memberId: z.string().nullable(),
  memberName: z.string().nullable(),
  kind: z.enum(activityKinds),
  outcome: z.string().nullable(),
  /** Of a filed mail: it came in or went out. */
  direction: z.enum(['in', 'out']).nullable(),
  at: z.string(),
  day: z.string(),
  text: z.string(),
  report: report.nullable(),
})
export type Activity = z.infer<typeof activity>

export const contract = {
  getActivity: defineOperation({
    method: 'GET',
    path: '/api/activities/:id',
    summary: 'One activity or visit report, with the tasks that came out of it.',
    input: z.object({ id }),
    output: activity.extend({ tasks: z.array(task), canChange: z.boolean() }),
  }),
  logActivity: defineOperation({
    method: 'POST',
    path: '/api/activities',
    summary: 'Logs a conversation, a note or a visit report; a conversation resets the rhythm.',
    input: z.object({
      ...activityFields,
      at,
      /** A day to ask again, with what is to be done then. */
      followUp: z.object({ day: z.iso.date(), text: z.string().trim().max(1000).default('') }).optional(),
    }),
    output: z.object({ id: z.string(), undo: z.string() }),
    example: { kind: 'call', outcome: 'reached', text: 'Will Angebot bis Freitag.' },
  }),
  changeActivity: defineOperation({
    method: 'PATCH',
    path: '/api/activities/:id',
    summary: 'Corrects an activity; a report may bring new tasks.',
    input: z.object(activityFields).partial().extend({ id, at, version: z.number().int().optional() }),
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
