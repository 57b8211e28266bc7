import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { needPerson } from '#features/members/access.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { backupFolder, backupName, isBackupName, listBackupFiles } from '#platform/db/backupFolder.ts'
import { enqueueJob } from '#platform/jobs/jobs.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { canKeepBackups } from './access.ts'
import { takePiece } from './brought.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listBackups(ctx) {
    allow(ctx)
    return { folder: resolve(backupFolder(ctx.dataFolder)), backups: listBackupFiles(ctx.dataFolder) }
  },

  async createBackup(ctx) {
    allow(ctx)
    if (!(await sql.anybodyThere(ctx.db))) throw new Refusal('nothingToBackUp')
    const name = backupName('manual', ctx.now)
    return { jobId: await enqueueJob(ctx, 'backup', { name }), name }
  },

  async downloadBackup(ctx, { name }) {
    allow(ctx)
    needPerson(ctx.actor)
    return { name, type: 'application/vnd.sqlite3', path: existing(ctx, name) }
  },

  async bringBackup(ctx, { id = newId(), ...piece }) {
    allow(ctx)
    needPerson(ctx.actor)
    const name = takePiece(ctx.dataFolder, { id, ...piece }, ctx.now)
    return { id, whole: name === null ? null : { name, jobId: await enqueueJob(ctx, 'checkBackup', { name }) } }
  },

  async restoreBackup(ctx, { name }) {
    allow(ctx)
    needPerson(ctx.actor)
    existing(ctx, name)
    return { jobId: await enqueueJob(ctx, 'restore', { name }) }
  },

  async deleteBackup(ctx, { name }) {
    allow(ctx)
    rmSync(existing(ctx, name))
    return {}
  },
}

function allow(ctx: Context): void {
  if (!canKeepBackups(ctx.actor)) throw new Refusal('notAllowed')
}

function existing(ctx: Context, name: string): string {
  const file = join(backupFolder(ctx.dataFolder), name)
  if (!isBackupName(name) || !existsSync(file)) throw new Refusal('notFound')
  return file
}
