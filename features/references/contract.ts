import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

const id = z.string().max(36)
const undo = z.string()

const reference = z.object({
  id: z.string(),
  customerId: z.string(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  day: z.string(),
  text: z.string().nullable(),
})

export const contract = {
  listReferences: defineOperation({
    method: 'GET',
    path: '/api/references',
    summary: 'The references that a customer gave: since when, by whom, and what may be said; the latest first.',
    input: z.object({ customerId: id }),
    output: z.object({ references: z.array(reference) }),
  }),
  recordReference: defineOperation({
    method: 'POST',
    path: '/api/references',
    summary: 'Notes that a customer lets itself be named, or speaks for us.',
    input: z.object({
      customerId: id,
      personId: id.nullish().transform((value) => value || null),
      /** Today, if left out. */
      day: z.iso.date().optional(),
      text: z
        .string()
        .trim()
        .max(1000)
        .nullish()
        .transform((value) => value || null),
    }),
    output: z.object({ id: z.string(), undo }),
  }),
  removeReference: defineOperation({
    method: 'DELETE',
    path: '/api/references/:id',
    summary: 'Takes a reference out: the customer wants to be named no more.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
}
