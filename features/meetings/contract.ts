import { z } from 'zod'
import { defineOperation, fileAnswer } from '#shared/contract.ts'
import { meetingKinds, pointKinds, sentences } from './rules/agenda.ts'

const id = z.string().max(36)
const ids = z.array(id).max(50)
const day = z.iso.date()
const undo = z.object({ undo: z.string() })

const named = z.object({ id: z.string(), name: z.string() })
const line = z.object({
  says: z.enum(sentences),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  internal: z.boolean(),
  customerId: z.string().nullable(),
})
const decision = z.object({
  id: z.string(),
  text: z.string(),
  /** The task that came of it; none: nobody was given it. */
  taskId: z.string().nullable(),
  name: z.string().nullable(),
  dueDay: z.string().nullable(),
  doneOn: z.string().nullable(),
  internal: z.boolean(),
})
const point = z.object({
  /** None before the meeting has begun: the agenda is still prepared anew at each look. */
  id: z.string().nullable(),
  kind: z.enum(pointKinds),
  title: z.string(),
  lines: z.array(line),
  minutes: z.string(),
  internal: z.boolean(),
  decisions: z.array(decision),
})
export type ShownPoint = z.infer<typeof point>

const brief = z.object({
  id: z.string(),
  kind: z.enum(meetingKinds),
  customerId: z.string().nullable(),
  day: z.string(),
  state: z.enum(['planned', 'begun', 'done']),
  members: z.array(named),
})
export type MeetingBrief = z.infer<typeof brief>

export const contract = {
  listMeetings: defineOperation({
    method: 'GET',
    path: '/api/meetings',
    summary:
      'The quarterly reviews and annual talks with a customer, or without one the meetings of the series in which the caller takes part (who leads: all); the latest first.',
    input: z.object({
      customerId: id.optional(),
      after: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(100).default(30),
    }),
    output: z.object({
      meetings: z.array(brief),
      next: z.string().nullable(),
      /** Of which kinds the caller may call one here. */
      mayCall: z.array(z.enum(meetingKinds)),
    }),
  }),
  getMeeting: defineOperation({
    method: 'GET',
    path: '/api/meetings/:id',
    summary: 'A meeting with its agenda: prepared anew until it begins, kept as it was from then on.',
    input: z.object({ id }),
    output: brief.extend({
      customerName: z.string().nullable(),
      persons: z.array(named),
      points: z.array(point),
      /** Of the papers for the customer unless asked otherwise. */
      language: z.enum(['de', 'en']),
      canChange: z.boolean(),
    }),
  }),
  planMeeting: defineOperation({
    method: 'POST',
    path: '/api/meetings',
    summary:
      'A meeting on a day, with those of us who take part; a quarterly review or an annual talk also with people of the customer.',
    input: z.object({
      kind: z.enum(meetingKinds),
      customerId: id.optional(),
      day,
      memberIds: ids.min(1),
      personIds: ids.default([]),
    }),
    output: undo.extend({ id: z.string() }),
  }),
  changeMeeting: defineOperation({
    method: 'PATCH',
    path: '/api/meetings/:id',
    summary: 'Another day, other people.',
    input: z
      .object({ day, memberIds: ids.min(1), personIds: ids })
      .partial()
      .extend({ id }),
    output: undo,
  }),
  deleteMeeting: defineOperation({
    method: 'DELETE',
    path: '/api/meetings/:id',
    summary: 'Deletes a meeting; tasks that came of it stay. Undo brings it back.',
    input: z.object({ id }),
    output: undo,
  }),
  beginMeeting: defineOperation({
    method: 'POST',
    path: '/api/meetings/:id/begin',
    summary: 'Keeps the agenda as it is prepared now; refused `meetingBegun` the second time.',
    input: z.object({ id }),
    output: undo,
  }),
  writeMeetingPoint: defineOperation({
    method: 'PUT',
    path: '/api/meetings/:id/points',
    summary:
      'Minutes of a point, whether it is internal, or a point of one’s own; with `seen` refused `minutesChanged` where others wrote meanwhile.',
    input: z.object({
      id,
      pointId: id.optional(),
      title: z.string().trim().min(1).max(200).optional(),
      minutes: z.string().trim().max(4000).optional(),
      /** The minutes as the writer saw them. */
      seen: z.string().trim().max(4000).optional(),
      internal: z.boolean().optional(),
    }),
    output: undo.extend({ pointId: z.string() }),
  }),
  decideInMeeting: defineOperation({
    method: 'POST',
    path: '/api/meetings/:id/decisions',
    summary: 'What was decided at a point; with somebody of us and a day it is a task of that member.',
    input: z.object({
      id,
      pointId: id,
      text: z.string().trim().min(1).max(300),
      memberId: id.nullable().default(null),
      dueDay: day.nullable().default(null),
      internal: z.boolean().default(false),
    }),
    output: undo.extend({ decisionId: z.string() }),
  }),
  removeMeetingDecision: defineOperation({
    method: 'DELETE',
    path: '/api/meetings/:id/decisions/:decisionId',
    summary: 'Takes a decision out, with its task unless that is done.',
    input: z.object({ id, decisionId: id }),
    output: undo,
  }),
  finishMeeting: defineOperation({
    method: 'POST',
    path: '/api/meetings/:id/finish',
    summary: 'The meeting is over; with a day the next one of its series is planned, with the same people.',
    input: z.object({ id, nextDay: day.nullable().default(null) }),
    output: undo.extend({ nextId: z.string().nullable() }),
  }),
  getMeetingPaper: defineOperation({
    method: 'GET',
    path: '/api/meetings/:id/paper',
    summary:
      'The meeting as PDF for ourselves; a talk with a customer also for them without all that is internal, as PDF or PowerPoint.',
    input: z.object({
      id,
      reader: z.enum(['customer', 'internal']),
      format: z.enum(['pdf', 'pptx']).default('pdf'),
      language: z.enum(['de', 'en']).optional(),
    }),
    output: fileAnswer,
    answers: 'file',
    runs: 'report',
  }),
}
