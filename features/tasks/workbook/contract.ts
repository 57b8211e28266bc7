import { z } from 'zod'
import { listFormat } from '#features/list-files/formats.ts'
import { defineOperation, fileAnswer } from '#shared/contract.ts'
import { taskKinds } from '../rules.ts'

export const contract = {
  exportTasks: defineOperation({
    method: 'GET',
    path: '/api/tasks/export',
    summary: 'Follow-ups, tasks and promises of a list as an Excel workbook that may come back changed.',
    answers: 'file',
    runs: 'report',
    input: z.object({
      list: z.enum(['mine', 'delegated', 'all']).default('mine'),
      kinds: z.array(z.enum(taskKinds)).optional(),
      state: z.enum(['open', 'done']).default('open'),
      format: listFormat,
    }),
    output: fileAnswer,
    example: { list: 'mine' },
  }),
}
