import { z } from 'zod'
import { listFormat } from '#features/list-files/formats.ts'
import { defineOperation, fileAnswer } from '#shared/contract.ts'

export const contract = {
  exportSamples: defineOperation({
    method: 'GET',
    path: '/api/samples/export',
    summary: 'The samples and first articles of a list as an Excel workbook that may come back changed.',
    answers: 'file',
    runs: 'report',
    input: z.object({
      state: z.enum(['waiting', 'decided']).default('waiting'),
      customerId: z.string().max(36).optional(),
      mine: z.boolean().optional(),
      format: listFormat,
    }),
    output: fileAnswer,
    example: { state: 'waiting' },
  }),
}
