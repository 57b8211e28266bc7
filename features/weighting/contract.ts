import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

/** 1.5: one and a half times; kept to the hundredth. */
const factor = z.number().min(0).max(10)
const months = z.number().int().min(1).max(60)
const weights = {
  newCustomer: factor,
  wonBack: factor,
  /** A new part, project or product group at an existing customer, cross-selling and up-selling. */
  expansion: factor,
  repeat: factor,
  /** How long everything from a new customer, or one won back, counts as new. */
  newMonths: months,
  wonBackMonths: months,
}
const amount = z.number()

export const contract = {
  getWeighting: defineOperation({
    method: 'GET',
    path: '/api/weighting',
    summary: 'What new business counts for today, and the versions with the day from which each holds, newest first.',
    input: z.object({}),
    output: z.object({
      today: z.object(weights),
      versions: z.array(
        z.object({ id: z.string(), validFrom: z.string(), ...weights, /** Not in force yet. */ coming: z.boolean() }),
      ),
      canChange: z.boolean(),
    }),
  }),
  previewWeighting: defineOperation({
    method: 'GET',
    path: '/api/weighting/preview',
    summary: 'The revenue of the last fiscal year as it was weighted, and as these weights would have weighted it.',
    runs: 'report',
    input: z.object(weights),
    output: z.object({
      period: z.object({ from: z.string(), to: z.string() }),
      currency: z.string(),
      plain: amount,
      before: amount,
      after: amount,
      /** Plain, as these weights divide it. */
      byKind: z.object({ newCustomer: amount, wonBack: amount, expansion: amount, repeat: amount, unknown: amount }),
    }),
    example: { newCustomer: 1.5, wonBack: 1.25, expansion: 1.25, repeat: 1, newMonths: 12, wonBackMonths: 12 },
  }),
  setWeighting: defineOperation({
    method: 'PUT',
    path: '/api/weighting',
    summary: 'What new business counts for from a day on; the version of the same day is replaced.',
    input: z.object({ validFrom: z.iso.date(), ...weights }),
    output: z.object({ id: z.string(), undo: z.string() }),
    example: {
      validFrom: '2027-01-01',
      newCustomer: 1.5,
      wonBack: 1.25,
      expansion: 1.25,
      repeat: 1,
      newMonths: 12,
      wonBackMonths: 12,
    },
  }),
  deleteWeighting: defineOperation({
    method: 'DELETE',
    path: '/api/weighting/:id',
    summary: 'Takes out a version that is not in force yet.',
    input: z.object({ id: z.string().max(36) }),
    output: z.object({ undo: z.string() }),
  }),
}
