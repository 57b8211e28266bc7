import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

const id = z.string().max(36)
const undo = z.string()
const what = z.string().trim().min(1).max(300)
const amount = z.number().int().nullish()
const inReturn = z
  .string()
  .trim()
  .max(300)
  .nullish()
  .transform((value) => (value === undefined ? undefined : value || null))

export const concession = z.object({
  id: z.string(),
  version: z.number(),
  offerId: z.string(),
  offerNumber: z.string(),
  opportunityId: z.string(),
  opportunityTitle: z.string(),
  day: z.string(),
  what: z.string(),
  /** Net, minor units, where it is money. */
  amount: z.number().nullable(),
  currency: z.string(),
  inReturn: z.string().nullable(),
  /** Conceded and nothing got for it. */
  oneSided: z.boolean(),
  byName: z.string().nullable(),
})
export type Concession = z.infer<typeof concession>

export const contract = {
  listConcessions: defineOperation({
    method: 'GET',
    path: '/api/opportunities/:opportunityId/concessions',
    summary: 'What was conceded over the offers of an opportunity and what was got in return, the latest first.',
    input: z.object({ opportunityId: id }),
    output: z.object({
      concessions: z.array(concession),
      /** What is money, together. */
      amount: z.number(),
      currency: z.string(),
      oneSided: z.number(),
    }),
  }),
  addConcession: defineOperation({
    method: 'POST',
    path: '/api/offers/:offerId/concessions',
    summary: 'Notes a concession of a negotiation, with what was got in return.',
    input: z.object({ offerId: id, day: z.iso.date().optional(), what, amount, inReturn }),
    output: z.object({ id: z.string(), undo }),
    example: {
      offerId: '01900000-0000-7000-8000-0000000000d1',
      what: '3 % Rabatt',
      amount: 37_200,
      inReturn: 'Abnahme in einem Abruf',
    },
  }),
  changeConcession: defineOperation({
    method: 'PATCH',
    path: '/api/concessions/:id',
    summary: 'Corrects a concession, or adds what was got in return later.',
    input: z.object({
      id,
      version: z.number().int().optional(),
      day: z.iso.date().optional(),
      what: what.optional(),
      amount,
      inReturn,
    }),
    output: z.object({ version: z.number(), undo }),
  }),
  deleteConcession: defineOperation({
    method: 'DELETE',
    path: '/api/concessions/:id',
    summary: 'Noted by mistake; undo brings it back.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
}
