import { z } from 'zod'
import { listFormat } from '#features/list-files/formats.ts'
import { defineOperation, fileAnswer } from '#shared/contract.ts'
import { origins } from '../rules.ts'

export const contract = {
  exportLeads: defineOperation({
    method: 'GET',
    path: '/api/leads/export',
    summary: 'The leads of a list as an Excel workbook that may come back changed; what was decided is only shown.',
    answers: 'file',
    runs: 'report',
    input: z.object({
      state: z.enum(['open', 'decided']).default('open'),
      /** Only those taken by the caller or by whom they stand in for. */
      mine: z.boolean().optional(),
      origin: z.enum(origins).optional(),
      format: listFormat,
    }),
    output: fileAnswer,
    example: { state: 'open' },
  }),
}
