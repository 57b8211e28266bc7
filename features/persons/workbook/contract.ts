import { z } from 'zod'
import { id } from '#features/customers/fields.ts'
import { listFormat } from '#features/list-files/formats.ts'
import { defineOperation, fileAnswer } from '#shared/contract.ts'

/** Which persons a list shows. */
export const personFilter = {
  customerId: id.optional(),
  search: z.string().max(200).optional(),
  owner: z.array(id).max(50).optional(),
  left: z.boolean().optional(),
}

export const contract = {
  exportPersons: defineOperation({
    method: 'GET',
    path: '/api/persons/export',
    summary:
      'The persons of a list as an Excel workbook that may come back changed; own fields as columns of their own.',
    answers: 'file',
    runs: 'report',
    input: z.object({ ...personFilter, format: listFormat }),
    output: fileAnswer,
    example: { left: false },
  }),
  exportPersonCards: defineOperation({
    method: 'GET',
    path: '/api/persons/cards',
    summary: 'The persons of a list as business cards for phones and Outlook: vCard 4.0, or 3.0 as Outlook reads it.',
    answers: 'file',
    runs: 'report',
    input: z.object({ ...personFilter, version: z.enum(['3.0', '4.0']).default('3.0') }),
    output: fileAnswer,
    example: { version: '4.0' },
  }),
}
