import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

const name = z.string().max(100)

const backup = z.object({
  name: z.string(),
  /** Made by hand, before an update or a restore by itself, or brought along from elsewhere. */
  kind: z.enum(['manual', 'beforeUpdate', 'beforeRestore', 'brought']),
  size: z.number(),
  madeAt: z.string(),
})

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
