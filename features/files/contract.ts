import { z } from 'zod'
import { defineOperation, fileAnswer, fileBytes } from '#shared/contract.ts'
import { fileRecords, largestFile } from './rules.ts'

const id = z.string().max(36)

const file = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  /** Bytes. */
  size: z.number(),
  record: z.enum(fileRecords),
  recordId: z.string(),
  customerId: z.string().nullable(),
  createdAt: z.string(),
  createdById: z.string().nullable(),
  createdByName: z.string().nullable(),
})

export const contract = {
  listFiles: defineOperation({
    method: 'GET',
    path: '/api/files',
    summary:
      'Files attached to one record, or all of a customer with those of its conversations, tasks and appointments.',
    input: z.object({
      record: z.enum(fileRecords),
      recordId: id,
      /** With a customer: also what hangs on its conversations, tasks, appointments and persons. */
      all: z.boolean().optional(),
      after: id.optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ files: z.array(file), next: z.string().nullable() }),
  }),
  attachFile: defineOperation({
    method: 'POST',
    path: '/api/files',
    summary:
      'Attaches a file (the body itself, up to 25 MB) to a customer, person, activity, task, appointment, complaint, sample, lead, offer or contract.',
    input: z.object({
      record: z.enum(fileRecords),
      recordId: id,
      name: z.string().max(500),
      bytes: fileBytes,
    }),
    output: z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number(), undo: z.string() }),
    bodyLimit: largestFile,
  }),
  downloadFile: defineOperation({
    method: 'GET',
    path: '/api/files/:id/content',
    summary: 'The file itself, always as a download.',
    input: z.object({ id }),
    output: fileAnswer,
    answers: 'file',
  }),
  deleteFile: defineOperation({
    method: 'DELETE',
    path: '/api/files/:id',
    summary: 'Takes a file off; undo brings it back.',
    input: z.object({ id }),
    output: z.object({ undo: z.string() }),
  }),
}
