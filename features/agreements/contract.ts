import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

const id = z.string().max(36)
const day = z.iso.date()
const undo = z.object({ undo: z.string() })
const name = z.string().trim().min(1).max(200)
const amount = z.number().int().min(1).max(1e14)
const step = z.object({ from: amount, percent: z.number().min(0.01).max(100) })
const optionalText = z
  .string()
  .trim()
  .max(40)
  .nullable()
  .transform((text) => text || null)

const framework = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  currency: z.string(),
  agreed: z.number(),
  startDay: z.string(),
  endDay: z.string(),
  called: z.number(),
  rest: z.number(),
  expected: z.number().nullable(),
  emptyDay: z.string().nullable(),
  /** The latest first. */
  callOffs: z.array(z.object({ id: z.string(), day: z.string(), quantity: z.number(), note: z.string().nullable() })),
})
export type Framework = z.infer<typeof framework>
const bonus = z.object({
  id: z.string(),
  name: z.string(),
  fromDay: z.string(),
  toDay: z.string(),
  currency: z.string(),
  steps: z.array(step),
  /** Own revenue in the period so far, in the currency of the agreement. */
  revenue: z.number(),
  percent: z.number(),
  bonus: z.number(),
  next: step.extend({ missing: z.number() }).nullable(),
})
export type Bonus = z.infer<typeof bonus>
const ending = z.object({
  id: z.string(),
  kind: z.enum(['framework', 'bonus']),
  customerId: z.string(),
  customerName: z.string(),
  keyAccount: z.boolean(),
  ownerId: z.string().nullable(),
  name: z.string(),
  currency: z.string(),
  /** Its last day. */
  day: z.string(),
  /** Of a framework contract: what is left of it; none: an amount. */
  rest: z.number().nullable(),
  unit: z.string().nullable(),
  /** Of a bonus: what is missing to the next step; none on the highest. */
  next: step.extend({ missing: z.number() }).nullable(),
})
export type EndingAgreement = z.infer<typeof ending>

export const contract = {
  listAgreements: defineOperation({
    method: 'GET',
    path: '/api/customers/:customerId/agreements',
    summary: 'Framework contracts with call-offs, remainder and pace, and bonuses with the distance to the next step.',
    input: z.object({ customerId: id }),
    output: z.object({ frameworks: z.array(framework), bonuses: z.array(bonus), canChange: z.boolean() }),
  }),
  listEndingAgreements: defineOperation({
    method: 'GET',
    path: '/api/ending-agreements',
    summary:
      'Framework contracts and bonuses that run and end within 18 months, by day, with what is left or missing; at most 200.',
    input: z.object({
      /** Those of key accounts before the others, only those, or all by their day. */
      accounts: z.enum(['first', 'only', 'all']).default('first'),
    }),
    output: z.object({ until: z.string(), agreements: z.array(ending) }),
    example: {},
  }),
  saveFramework: defineOperation({
    method: 'PUT',
    path: '/api/customers/:customerId/frameworks',
    summary:
      'A framework contract: an agreed quantity (with its unit) or amount (minor units) over a term; with `id` it is changed.',
    input: z.object({
      customerId: id,
      id: id.optional(),
      name,
      /** Pieces, tonnes; none: an amount. */
      unit: optionalText,
      agreed: amount,
      startDay: day,
      endDay: day,
    }),
    output: undo,
  }),
  deleteFramework: defineOperation({
    method: 'DELETE',
    path: '/api/frameworks/:id',
    summary: 'Entered by mistake; undo brings it back.',
    input: z.object({ id }),
    output: undo,
  }),
  addCallOff: defineOperation({
    method: 'POST',
    path: '/api/frameworks/:id/call-offs',
    summary: 'What was called off on a day.',
    input: z.object({ id, day, quantity: amount, note: optionalText.default(null) }),
    output: undo,
  }),
  deleteCallOff: defineOperation({
    method: 'DELETE',
    path: '/api/call-offs/:id',
    summary: 'Takes a call-off back; undo brings it back.',
    input: z.object({ id }),
    output: undo,
  }),
  saveBonus: defineOperation({
    method: 'PUT',
    path: '/api/customers/:customerId/bonuses',
    summary:
      'A bonus by own revenue in a period: from which amount on how many percent of all of it; with `id` it is changed.',
    input: z.object({
      customerId: id,
      id: id.optional(),
      name,
      fromDay: day,
      toDay: day,
      steps: z.array(step).min(1).max(10),
    }),
    output: undo,
  }),
  deleteBonus: defineOperation({
    method: 'DELETE',
    path: '/api/bonuses/:id',
    summary: 'Entered by mistake; undo brings it back.',
    input: z.object({ id }),
    output: undo,
  }),
}
