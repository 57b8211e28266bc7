import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { backupFolder, backupName } from '#platform/db/backupFolder.ts'
import type { Instant } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import { beginsLikeBackup, roomNeeded } from './rules.ts'

const forgottenAfter = 24 * 3_600_000
const ending = '.part'

/** One piece of a file that is being brought, `from` its first byte on; `size` is the whole file's. */
export type Piece = { id: string; from: number; size: number; bytes: Uint8Array }

/**
 * Writes one piece beside the backups, under a name that no list shows. Answers the name of the
 * backup once the file is whole, else null. A piece may come twice. Refuses `backupNotOurs`,
 * `diskFull`, `uploadCutOff`.
 */
export function takePiece(dataFolder: string, { id, from, size, bytes }: Piece, now: Instant): string | null {
  const folder = backupFolder(dataFolder)
  const part = join(folder, `.bringing-${id}${ending}`)
  if (from === 0) begin(folder, size, bytes)
  else if (!existsSync(part) || statSync(part).size < from) throw new Refusal('uploadCutOff')
  if (bytes.length === 0 || from + bytes.length > size) throw new Refusal('uploadCutOff')
  const handle = openSync(part, from === 0 ? 'w' : 'r+', 0o600)
  try {
    writeSync(handle, bytes, 0, bytes.length, from)
    if (from + bytes.length < size) return null
    ftruncateSync(handle, size)
  } finally {
    closeSync(handle)
  }
  const name = backupName('brought', now)
  renameSync(part, join(folder, name))
  return name
}

function begin(folder: string, size: number, bytes: Uint8Array): void {
  if (!beginsLikeBackup(bytes)) throw new Refusal('backupNotOurs')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(folder)) {
    const old = join(folder, name)
    if (name.startsWith('.bringing-') && Date.now() - statSync(old).mtimeMs > forgottenAfter)
      rmSync(old, { force: true })
  }
  const { bavail, bsize } = statfsSync(folder)
  if (roomNeeded(size) > bavail * bsize) throw new Refusal('diskFull')
}
