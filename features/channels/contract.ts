import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

const channel = z.string().trim().min(1).max(60)
/** YYYY-MM; checked with a sentence of its own. */
const month = z.string().max(7)

export const contract = {
  listChannelCosts: defineOperation({
    method: 'GET',
    path: '/api/channel-costs',
    summary: 'What the sales channels cost, by month, the latest first.',
    input: z.object({ channel: channel.optional(), limit: z.number().int().min(1).max(500).default(100) }),
    output: z.object({
      currency: z.string(),
      costs: z.array(
        z.object({
          id: z.string(),
          channel: z.string(),
          month: z.string(),
          amount: z.number(),
          note: z.string().nullable(),
        }),
      ),
    }),
  }),
  setChannelCost: defineOperation({
    method: 'PUT',
    path: '/api/channel-costs',
    summary: 'What a channel cost in a month; none takes the entry out.',
    input: z.object({
      channel,
      month,
      /** Minor units of the company's currency. */
      amount: z.number().int().nullable(),
      note: z
        .string()
        .trim()
        .max(500)
        .nullish()
        .transform((value) => value || null),
    }),
    output: z.object({ undo: z.string() }),
    example: { channel: 'Messe', month: '2026-11', amount: 420_000 },
  }),
}
