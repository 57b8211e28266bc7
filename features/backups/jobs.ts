import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { schema } from '#migrations/index.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { checkBackup, makeBackup, replaceAll } from '#platform/db/backup.ts'
import { backupFolder, backupName, dropOldBackups } from '#platform/db/backupFolder.ts'
import type { OpenDatabase } from '#platform/db/dialect.ts'
import { type DatabasePlace, openDatabase } from '#platform/db/open.ts'
import type { JobKinds, JobTools } from '#platform/jobs/jobs.ts'
import { system } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import * as sql from './sql.ts'

const pauseBetweenReports = 2_000

export const jobs: JobKinds = {
  backup: {
    async run({ database, dataFolder, payload, progress }) {
      const { name } = payload as { name: string }
      await makeBackup(placeOf(database), join(backupFolder(dataFolder), name), {
        schema,
        progress: nowAndThen((rows) => progress({ rows })),
      })
    },
  },
  checkBackup: { run: checkBrought },
  restore: { run: restore },
}

/** Opens a backup that was brought and says what is in it; one that cannot be used does not stay. */
async function checkBrought({ dataFolder, payload, jobId, progress }: JobTools): Promise<void> {
  const { name } = payload as { name: string }
  const folder = backupFolder(dataFolder)
  try {
    const checked = await checkBackup(join(folder, name), join(folder, `.checking-${jobId}.sqlite`), schema)
    try {
      const inside = openDatabase({ file: checked.file })
      const found = await sql.describe(inside.reader).finally(() => inside.close())
      await progress({ name, ...found })
    } finally {
      checked.remove()
    }
    dropOldBackups(dataFolder)
  } catch (error) {
    if (error instanceof Refusal) rmSync(join(folder, name), { force: true })
    throw error
  }
}

/**
 * Checks the backup, makes one of what is there now, and puts the former in its place. What must
 * not come back with it: logins (everybody logs in again) and another company's key for them.
 */
async function restore({ runner, database, dataFolder, payload, jobId }: JobTools): Promise<void> {
  const { name } = payload as { name: string }
  const folder = backupFolder(dataFolder)
  const checked = await checkBackup(join(folder, name), join(folder, `.restoring-${jobId}.sqlite`), schema)
  try {
    const { authSecret } = await runner.settings.read()
    const job = await runner.query(system, (ctx) => sql.findJob(ctx.db, jobId))
    const before = backupName('beforeRestore', new Date().toISOString())
    await makeBackup(placeOf(database), join(folder, before), { schema })
    await replaceAll(database, checked, {})
    runner.settings.forget()
    await runner.command(system, async (ctx) => {
      await sql.endSessions(ctx.db)
      await sql.dropUnfinished(ctx.db)
      if (job) await sql.insertJob(ctx.db, job)
      await saveSetting(ctx, 'authSecret', authSecret)
      ctx.effects.actorsChanged = true
      ctx.effects.events.push({
        name: 'backup.restored',
        record: 'settings',
        recordId: name,
        customerId: null,
        before: null,
        after: { before },
      })
      ctx.effects.signals.push({ name: 'restored', members: [], params: {} })
    })
  } finally {
    checked.remove()
    dropOldBackups(dataFolder)
  }
}

function placeOf(database: OpenDatabase): DatabasePlace {
  return database.engine === 'sqlite' ? { file: database.location } : { url: database.location }
}

/** Passes on one report every few seconds. */
function nowAndThen(report: (rows: number) => Promise<void>): (rows: number) => Promise<void> {
  let last = Date.now()
  return async (rows) => {
    if (Date.now() - last < pauseBetweenReports) return
    last = Date.now()
    await report(rows)
  }
}
