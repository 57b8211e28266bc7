import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '#shared/days.ts'
import { newId } from '#shared/ids.ts'

/** Why a backup was made: by hand, before a migration of the schema, before a restore, or brought along to restore it. */
export const backupKinds = ['manual', 'beforeUpdate', 'beforeRestore', 'brought'] as const
export type BackupKind = (typeof backupKinds)[number]

export type BackupFile = { name: string; kind: BackupKind; size: number; madeAt: Instant }

const words: Record<BackupKind, string> = {
  manual: 'bordmittel',
  beforeUpdate: 'before-update',
  beforeRestore: 'before-restore',
  brought: 'brought',
}
const automaticKept = 5
const pattern = /^(bordmittel|before-update|before-restore|brought)-[\w.-]+\.sqlite$/

/** Where backups lie in a data folder. */
export function backupFolder(dataFolder: string): string {
  return join(dataFolder, 'backups')
}

/** True for the name of a backup, and nothing that leads out of the folder. */
export function isBackupName(name: string): boolean {
  return pattern.test(name)
}

/** The name of a backup made at `now` (UTC to the millisecond, so that names sort by age); two of one instant differ too. */
export function backupName(kind: BackupKind, now: Instant): string {
  const moment = now.replace('T', '-').replace('Z', '').replaceAll(/[:.]/g, '')
  return `${words[kind]}-${moment}-${newId().slice(-6)}.sqlite`
}

/** The backups of a data folder, newest first. */
export function listBackupFiles(dataFolder: string): BackupFile[] {
  const folder = backupFolder(dataFolder)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(isBackupName)
    .map((name) => {
      const { size, mtime } = statSync(join(folder, name))
      const kind = backupKinds.find((one) => name.startsWith(`${words[one]}-`)) ?? 'manual'
      return { name, kind, size, madeAt: mtime.toISOString() }
    })
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
}

/** Keeps the newest few of the backups that are made by themselves; those made by hand stay. */
export function dropOldBackups(dataFolder: string): void {
  const all = listBackupFiles(dataFolder)
  for (const kind of ['beforeUpdate', 'beforeRestore', 'brought'] as const) {
    for (const { name } of all.filter((one) => one.kind === kind).slice(automaticKept)) {
      rmSync(join(backupFolder(dataFolder), name), { force: true })
    }
  }
}
