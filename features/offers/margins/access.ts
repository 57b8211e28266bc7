import { leading } from '#features/company/rules.ts'
import { type Actor, has } from '#shared/actor.ts'

/** An offer below the least margin goes out only with their word (rules §12: prices are the lead's). */
export function canApprove(actor: Pick<Actor, 'roles'>): boolean {
  return has(actor, ...leading)
}
