import { z } from 'zod'
import { listFormat } from '#features/list-files/formats.ts'
import { defineOperation, fileAnswer } from '#shared/contract.ts'

export const contract = {
  exportComplaints: defineOperation({
    method: 'GET',
    path: '/api/complaints/export',
    summary: 'The complaints of a list as an Excel workbook that may come back changed.',
    answers: 'file',
    runs: 'report',
    input: z.object({
      state: z.enum(['open', 'closed']).default('open'),
      customerId: z.string().max(36).optional(),
      mine: z.boolean().optional(),
      format: listFormat,
    }),
    output: fileAnswer,
    example: { state: 'open' },
  }),
}
