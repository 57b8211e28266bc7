import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { mostAtOnce } from './rules.ts'

const id = z.string().max(36)
const currency = z.string().regex(/^[A-Z]{3}$/)
const undo = z.string()

/** What a report converted, to stand in its answer. */
export const converted = z.array(
  z.object({
    currency: z.string(),
    /** Minor units of that currency. */
    amount: z.number(),
    /** One unit of it in the currency of the report. */
    rate: z.number(),
    validFrom: z.string(),
  }),
)

/** The same by number of records, where their amounts change over the period. */
export const convertedCount = z.array(
  z.object({ currency: z.string(), count: z.number(), rate: z.number(), validFrom: z.string() }),
)

export const contract = {
  listCurrencyRates: defineOperation({
    method: 'GET',
    path: '/api/currency-rates',
    summary: "What other currencies are worth in the company's, latest first, and currencies in use without a rate.",
    input: z.object({
      page: z.number().int().min(1).max(1000).default(1),
      limit: z.number().int().min(1).max(500).default(50),
    }),
    output: z.object({
      /** The currency of the company. */
      into: z.string(),
      rates: z.array(
        z.object({
          id: z.string(),
          currency: z.string(),
          validFrom: z.string(),
          /** One unit of `currency`. */
          rate: z.number(),
          source: z.string().nullable(),
        }),
      ),
      more: z.boolean(),
      inUse: z.array(z.string()),
      missing: z.array(z.string()),
      canChange: z.boolean(),
    }),
  }),
  compareCurrencyRates: defineOperation({
    method: 'POST',
    path: '/api/currency-rates/compared',
    summary: 'What a pasted list of rates would change; nothing is stored.',
    input: z.object({
      text: z.string().max(900_000),
      /** Also currencies that are not in use. */ all: z.boolean().default(false),
    }),
    output: z.object({
      changes: z.array(
        z.object({ currency: z.string(), validFrom: z.string(), rate: z.number(), before: z.number().nullable() }),
      ),
      same: z.number(),
      /** Rates of currencies nobody uses, left out. */
      unused: z.number(),
      /** Beyond what is taken in at once; the latest come first. */
      cut: z.number(),
      /** The first lines that say no rate, and how many there are. */
      unread: z.array(z.string()),
      unreadCount: z.number(),
    }),
    example: { text: 'CHF;30.09.2026;1,04', all: false },
  }),
  setCurrencyRates: defineOperation({
    method: 'PUT',
    path: '/api/currency-rates',
    summary: 'Rates from their days on; one that stands for the same currency and day is replaced.',
    input: z.object({
      rates: z
        .array(z.object({ currency, validFrom: z.iso.date(), rate: z.number().positive().max(1e6) }))
        .min(1)
        .max(mostAtOnce),
      /** Where they come from. */
      source: z.string().trim().max(200).nullable().default(null),
    }),
    output: z.object({ set: z.number(), same: z.number(), undo }),
    example: { rates: [{ currency: 'CHF', validFrom: '2026-09-30', rate: 1.04 }], source: 'EZB' },
  }),
  deleteCurrencyRate: defineOperation({
    method: 'DELETE',
    path: '/api/currency-rates/:id',
    summary: 'Takes a rate back; the one before it holds again.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
}
