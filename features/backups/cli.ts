import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Operations } from '#features/index.ts'
import { schema } from '#migrations/index.ts'
import { type Command, type CommandTools, WrongUse } from '#platform/cli/command.ts'
import { moveToPostgres } from '#platform/db/backup.ts'
import { backupName } from '#platform/db/backupFolder.ts'
import { openDatabase } from '#platform/db/open.ts'
import type { Client } from '#shared/contract.ts'
import { Refusal } from '#shared/refusal.ts'

type Tools = CommandTools<Client<Operations>>

export const commands: Command<Client<Operations>>[] = [
  {
    name: 'backup',
    usage: 'backup FILE',
    help: 'Writes everything into one file (SQLite, whichever database is in use), while people go on working. Nothing is overwritten.',
    async run(tools) {
      const target = oneFile(tools)
      if (existsSync(target)) throw new Refusal('backupExists', { file: target })
      const { jobId, name } = await tools.call.createBackup({})
      await tools.finishJob(jobId)
      const { folder } = await tools.call.listBackups({})
      const made = join(folder, name)
      try {
        moveFile(made, target)
      } finally {
        // Nobody looks for it here.
        rmSync(made, { force: true })
      }
      const { size } = statSync(target)
      const text = tools.t('backups.written', { file: target, size: (size / 1_000_000).toFixed(1) })
      return { json: { file: target, size }, text }
    },
  },
  {
    name: 'restore',
    usage: 'restore FILE',
    help: 'Puts a backup in the place of all data: checked first, after a backup of what is there now. Everybody logs in again.',
    async run(tools) {
      const source = oneFile(tools)
      if (!existsSync(source) || !statSync(source).isFile()) throw new Refusal('backupUnreadable', { file: source })
      const { folder } = await tools.call.listBackups({})
      const name = backupName('brought', new Date().toISOString())
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      try {
        copyFileSync(source, join(folder, name))
        if (existsSync(`${source}-wal`)) copyFileSync(`${source}-wal`, join(folder, `${name}-wal`))
        const { jobId } = await tools.call.restoreBackup({ name })
        await tools.finishJob(jobId)
      } finally {
        for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `${name}${end}`), { force: true })
      }
      return { json: { restored: source }, text: tools.t('backups.restored', { file: basename(source), folder }) }
    },
  },
  {
    name: 'move',
    usage: 'move --to URL',
    help: 'Copies everything from the SQLite file into an empty PostgreSQL database (postgres://…) and compares both, row by row.\nStop the server first; afterwards start it with DATABASE_URL.',
    options: { to: { type: 'string' } },
    async run({ call, finishJob, server, values, t, say }) {
      const url = values.to
      if (typeof url !== 'string' || !/^postgres(ql)?:\/\//.test(url))
        throw new WrongUse('--to is a postgres:// address')
      if (process.env.DATABASE_URL) throw new Refusal('alreadyOnPostgres')
      if (server) throw new Refusal('serverRuns', { address: server })
      const { jobId, name } = await call.createBackup({})
      await finishJob(jobId)
      const { folder } = await call.listBackups({})
      const file = join(folder, name)
      const target = openDatabase({ url })
      try {
        const copied = await moveToPostgres({ file }, target, { schema })
        for (const { table, rows } of copied) if (rows > 0) say(`${String(rows).padStart(9)}  ${table}`)
        const count = copied.reduce((sum, { rows }) => sum + rows, 0)
        const text = `${t('backups.moved', { count, tables: copied.length })}\n${t('backups.movedNext', { file: join(folder, '..', 'bordmittel.sqlite') })}`
        return { json: { rows: count, tables: copied }, text }
      } finally {
        await target.close()
        rmSync(file, { force: true })
      }
    },
  },
]

function oneFile({ args }: Tools): string {
  if (args.length !== 1 || !args[0]) throw new WrongUse('one file')
  return resolve(args[0])
}

/** Within one file system at once, else by copying; the file has its name when it is complete. */
function moveFile(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    const part = `${to}.part`
    try {
      copyFileSync(from, part)
      renameSync(part, to)
    } finally {
      rmSync(part, { force: true })
    }
  }
}
