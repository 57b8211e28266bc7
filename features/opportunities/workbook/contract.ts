import { z } from 'zod'
import { listFormat } from '#features/list-files/formats.ts'
import { defineOperation, fileAnswer } from '#shared/contract.ts'
import { outcomes } from '../rules.ts'

const id = z.string().max(36)

export const contract = {
  exportOpportunities: defineOperation({
    method: 'GET',
    path: '/api/opportunities/export',
    summary: 'The opportunities of a list as an Excel workbook that may come back changed.',
    answers: 'file',
    runs: 'report',
    input: z.object({
      outcome: z.enum(['open', ...outcomes, 'all']).default('open'),
      owner: z.array(id).max(50).optional(),
      stage: z.array(id).max(50).optional(),
      customerId: id.optional(),
      format: listFormat,
    }),
    output: fileAnswer,
    example: { outcome: 'open' },
  }),
}
