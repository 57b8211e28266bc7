import { z } from 'zod'
import { listFormat } from '#features/list-files/formats.ts'
import { defineOperation, fileAnswer } from '#shared/contract.ts'
import { contactFilter } from '../contract.ts'

export const contract = {
  exportContactAgain: defineOperation({
    method: 'GET',
    path: '/api/contact-again/export',
    summary: 'All customers to contact again, in their order and with the reason, as an Excel workbook.',
    answers: 'file',
    runs: 'report',
    input: z.object({ ...contactFilter, format: listFormat }),
    output: fileAnswer,
    example: { class: ['A', 'B'] },
  }),
}
