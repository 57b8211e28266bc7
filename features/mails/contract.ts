import { z } from 'zod'
import { largestFile } from '#features/files/rules.ts'
import { defineOperation, fileBytes } from '#shared/contract.ts'

const id = z.string().max(36)

export const contract = {
  fileMail: defineOperation({
    method: 'POST',
    path: '/api/mails',
    summary:
      'Files a mail (.eml or .msg, the body itself) in the timeline of a customer or person, with its attachments. The same mail again changes nothing.',
    input: z.object({
      record: z.enum(['customers', 'persons']),
      recordId: id,
      name: z.string().max(500),
      bytes: fileBytes,
    }),
    output: z.object({
      activityId: z.string(),
      subject: z.string(),
      attachments: z.number(),
      /** It was there already. */
      known: z.boolean(),
      undo: z.string().nullable(),
    }),
    bodyLimit: largestFile,
  }),
}
