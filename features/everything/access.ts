import { type Actor, has } from '#shared/actor.ts'

/** Everything holds what is kept from others too, as a backup does: the administrator only (rules §12). */
export function canExportEverything(actor: Pick<Actor, 'administrator'>): boolean {
  return actor.administrator
}

/** Pay is between a person and the sales lead, no administrator beside them (rules §12). */
export function canExportPay(actor: Pick<Actor, 'roles'>): boolean {
  return has(actor, 'salesLead')
}
