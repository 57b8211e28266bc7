import { type Actor, has, is } from '#shared/actor.ts'
import type { SeriesKind } from './rules/agenda.ts'

/** Who calls a meeting of a series: who leads, and each side of the two that meet. */
export function canCall(actor: Actor, kind: SeriesKind): boolean {
  if (has(actor, 'management', 'salesLead')) return true
  if (kind === 'keyAccounts') return has(actor, 'keyAccountManager')
  return kind === 'marketing' && has(actor, 'marketing')
}

/** A meeting of a series is read and minuted by those who take part, who stands in for them, and who leads. */
export function canAttend(actor: Actor, memberIds: readonly string[]): boolean {
  return has(actor, 'management', 'salesLead') || memberIds.some((id) => is(actor, id))
}

/** Whoever takes part writes minutes, but for those who only read. */
export function canMinute(actor: Actor, memberIds: readonly string[]): boolean {
  return canAttend(actor, memberIds) && actor.roles.some((role) => role !== 'reader')
}
