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

/** More of one kind are not listed on the page of a product. */
export const mostShown = 50

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

export type Product = z.infer<typeof product>

/** Which products a list shows. */
export const productFilter = {
  /** Part of the name or number. */
  q: z.string().trim().max(100).optional(),
  state: z.enum(['offered', 'retired', 'all']).default('all'),
}

export const contract = {
  listProducts: defineOperation({
    method: 'GET',
    path: '/api/products',
    summary: 'Products by name, a page at a time: those that are offered, those that are not any more, or all.',
    input: z.object({
      ...productFilter,
      after: z.string().max(300).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ products: z.array(product), next: z.string().nullable(), canChange: z.boolean() }),
    example: { limit: 50 },
  }),
  getProduct: defineOperation({
    method: 'GET',
    path: '/api/products/:id',
    summary: 'One product.',
    input: z.object({ id }),
    output: product.extend({ canChange: z.boolean() }),
  }),
  getProductSales: defineOperation({
    method: 'GET',
    path: '/api/products/:id/sales',
    summary: 'Revenue with a product in the last twelve months, and the open opportunities and offers it is in.',
    input: z.object({ id }),
    output: z.object({
      /** The first day that counts. */
      since: z.string(),
      /** Invoiced under its name or number; minor units. */
      revenue: z.array(z.object({ currency: z.string(), amount: z.number() })),
      opportunities: z
        .array(
          z.object({
            id: z.string(),
            title: z.string(),
            customerName: z.string().nullable(),
            /** Its own part, else the whole. */
            amount: z.number().nullable(),
            currency: z.string(),
            expectedClose: z.string().nullable(),
          }),
        )
        .max(mostShown),
      offers: z
        .array(
          z.object({
            id: z.string(),
            number: z.string(),
            opportunityId: z.string(),
            customerName: z.string().nullable(),
            amount: z.number(),
            currency: z.string(),
            sentOn: z.string().nullable(),
          }),
        )
        .max(mostShown),
    }),
    runs: 'report',
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
  retireProduct: defineOperation({
    method: 'POST',
    path: '/api/products/:id/retire',
    summary: 'Not offered any more, or offered again; what was offered and sold stays.',
    input: z.object({ id, retired: z.boolean() }),
    output: z.object({ undo: z.string() }),
  }),
  deleteProduct: defineOperation({
    method: 'DELETE',
    path: '/api/products/:id',
    summary: 'Takes a product out of the list; opportunities keep it.',
    input: z.object({ id }),
    output: z.object({ undo: z.string() }),
  }),
}
