import { z } from 'zod'
import { defineOperation, fileAnswer } from '#shared/contract.ts'

export const contract = {
  exportInShape: defineOperation({
    method: 'GET',
    path: '/api/imports/:id/workbook',
    summary:
      'What an import brought, as it is now, in the shape in which it came: all its sheets, their columns in their order; its lists may come back changed.',
    answers: 'file',
    runs: 'report',
    input: z.object({ id: z.string().max(36) }),
    output: fileAnswer,
  }),
}
