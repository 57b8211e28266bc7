import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

const count = z.number()
const none = z.number().nullable()

export const contract = {
  getChannels: defineOperation({
    method: 'GET',
    path: '/api/reports/channels',
    summary:
      'What each sales channel brought in a period and what it cost: revenue, new customers, closing rate, cost per new customer, and the month in which it had paid back.',
    runs: 'report',
    input: z.object({
      /** First and last day, both included; without them the fiscal year so far. */
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
    }),
    output: z.object({
      period: z.object({ from: z.string(), to: z.string() }),
      currency: z.string(),
      /** Largest order value won first; none: opportunities and customers without a channel. At most 500. */
      channels: z.array(
        z.object({
          channel: z.string().nullable(),
          /** Invoiced to customers that came by this channel; minor units. */
          revenue: count,
          newCustomers: count,
          won: count,
          lost: count,
          wonValue: count,
          closingRate: none,
          cost: count,
          costPerNewCustomer: none,
          /** Since the first cost, not only in the period; none where nothing was spent. */
          payback: z.object({ month: z.string().nullable(), after: none, open: count }).nullable(),
        }),
      ),
      /** Whether what came back is counted as margin, or as revenue because too few margins are known. */
      paybackBy: z.enum(['margin', 'revenue']),
    }),
    example: { from: '2026-01-01', to: '2026-12-31' },
  }),
}
