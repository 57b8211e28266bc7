import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memory = '/dev/shm'
const enough = 2e9

/**
 * Where tests put what they throw away: in memory where there is room for it, else the usual folder. Every house
 * waits for the disk when it saves, and hundreds of houses are made.
 */
export function quickFolder(): string {
  if (process.env.TMPDIR) return tmpdir()
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= enough ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}
