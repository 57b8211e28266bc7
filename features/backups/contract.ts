import { z } from 'zod'
import { defineOperation, fileBytes, fileOnDisk } from '#shared/contract.ts'
import { largestBackup, largestPiece } from './rules.ts'

const name = z.string().max(100)

const backup = z.object({
  name: z.string(),
  /** Made by hand, before an update or a restore by itself, or brought along from elsewhere. */
  kind: z.enum(['manual', 'beforeUpdate', 'beforeRestore', 'brought']),
  size: z.number(),
  madeAt: z.string(),
})
export type Backup = z.infer<typeof backup>

export const contract = {
  listBackups: defineOperation({
    method: 'GET',
    path: '/api/backups',
    summary: 'The backups that lie in the data folder, newest first.',
    input: z.object({}),
    output: z.object({ folder: z.string(), backups: z.array(backup) }),
  }),
  createBackup: defineOperation({
    method: 'POST',
    path: '/api/backups',
    summary: 'Makes a backup of everything in the background; people go on working.',
    input: z.object({}),
    output: z.object({ jobId: z.string(), name: z.string() }),
  }),
  downloadBackup: defineOperation({
    method: 'GET',
    path: '/api/backups/:name/content',
    summary: 'The backup file itself, always as a download. A person asks for it: no API key gets it.',
    input: z.object({ name }),
    output: fileOnDisk,
    answers: 'file',
  }),
  bringBackup: defineOperation({
    method: 'POST',
    path: '/api/backups/brought',
    summary:
      'Takes in a backup file from elsewhere, piece by piece: the first without id, the others with the id that it answered. After the last one the file is checked in the background; nothing is replaced yet.',
    input: z.object({
      id: z.uuid().optional(),
      /** Where in the file the piece begins. */
      from: z.number().int().min(0).max(largestBackup),
      /** Bytes of the whole file. */
      size: z.number().int().min(0).max(largestBackup),
      bytes: fileBytes,
    }),
    output: z.object({
      id: z.string(),
      /** Set with the last piece: the name of the backup, and the work that checks it. */
      whole: z.object({ name: z.string(), jobId: z.string() }).nullable(),
    }),
    bodyLimit: largestPiece,
  }),
  restoreBackup: defineOperation({
    method: 'POST',
    path: '/api/backups/:name/restore',
    summary:
      'Puts a backup in the place of all data, in the background: checked first, after a backup of what is there now. Everybody logs in again.',
    input: z.object({ name }),
    output: z.object({ jobId: z.string() }),
  }),
  deleteBackup: defineOperation({
    method: 'DELETE',
    path: '/api/backups/:name',
    summary: 'Deletes a backup file for good.',
    input: z.object({ name }),
    output: z.object({}),
  }),
}
