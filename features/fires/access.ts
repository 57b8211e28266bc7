import { canLog, type Responsibility } from '#features/customers/access.ts'
import { type Actor, is } from '#shared/actor.ts'

/** Whoever notices it, at any customer they may read: an alarm is not kept to those responsible. Not those who only read. */
export function canRaise(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.some((role) => role !== 'reader')
}

/** Taking, solving and reopening: whoever may log at the customer (rules §12). */
export function canHandle(actor: Actor, customer: Responsibility): boolean {
  return canLog(actor, customer)
}

/** Correcting or withdrawing the alarm: who raised it, or whoever handles it. */
export function canWithdraw(actor: Actor, fire: { raisedById: string | null }, customer: Responsibility): boolean {
  return is(actor, fire.raisedById) || canHandle(actor, customer)
}
