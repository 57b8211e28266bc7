import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { repeatUnits, taskKinds } from './rules.ts'

const id = z.string().max(36)
const optionalId = id.nullish().transform((value) => value || null)
const repeat = z.object({ every: z.number().int().min(1).max(366), unit: z.enum(repeatUnits) })
const outsider = z.object({
  name: z.string().trim().min(1).max(200),
  email: z
    .email()
    .max(200)
    .nullish()
    .transform((value) => value ?? null),
})

export const taskFields = {
  kind: z.enum(taskKinds),
  customerId: optionalId,
  personId: optionalId,
  /** The colleague who does it or sees to it, with or without a login. */
  assigneeId: optionalId,
  /** Somebody outside who does it; the assignee sees to it. */
  delegatedTo: outsider.nullish().transform((value) => value ?? null),
  text: z.string().trim().min(1).max(1000),
  /** Promise: promised until. */
  dueDay: z.iso
    .date()
    .nullish()
    .transform((value) => value ?? null),
  repeat: repeat.nullish().transform((value) => value ?? null),
}

export const task = z.object({
  id: z.string(),
  version: z.number(),
  kind: z.enum(taskKinds),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  delegatedTo: z.object({ name: z.string(), email: z.string().nullable() }).nullable(),
  text: z.string(),
  dueDay: z.string().nullable(),
  /** Days past its day while it is open. */
  overdueDays: z.number(),
  setOn: z.string(),
  repeat: repeat.nullable(),
  doneAt: z.string().nullable(),
  doneById: z.string().nullable(),
  createdById: z.string().nullable(),
  createdAt: z.string(),
})
export type Task = z.infer<typeof task>

const undo = z.string()

export const contract = {
  listTasks: defineOperation({
    method: 'GET',
    path: '/api/tasks',
    summary: 'Follow-ups, tasks and promises: open ones by day (overdue first), done ones the latest first.',
    input: z.object({
      /** Whose: own ones and those one stands in for; given to others; everybody's. Default: own, or all of a customer. */
      list: z.enum(['mine', 'delegated', 'all']).optional(),
      assignee: z.array(id).max(50).optional(),
      customerId: id.optional(),
      personId: id.optional(),
      kinds: z.array(z.enum(taskKinds)).optional(),
      state: z.enum(['open', 'done']).default('open'),
      /** Only those due on or before this day. */
      until: z.iso.date().optional(),
      after: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      tasks: z.array(task),
      next: z.string().nullable(),
      /** All that fit, of which overdue; on the first page. */
      total: z.number(),
      overdue: z.number(),
    }),
  }),
  getTask: defineOperation({
    method: 'GET',
    path: '/api/tasks/:id',
    summary: 'One follow-up, task or promise.',
    input: z.object({ id }),
    output: task.extend({ canChange: z.boolean() }),
  }),
  createTask: defineOperation({
    method: 'POST',
    path: '/api/tasks',
    summary: 'A new follow-up, task or promise, also for a colleague or for somebody outside.',
    input: z.object({ ...taskFields, kind: taskFields.kind.default('task'), assigneeId: optionalId.optional() }),
    output: z.object({ id: z.string(), undo }),
    example: { kind: 'promise', text: 'Muster an Technik Vogt', dueDay: '2099-11-27' },
  }),
  changeTask: defineOperation({
    method: 'PATCH',
    path: '/api/tasks/:id',
    summary: 'Changes the given fields: another day, another colleague, how often it comes round.',
    input: z.object(taskFields).partial().extend({ id, version: z.number().int().optional() }),
    output: z.object({ version: z.number(), undo }),
  }),
  moveTasks: defineOperation({
    method: 'POST',
    path: '/api/tasks/move',
    summary: 'Moves several open tasks to a day.',
    input: z.object({ ids: z.array(id).min(1).max(200), dueDay: z.iso.date() }),
    output: z.object({ moved: z.number(), undo }),
  }),
  finishTask: defineOperation({
    method: 'POST',
    path: '/api/tasks/:id/finish',
    summary: 'Done. If it comes round, the next one is made and answered.',
    input: z.object({ id }),
    output: z.object({ next: z.object({ id: z.string(), dueDay: z.string() }).nullable(), undo }),
  }),
  reopenTask: defineOperation({
    method: 'POST',
    path: '/api/tasks/:id/reopen',
    summary: 'Not done after all.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
  deleteTask: defineOperation({
    method: 'DELETE',
    path: '/api/tasks/:id',
    summary: 'Deletes a task, and with it the ones that would come round; undo brings it back.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
}
