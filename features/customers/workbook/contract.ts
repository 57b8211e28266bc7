import { z } from 'zod'
import { listFormat } from '#features/list-files/formats.ts'
import { defineOperation, fileAnswer } from '#shared/contract.ts'
import { customerFilter } from '../fields.ts'
import { sorts } from '../rules.ts'

export const contract = {
  exportCustomers: defineOperation({
    method: 'GET',
    path: '/api/customers/export',
    summary:
      'The customers of a list as an Excel workbook that may come back changed (or CSV), in its order; own fields as columns of their own.',
    answers: 'file',
    runs: 'report',
    input: z.object({
      ...customerFilter,
      sort: z.enum(sorts).default('name'),
      format: listFormat,
    }),
    output: fileAnswer,
    example: { standing: ['customer'] },
  }),
}
