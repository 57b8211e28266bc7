import type { Actor } from '#shared/actor.ts'

/** Backups hold everything, private notes and logins included: the administrator only (rules §12). */
export function canKeepBackups(actor: Actor): boolean {
  return actor.administrator
}
