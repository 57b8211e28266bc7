import { type Actor, has } from '#shared/actor.ts'

/** Settings: the administrator; management and sales lead (rules §12). */
export function canChangeCompany(actor: Actor): boolean {
  return actor.administrator || has(actor, 'management', 'salesLead')
}
