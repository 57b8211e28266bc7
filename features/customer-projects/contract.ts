import { z } from 'zod'
import { task } from '#features/tasks/contract.ts'
import { defineOperation } from '#shared/contract.ts'

const id = z.string().max(36)
const undo = z.object({ undo: z.string() })
const fields = {
  name: z.string().trim().min(1).max(200),
  goal: z.string().trim().max(2000),
  untilDay: z.iso.date().nullable(),
}

const project = z.object({
  id: z.string(),
  customerId: z.string(),
  name: z.string(),
  goal: z.string(),
  untilDay: z.string().nullable(),
  doneAt: z.string().nullable(),
  /** Days past its own day while it is open. */
  overdueDays: z.number(),
  /** Tasks of the customer by day, done ones last. */
  steps: z.array(task),
  /** Open steps past their day. */
  overdue: z.number(),
})
export type Project = z.infer<typeof project>

export const contract = {
  listCustomerProjects: defineOperation({
    method: 'GET',
    path: '/api/customers/:customerId/projects',
    summary: 'The projects of a customer with their steps: who does what until when; open ones first, at most 100.',
    input: z.object({ customerId: id }),
    output: z.object({ projects: z.array(project), canChange: z.boolean() }),
  }),
  createCustomerProject: defineOperation({
    method: 'POST',
    path: '/api/customers/:customerId/projects',
    summary: 'Begins a project of a customer.',
    input: z.object({
      customerId: id,
      ...fields,
      goal: fields.goal.default(''),
      untilDay: fields.untilDay.default(null),
    }),
    output: undo.extend({ id: z.string() }),
  }),
  changeCustomerProject: defineOperation({
    method: 'PATCH',
    path: '/api/customer-projects/:id',
    summary: 'Changes name, goal or day of a project, or says that it is done or open again.',
    input: z
      .object({ ...fields, done: z.boolean() })
      .partial()
      .extend({ id }),
    output: undo,
  }),
  deleteCustomerProject: defineOperation({
    method: 'DELETE',
    path: '/api/customer-projects/:id',
    summary: 'Deletes a project with its open steps; what is done stays with the customer.',
    input: z.object({ id }),
    output: undo,
  }),
  addProjectStep: defineOperation({
    method: 'POST',
    path: '/api/customer-projects/:id/steps',
    summary: 'A step: who does what until when. It is a task of that member, and changed, done or deleted as one.',
    input: z.object({ id, text: z.string().trim().min(1).max(1000), memberId: id, dueDay: z.iso.date() }),
    output: undo.extend({ taskId: z.string() }),
  }),
}
