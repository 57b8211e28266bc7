import { canChangeCompany } from '#features/company/access.ts'
import type { Actor } from '#shared/actor.ts'

/** Currency rates are a setting of sales (rules §12). */
export function canSetRates(actor: Actor): boolean {
  return canChangeCompany(actor)
}
