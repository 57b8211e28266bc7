import { z } from 'zod'
import { defineOperation, fileAnswer } from '#shared/contract.ts'
import { markableParts, raciRoles, textParts } from '../rules/plan.ts'

const id = z.string().max(36)
const day = z.iso.date()
const undo = z.object({ undo: z.string() })
const line = z.string().trim().min(1).max(300)
const longest = 10_000
const text = z.string().max(longest)
const value = z.number().min(-1e12).max(1e12).nullable()
const nothing = z.string().nullable()

const goalFields = {
  text: line,
  measure: z.string().trim().max(120),
  unit: z.string().trim().max(20),
  from: value,
  to: value,
  now: value,
  dueDay: day.nullable(),
  internal: z.boolean(),
}
const riskFields = { text: line, answer: z.string().trim().max(2000) }

/** All that a plan says. */
export const content = z.object({
  fromDay: z.string(),
  toDay: z.string(),
  texts: z.record(z.enum(textParts), z.string()),
  internal: z.array(z.enum(markableParts)),
  goals: z.array(z.object({ ...goalFields, id: z.string(), dueDay: nothing })),
  actions: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      goalId: nothing,
      memberId: nothing,
      member: z.string(),
      dueDay: nothing,
      doneOn: nothing,
      cost: z.number().nullable(),
      raci: z.array(z.object({ memberId: z.string(), member: z.string(), role: z.enum(raciRoles) })),
      internal: z.boolean(),
    }),
  ),
  raci: z.boolean(),
  risks: z.array(z.object({ ...riskFields, id: z.string() })),
  team: z.array(z.object({ id: z.string(), memberId: z.string(), member: z.string(), task: z.string() })),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      function: nothing,
      roles: z.array(z.string()),
      influence: nothing,
      support: nothing,
      interest: nothing,
    }),
  ),
  figures: z.object({
    currency: z.string(),
    revenue: z.number(),
    revenueBefore: z.number(),
    potential: z.number().nullable(),
  }),
})

const version = z.object({
  id: z.string(),
  day: z.string(),
  note: z.string(),
  /** Who kept it. */
  member: nothing,
})

export const contract = {
  getAccountPlan: defineOperation({
    method: 'GET',
    path: '/api/key-accounts/:customerId/plan',
    summary: 'The plan of a key account: the one of now, or the one that is named; with what is known of the customer.',
    input: z.object({ customerId: id, planId: id.optional() }),
    output: z.object({
      /** By period, the latest first. */
      plans: z.array(z.object({ id: z.string(), fromDay: z.string(), toDay: z.string() })),
      plan: content
        .extend({
          id: z.string(),
          version: z.number(),
          reviewMonths: z.number(),
          /** The task of the next review; none: nobody will be reminded. */
          review: z.object({ taskId: z.string(), day: nothing, memberId: nothing }).nullable(),
          reviewedOn: nothing,
          progress: z.object({ due: z.number(), done: z.number() }),
          /** Action → its task, and whether the caller may finish it. */
          tasks: z.record(z.string(), z.object({ taskId: z.string(), canFinish: z.boolean() })),
          versions: z.number(),
        })
        .nullable(),
      known: content.pick({ figures: true, people: true }),
      /** Of the papers for this customer unless asked otherwise. */
      language: z.enum(['de', 'en']),
      canChange: z.boolean(),
    }),
  }),
  createAccountPlan: defineOperation({
    method: 'POST',
    path: '/api/key-accounts/:customerId/plan',
    summary:
      'A plan for a period, empty or with texts, goals, risks and team of another plan; its first review becomes a task.',
    input: z.object({ customerId: id, fromDay: day, toDay: day, copyOf: id.optional() }),
    output: undo.extend({ id: z.string() }),
  }),
  changeAccountPlan: defineOperation({
    method: 'PATCH',
    path: '/api/account-plans/:id',
    summary: 'Changes period, months between reviews, the next review, or whether actions have RACI roles.',
    input: z
      .object({
        fromDay: day,
        toDay: day,
        reviewMonths: z.number().int().min(1).max(24),
        raci: z.boolean(),
        review: z.object({ day, memberId: id }),
      })
      .partial()
      .extend({ id }),
    output: undo,
  }),
  deleteAccountPlan: defineOperation({
    method: 'DELETE',
    path: '/api/account-plans/:id',
    summary: 'Deletes a plan with its open tasks; undo brings all of it back.',
    input: z.object({ id }),
    output: undo,
  }),
  writePlanText: defineOperation({
    method: 'PUT',
    path: '/api/account-plans/:id/texts/:part',
    summary: 'Writes one part; refused `planTextChanged` where it is no longer as the writer saw it.',
    input: z.object({ id, part: z.enum(textParts), text, seen: text }),
    output: undo,
  }),
  markPlanPart: defineOperation({
    method: 'PUT',
    path: '/api/account-plans/:id/parts/:part/internal',
    summary: 'Keeps a part from the customer, or not.',
    input: z.object({ id, part: z.enum(markableParts), internal: z.boolean() }),
    output: undo,
  }),
  savePlanGoal: defineOperation({
    method: 'PUT',
    path: '/api/account-plans/:id/goals',
    summary: 'A goal with measure and day: a new one, or the one that is named.',
    input: z.object({ id, goalId: id.optional(), ...goalFields }),
    output: undo.extend({ goalId: z.string() }),
  }),
  savePlanAction: defineOperation({
    method: 'PUT',
    path: '/api/account-plans/:id/actions',
    summary: 'What somebody does until a day, as a task of that member: a new one, or the one that is named.',
    input: z.object({
      id,
      actionId: id.optional(),
      text: line,
      memberId: id,
      dueDay: day,
      goalId: id.nullable(),
      /** Minor units of the company's currency. */
      cost: z.number().int().min(0).max(1e13).nullable(),
      /** Left out: as it was. */
      raci: z
        .array(z.object({ memberId: id, role: z.enum(raciRoles) }))
        .max(20)
        .optional(),
      internal: z.boolean(),
    }),
    output: undo.extend({ actionId: z.string() }),
  }),
  savePlanRisk: defineOperation({
    method: 'PUT',
    path: '/api/account-plans/:id/risks',
    summary: 'What may go wrong and what we do about it: a new one, or the one that is named.',
    input: z.object({ id, riskId: id.optional(), ...riskFields }),
    output: undo.extend({ riskId: z.string() }),
  }),
  savePlanMember: defineOperation({
    method: 'PUT',
    path: '/api/account-plans/:id/team/:memberId',
    summary: 'Who of us works on this customer, and what they do.',
    input: z.object({ id, memberId: id, task: z.string().trim().max(300) }),
    output: undo,
  }),
  removePlanEntry: defineOperation({
    method: 'DELETE',
    path: '/api/account-plans/:id/:list/:entryId',
    summary: 'Takes a goal, an action with its open task, a risk or a member of the team out of the plan.',
    input: z.object({ id, list: z.enum(['goals', 'actions', 'risks', 'team']), entryId: id }),
    output: undo,
  }),
  keepPlanVersion: defineOperation({
    method: 'POST',
    path: '/api/account-plans/:id/versions',
    summary: 'Keeps the plan as it stands today.',
    input: z.object({ id, note: z.string().trim().max(200).default('') }),
    output: undo.extend({ versionId: z.string() }),
  }),
  listPlanVersions: defineOperation({
    method: 'GET',
    path: '/api/account-plans/:id/versions',
    summary: 'What was kept of a plan, the latest first; at most 200.',
    input: z.object({ id }),
    output: z.object({ customerId: z.string(), versions: z.array(version), canChange: z.boolean() }),
  }),
  getPlanVersion: defineOperation({
    method: 'GET',
    path: '/api/account-plans/:id/versions/:versionId',
    summary: 'The plan as it was kept, or as it is now (`now`).',
    input: z.object({ id, versionId: id }),
    output: version.extend({ content }),
  }),
  restorePlanTexts: defineOperation({
    method: 'POST',
    path: '/api/account-plans/:id/versions/:versionId/restore',
    summary: 'Gives parts the words that they had then.',
    input: z.object({ id, versionId: id, parts: z.array(z.enum(textParts)).min(1) }),
    output: undo,
  }),
  getPlanPaper: defineOperation({
    method: 'GET',
    path: '/api/account-plans/:id/paper',
    summary: 'The plan as PDF: for the customer without all that is internal, or for ourselves with all of it.',
    input: z.object({ id, reader: z.enum(['customer', 'internal']), language: z.enum(['de', 'en']).optional() }),
    output: fileAnswer,
    answers: 'file',
    runs: 'report',
  }),
}
