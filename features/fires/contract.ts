import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

const id = z.string().max(36)
const text = z.string().trim().min(1).max(2000)
const undo = z.string()

export const fire = z.object({
  id: z.string(),
  version: z.number(),
  customerId: z.string(),
  customerName: z.string(),
  text: z.string(),
  raisedAt: z.string(),
  raisedById: z.string().nullable(),
  raisedByName: z.string().nullable(),
  takenAt: z.string().nullable(),
  takenById: z.string().nullable(),
  takenByName: z.string().nullable(),
  solvedAt: z.string().nullable(),
  solvedByName: z.string().nullable(),
  solution: z.string().nullable(),
  /** From the alarm until somebody took it, and until it was out; none while it has not happened. */
  reactionMinutes: z.number().nullable(),
  solutionMinutes: z.number().nullable(),
})
export type Fire = z.infer<typeof fire>

export const contract = {
  listFires: defineOperation({
    method: 'GET',
    path: '/api/fires',
    summary: 'Where it is on fire: open ones, the longest burning first, or solved ones, the latest first.',
    input: z.object({
      state: z.enum(['open', 'solved']).default('open'),
      customerId: id.optional(),
      /** Only those that concern the caller: own customers and those one stands in for, raised or taken oneself; the lead all. */
      mine: z.boolean().optional(),
      after: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ fires: z.array(fire), next: z.string().nullable() }),
  }),
  raiseFire: defineOperation({
    method: 'POST',
    path: '/api/fires',
    summary: 'It is on fire at a customer: tells owner, deputy, inside sales and leads at once.',
    input: z.object({ customerId: id, text }),
    output: z.object({ id: z.string(), undo }),
    example: { customerId: '01990000-0000-7000-8000-000000000000', text: 'Falsche Charge geliefert, Band steht.' },
  }),
  takeFire: defineOperation({
    method: 'POST',
    path: '/api/fires/:id/take',
    summary: '"I take it": the first one ends the time to first reaction.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
  solveFire: defineOperation({
    method: 'POST',
    path: '/api/fires/:id/solve',
    summary: 'The fire is out, with what solved it.',
    input: z.object({ id, solution: text }),
    output: z.object({ undo }),
  }),
  reopenFire: defineOperation({
    method: 'POST',
    path: '/api/fires/:id/reopen',
    summary: 'It burns again; everybody is told again.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
  changeFire: defineOperation({
    method: 'PATCH',
    path: '/api/fires/:id',
    summary: 'Corrects the words.',
    input: z.object({ id, version: z.number().int().optional(), text: text.optional(), solution: text.optional() }),
    output: z.object({ version: z.number(), undo }),
  }),
  deleteFire: defineOperation({
    method: 'DELETE',
    path: '/api/fires/:id',
    summary: 'A false alarm; undo brings it back.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
}
