import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { mostScales, priceUnits } from './rules.ts'

const id = z.string().max(36)
const day = z.iso.date()
const undo = z.string()
const currency = z.string().length(3)
const scale = z.object({
  /** Thousandths of the unit; 0: any quantity. */
  from: z.number().int().min(0).max(1e12),
  /** Minor units, net. */
  amount: z.number().int(),
})
export const mostLists = 100

const dayPrice = z.object({
  source: z.enum(['customer', 'customerList', 'defaultList', 'product']),
  list: z.string().nullable(),
  validFrom: z.string().nullable(),
  /** How many the amounts are for. */
  priceUnit: z.number(),
  scales: z.array(scale),
})

const priceRow = z.object({
  id: z.string(),
  version: z.number(),
  productId: z.string(),
  productName: z.string(),
  productNumber: z.string().nullable(),
  unit: z.string().nullable(),
  listId: z.string().nullable(),
  listName: z.string().nullable(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  currency: z.string(),
  validFrom: z.string(),
  priceUnit: z.number(),
  scales: z.array(scale),
  /** Holds today, will hold, or was replaced. */
  standing: z.enum(['now', 'coming', 'past']),
})
export type PriceRow = z.infer<typeof priceRow>

export const contract = {
  listPriceLists: defineOperation({
    method: 'GET',
    path: '/api/price-lists',
    summary: 'The price lists, with how many products have a price and which ones are for everybody.',
    input: z.object({}),
    output: z.object({
      lists: z
        .array(
          z.object({
            id: z.string(),
            version: z.number(),
            name: z.string(),
            currency: z.string(),
            products: z.number(),
            /** Since when it is the one for everybody who has none; none: it is not. */
            defaultFrom: z.string().nullable(),
          }),
        )
        .max(mostLists),
      canChange: z.boolean(),
    }),
  }),
  createPriceList: defineOperation({
    method: 'POST',
    path: '/api/price-lists',
    summary: 'A named list of prices in one currency.',
    input: z.object({ name: z.string().trim().min(1).max(120), currency: currency.optional() }),
    output: z.object({ id: z.string(), undo }),
    example: { name: 'Händler 2027', currency: 'EUR' },
  }),
  changePriceList: defineOperation({
    method: 'PATCH',
    path: '/api/price-lists/:id',
    summary: 'Calls a list otherwise.',
    input: z.object({ id, version: z.number().int().optional(), name: z.string().trim().min(1).max(120) }),
    output: z.object({ version: z.number(), undo }),
  }),
  deletePriceList: defineOperation({
    method: 'DELETE',
    path: '/api/price-lists/:id',
    summary: 'A list that counts for nobody any more; undo brings it back with its prices.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
  usePriceList: defineOperation({
    method: 'POST',
    path: '/api/price-list-uses',
    summary: 'From a day on a customer, or everybody who has none, buys by this list; by none if none is named.',
    input: z.object({
      customerId: id.nullable(),
      currency: currency.optional(),
      listId: id.nullable(),
      validFrom: day,
    }),
    output: z.object({ undo }),
  }),
  listPrices: defineOperation({
    method: 'GET',
    path: '/api/prices',
    summary: 'Prices of a list, a customer or a product by product.',
    input: z.object({
      listId: id.optional(),
      customerId: id.optional(),
      productId: id.optional(),
      /** Part of the name or number of the product. */
      q: z.string().trim().max(100).optional(),
      /** Also what was replaced. */
      past: z.boolean().optional(),
      after: z.string().max(400).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ prices: z.array(priceRow), next: z.string().nullable() }),
  }),
  setPrice: defineOperation({
    method: 'POST',
    path: '/api/prices',
    summary: 'The price of a product from a day on, in a list or for one customer; without scales it ends that day.',
    input: z.object({
      productId: id,
      listId: id.optional(),
      customerId: id.optional(),
      /** Of a customer's price; a list has its own. */
      currency: currency.optional(),
      validFrom: day,
      /** How many the amounts are for. */
      priceUnit: z.literal(priceUnits).default(1),
      scales: z.array(scale).max(mostScales),
    }),
    output: z.object({ id: z.string(), undo }),
  }),
  deletePrice: defineOperation({
    method: 'DELETE',
    path: '/api/prices/:id',
    summary: 'A price that was entered by mistake.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
  getCustomerPricing: defineOperation({
    method: 'GET',
    path: '/api/customers/:id/pricing',
    summary: 'By which lists a customer buys today.',
    input: z.object({ id }),
    output: z.object({
      lists: z.array(z.object({ listId: z.string(), name: z.string(), currency: z.string(), validFrom: z.string() })),
      canChange: z.boolean(),
    }),
  }),
  findPrices: defineOperation({
    method: 'GET',
    path: '/api/prices/found',
    summary:
      'What products cost a customer on a day in a currency: who says a price, the first one first, with scales.',
    input: z.object({
      customerId: id.optional(),
      currency,
      productIds: z.array(id).min(1).max(200),
      on: day.optional(),
    }),
    output: z.object({ found: z.array(z.object({ productId: z.string(), prices: z.array(dayPrice) })) }),
  }),
}
