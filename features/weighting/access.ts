import { canChangeCompany } from '#features/company/access.ts'
import type { Actor } from '#shared/actor.ts'

/** What new business counts for is a setting of sales (rules §12). */
export function canSetWeighting(actor: Actor): boolean {
  return canChangeCompany(actor)
}
