import { z } from 'zod'
import { defineOperation, fileStream } from '#shared/contract.ts'

export const contract = {
  exportEverything: defineOperation({
    method: 'GET',
    path: '/api/everything',
    summary:
      'Everything the company has here as one JSON file: each table with its rows, files in base64; logins and secrets left out. For administrators; no API key gets it.',
    answers: 'file',
    input: z.object({}),
    output: fileStream,
  }),
}
