import type { Actor } from '#shared/actor.ts'

/** Everything holds what is kept from others too, as a backup does: the administrator only (rules §12). */
export function canExportEverything(actor: Pick<Actor, 'administrator'>): boolean {
  return actor.administrator
}
