import { z } from 'zod'
import { task } from '#features/tasks/contract.ts'
import { defineOperation } from '#shared/contract.ts'
import { complaintStates } from './rules.ts'

const id = z.string().max(36)
const text = z.string().trim().min(1).max(2000)
const day = z.iso.date()
const promise = z
  .string()
  .trim()
  .max(1000)
  .nullable()
  .transform((value) => value || null)
const undo = z.string()

export const complaint = z.object({
  id: z.string(),
  version: z.number(),
  /** Our own: R-2026-007. */
  number: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  text: z.string(),
  receivedDay: z.string(),
  state: z.enum(complaintStates),
  /** What was promised to the customer, and until when. */
  promise: z.string().nullable(),
  promisedUntil: z.string().nullable(),
  /** When the customer is to have an answer; none once there is one. */
  answerDue: z.string().nullable(),
  overdueDays: z.number(),
  takenAt: z.string().nullable(),
  takenById: z.string().nullable(),
  takenByName: z.string().nullable(),
  answer: z.string().nullable(),
  answeredOn: z.string().nullable(),
  answeredByName: z.string().nullable(),
  closedAt: z.string().nullable(),
  closedByName: z.string().nullable(),
  createdById: z.string().nullable(),
  createdByName: z.string().nullable(),
})
export type Complaint = z.infer<typeof complaint>

export const contract = {
  listComplaints: defineOperation({
    method: 'GET',
    path: '/api/complaints',
    summary: 'Complaints: open ones by the day an answer is due, closed ones the latest first.',
    input: z.object({
      state: z.enum(['open', 'closed']).default('open'),
      customerId: id.optional(),
      /** Only those the caller sees to: taken oneself, or untaken at own customers; also of those one stands in for. */
      mine: z.boolean().optional(),
      after: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      complaints: z.array(complaint),
      next: z.string().nullable(),
      /** All that fit, of which past the promised day; on the first page. */
      total: z.number(),
      overdue: z.number(),
    }),
  }),
  getComplaint: defineOperation({
    method: 'GET',
    path: '/api/complaints/:id',
    summary: 'One complaint with the tasks that came out of it.',
    input: z.object({ id }),
    output: complaint.extend({ tasks: z.array(task), canChange: z.boolean() }),
  }),
  createComplaint: defineOperation({
    method: 'POST',
    path: '/api/complaints',
    summary: 'Takes in a complaint under the next number of the year.',
    input: z.object({
      customerId: id,
      personId: id.nullish(),
      text,
      /** Today unless said otherwise. */
      receivedDay: day.optional(),
      promise: promise.optional(),
      promisedUntil: day.nullish(),
    }),
    output: z.object({ id: z.string(), number: z.string(), undo }),
    example: {
      customerId: '01990000-0000-7000-8000-000000000000',
      text: 'Drei von zwanzig Wellen außer Toleranz.',
      promise: '8D-Bericht',
      promisedUntil: '2099-11-27',
    },
  }),
  changeComplaint: defineOperation({
    method: 'PATCH',
    path: '/api/complaints/:id',
    summary: 'Corrects the words, the person, the day it came in, or what was promised.',
    input: z.object({
      id,
      version: z.number().int().optional(),
      personId: id.nullable().optional(),
      text: text.optional(),
      receivedDay: day.optional(),
      promise: promise.optional(),
      promisedUntil: day.nullable().optional(),
    }),
    output: z.object({ version: z.number(), undo }),
  }),
  takeComplaint: defineOperation({
    method: 'POST',
    path: '/api/complaints/:id/take',
    summary: '"I take it": in work, and whose it is.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
  askAboutComplaint: defineOperation({
    method: 'POST',
    path: '/api/complaints/:id/tasks',
    summary: 'A task for a colleague (with or without a login) that belongs to the complaint; takes it if nobody has.',
    input: z.object({ id, assigneeId: id.nullish(), text: z.string().trim().min(1).max(900), dueDay: day.nullish() }),
    output: z.object({ id: z.string(), undo }),
  }),
  answerComplaint: defineOperation({
    method: 'POST',
    path: '/api/complaints/:id/answer',
    summary: 'The customer has an answer: what was said or sent, and when. Corrects an answer that is there.',
    input: z.object({ id, answer: text, answeredOn: day.optional() }),
    output: z.object({ undo }),
  }),
  closeComplaint: defineOperation({
    method: 'POST',
    path: '/api/complaints/:id/close',
    summary: 'Done with, after the answer.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
  reopenComplaint: defineOperation({
    method: 'POST',
    path: '/api/complaints/:id/reopen',
    summary: 'Back to work: the customer is not content. The answer so far is kept as text.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
  deleteComplaint: defineOperation({
    method: 'DELETE',
    path: '/api/complaints/:id',
    summary: 'Taken in by mistake; its number is not given again. Undo brings it back.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
}
