import { canLog, type Responsibility } from '#features/customers/access.ts'
import type { Actor } from '#shared/actor.ts'

/** Taking in a complaint or a sample and everything that follows: whoever may log at the customer (rules §12). */
export function canHandle(actor: Actor, customer: Responsibility): boolean {
  return canLog(actor, customer)
}
