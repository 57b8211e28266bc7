import type { Actor } from '#shared/actor.ts'

/** Backups hold everything, private notes and logins included: the administrator only (rules §12). */
export function canKeepBackups(actor: Pick<Actor, 'administrator'>): boolean {
  return actor.administrator
}
