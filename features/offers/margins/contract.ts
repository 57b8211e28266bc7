import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { decisions } from './rules.ts'

const id = z.string().max(36)
const words = z
  .string()
  .trim()
  .max(500)
  .nullish()
  .transform((value) => value || null)

/** Inside the company only: minor units, the rate in basis points. */
export const margin = z.object({
  priced: z.number(),
  cost: z.number(),
  margin: z.number(),
  /** Lines that are left out, as nobody knows their cost. */
  unknown: z.number(),
  rate: z.number().nullable(),
  below: z.boolean(),
})

/** The latest request to send an offer below the least margin, and what was said to it. */
export const approval = z.object({
  id: z.string(),
  reason: z.string(),
  askedByName: z.string().nullable(),
  askedAt: z.string(),
  decision: z.enum(decisions).nullable(),
  words: z.string().nullable(),
  decidedByName: z.string().nullable(),
  /** Approved, and neither price nor margin fell since. */
  holds: z.boolean(),
})

const request = approval.omit({ holds: true, decision: true, words: true, decidedByName: true }).extend({
  offerId: z.string(),
  number: z.string(),
  opportunityTitle: z.string(),
  customerName: z.string().nullable(),
  net: z.number(),
  currency: z.string(),
  margin: z.number(),
  rate: z.number().nullable(),
  /** The company's minimum, basis points. */
  minimum: z.number().nullable(),
  canDecide: z.boolean(),
})
export type ApprovalRequest = z.infer<typeof request>

export const contract = {
  getLineCost: defineOperation({
    method: 'GET',
    path: '/api/offers/:id/costs/:productId',
    summary: 'What a product costs the company, for a line of an offer that one may change.',
    input: z.object({ id, productId: id }),
    output: z.object({ cost: z.number().nullable() }),
  }),
  askApproval: defineOperation({
    method: 'POST',
    path: '/api/offers/:id/approvals',
    summary:
      'Asks the lead to let an offer below the least margin go out, as it is saved; an earlier request is replaced.',
    input: z.object({ id, version: z.number().int().optional(), reason: z.string().trim().min(1).max(500) }),
    output: z.object({ id: z.string(), undo: z.string() }),
  }),
  listApprovals: defineOperation({
    method: 'GET',
    path: '/api/offer-approvals',
    summary: 'Requests that wait for a decision, the oldest first: for who decides all, else the own ones.',
    input: z.object({}),
    output: z.object({ requests: z.array(request) }),
  }),
  decideApproval: defineOperation({
    method: 'POST',
    path: '/api/offer-approvals/:id/decision',
    summary: 'Lets an offer below the least margin go out, or not, with a word why.',
    input: z.object({ id, approved: z.boolean(), words }),
    output: z.object({ undo: z.string() }),
  }),
}
