import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

export const searchKinds = ['customers', 'persons', 'activities', 'opportunities'] as const

const hit = z.object({
  kind: z.enum(searchKinds),
  id: z.string(),
  customerId: z.string().nullable(),
  title: z.string(),
  detail: z.string(),
})
export type Hit = z.infer<typeof hit>

export const contract = {
  search: defineOperation({
    method: 'GET',
    path: '/api/search',
    summary:
      'Customers, persons, opportunities and activities by words: beginnings, stems, parts of a name, typos; umlauts as one writes them.',
    input: z.object({
      q: z.string().max(200),
      kind: z.array(z.enum(searchKinds)).optional(),
      limit: z.number().int().min(1).max(50).default(8),
    }),
    output: z.object({
      hits: z.array(hit),
      /** More fitted than were looked at; a further word narrows it. */
      cut: z.boolean(),
    }),
    example: { q: 'Müller', kind: ['customers'] },
  }),
}
