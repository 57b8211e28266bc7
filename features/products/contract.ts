import { z } from 'zod'
import { vatRates } from '#features/offers/writer/vat.ts'
import { defineOperation } from '#shared/contract.ts'

const id = z.string().max(36)
const optional = (largest: number) =>
  z
    .string()
    .trim()
    .max(largest)
    .nullish()
    .transform((value) => value || null)

const price = z
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? null)

const fields = {
  name: z.string().trim().min(1).max(200),
  /** Article number, as the ERP writes it. */
  number: optional(60),
  productGroup: optional(120),
  /** What one of it is: piece, kg, hour. */
  unit: optional(30),
  /** Minor units, net; none while there is none. */
  listPrice: price,
  /** What one of it costs us, in the same currency: minor units. */
  costPrice: price,
  vatRate: z.enum(vatRates),
}

const product = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  number: z.string().nullable(),
  productGroup: z.string().nullable(),
  unit: z.string().nullable(),
  /** Minor units. */
  listPrice: z.number().nullable(),
  /** Minor units; none also for whom costs are not meant. */
  costPrice: z.number().nullable(),
  currency: z.string(),
  vatRate: z.enum(vatRates),
  /** Since when it is not offered any more. */
  retiredAt: z.string().nullable(),
  /** Own fields, as lists bring them. */
  fields: z.record(z.string(), z.string()),
})

export const contract = {
  listProducts: defineOperation({
    method: 'GET',
    path: '/api/products',
    summary: 'Products by name, a page at a time.',
    input: z.object({
      after: z.string().max(300).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ products: z.array(product), next: z.string().nullable() }),
    example: { limit: 50 },
  }),
  createProduct: defineOperation({
    method: 'POST',
    path: '/api/products',
    summary: 'A new product; its name must differ from others in more than case, blanks and signs.',
    input: z.object({
      ...fields,
      vatRate: fields.vatRate.default('standard'),
      currency: z.string().length(3).optional(),
    }),
    output: z.object({ id: z.string(), undo: z.string() }),
    example: { name: 'Spindel M20', number: 'SP-20', unit: 'Stück', listPrice: 12_400 },
  }),
  changeProduct: defineOperation({
    method: 'PATCH',
    path: '/api/products/:id',
    summary: 'Changes the given fields of a product.',
    input: z
      .object(fields)
      .partial()
      .extend({ id, version: z.number().int().optional(), currency: z.string().length(3).optional() }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  deleteProduct: defineOperation({
    method: 'DELETE',
    path: '/api/products/:id',
    summary: 'Takes a product out of the list; opportunities keep it.',
    input: z.object({ id }),
    output: z.object({ undo: z.string() }),
  }),
}
