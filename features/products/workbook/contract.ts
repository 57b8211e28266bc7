import { z } from 'zod'
import { listFormat } from '#features/list-files/formats.ts'
import { defineOperation, fileAnswer } from '#shared/contract.ts'
import { productFilter } from '../contract.ts'

export const contract = {
  exportProducts: defineOperation({
    method: 'GET',
    path: '/api/products/export',
    summary: 'The products of a list as an Excel workbook that may come back changed; costs for those who set prices.',
    answers: 'file',
    runs: 'report',
    input: z.object({ ...productFilter, format: listFormat }),
    output: fileAnswer,
    example: { state: 'offered' },
  }),
}
