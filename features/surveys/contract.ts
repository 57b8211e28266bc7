import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { states } from './rules.ts'

const id = z.string().max(36)
const none = z.string().nullable()
const undo = z.string()

export const survey = z.object({
  id: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  personId: none,
  /** None where the person is gone. */
  personName: none,
  state: z.enum(states),
  createdAt: z.string(),
  byName: none,
  recipient: none,
  /** What the mail server said, or the key of a sentence of ours (`refusal.…`). */
  problem: none,
  expiresAt: z.string(),
  answeredAt: none,
  /** 0–10. */
  score: z.number().nullable(),
  sentence: none,
  mayContact: z.boolean().nullable(),
  /** Somebody has to follow it up: not yet said what became of it. */
  toFollow: z.boolean(),
  result: none,
  resultAt: none,
  resultByName: none,
})
export type Survey = z.infer<typeof survey>

const satisfaction = z.object({
  count: z.number(),
  /** Below 30 answers these themselves, the latest first. */
  scores: z.array(z.number()),
  /** From 30 on: −100 to 100 with its standard error and range. */
  nps: z
    .object({
      count: z.number(),
      score: z.number(),
      standardError: z.number(),
      low: z.number(),
      high: z.number(),
    })
    .nullable(),
  /** Answers count from this day on, the latest of each person. */
  since: z.string(),
  /** Counted are only the customers that the caller is concerned with. */
  ownOnly: z.boolean(),
})
export type ShownSatisfaction = z.infer<typeof satisfaction>

const handedOut = { url: z.string(), subject: z.string(), text: z.string() }
const policy = {
  everyDays: z.number().int().min(7).max(730),
  followDays: z.number().int().min(1).max(30),
}

export const contract = {
  getSatisfaction: defineOperation({
    method: 'GET',
    path: '/api/satisfaction',
    summary: 'How satisfied customers are: the answers, or from 30 on the NPS with its range; of one customer or all.',
    input: z.object({ customerId: id.optional() }),
    output: satisfaction,
  }),
  listSurveys: defineOperation({
    method: 'GET',
    path: '/api/surveys',
    summary:
      'Answers, the latest first, or whom we asked and who has not answered; `all`: the first of both, answers first.',
    input: z.object({
      customerId: id.optional(),
      state: z.enum(['answered', 'asked', 'all']).default('answered'),
      after: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(100).default(30),
    }),
    output: z.object({ surveys: z.array(survey), next: z.string().nullable() }),
  }),
  draftSurvey: defineOperation({
    method: 'GET',
    path: '/api/persons/:personId/survey',
    summary: 'Whether a person may be asked now, at which address, and what the mail says.',
    input: z.object({ personId: id }),
    output: z.object({
      /** A mail server is set: it leaves by itself; else there is a link to send. */
      mails: z.boolean(),
      /** The address of this server from outside is set. */
      reachable: z.boolean(),
      addresses: z.array(z.object({ address: z.string(), allowed: z.boolean(), missing: none, since: none })),
      /** Asked too recently; from this day on again. */
      againFrom: none,
      subject: z.string(),
      text: z.string(),
    }),
  }),
  askPerson: defineOperation({
    method: 'POST',
    path: '/api/persons/:personId/survey',
    summary: 'Asks one person: by mail where a mail server is set, else answers the link and a text to send.',
    input: z.object({ personId: id, address: z.email().max(200) }),
    output: z.object({
      id: z.string(),
      /** Where no mail server is set: what to send. */
      handedOut: z.object(handedOut).nullable(),
    }),
    secret: true,
  }),
  renewSurveyLink: defineOperation({
    method: 'POST',
    path: '/api/surveys/:id/link',
    summary: 'Another link to the same question, for whoever lost the first one; it runs out with it.',
    input: z.object({ id }),
    output: z.object(handedOut),
    secret: true,
  }),
  cancelSurvey: defineOperation({
    method: 'POST',
    path: '/api/surveys/:id/cancel',
    summary: 'Does not ask any more: its links open nothing.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
  noteSurveyResult: defineOperation({
    method: 'POST',
    path: '/api/surveys/:id/result',
    summary: 'What became of an answer, in one sentence; the follow-up is done with it.',
    input: z.object({ id, text: z.string().trim().min(1).max(500) }),
    output: z.object({ undo }),
  }),
  getSurveySettings: defineOperation({
    method: 'GET',
    path: '/api/survey-settings',
    summary: 'How often the same person may be asked, and how soon a low score is followed up.',
    input: z.object({}),
    output: z.object({ ...policy, canChange: z.boolean() }),
  }),
  changeSurveySettings: defineOperation({
    method: 'PATCH',
    path: '/api/survey-settings',
    summary: 'Changes how often somebody is asked and how soon a low score is followed up.',
    input: z.object(policy).partial(),
    output: z.object({}),
  }),
}
