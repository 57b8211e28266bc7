import { type Actor, has } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Scope } from './rules.ts'

/** Who works with figures of their own; a reader has none (rules §12). */
const working = ['management', 'salesLead', 'sales', 'keyAccountManager', 'insideSales', 'marketing'] as const

/** Whose figures and goals: company, team (by its lead) or one member. */
export type Whose = { scope: Scope; memberId: string | null }

/**
 * The figures of a person: the own ones, and those of all for the sales lead; management reads the company and teams.
 * Those of company and teams: everyone who reads all customers (rules §12).
 */
export function canSeeFigures(actor: Actor, { scope, memberId }: Whose): boolean {
  if (scope !== 'member') return !actor.readsOwnOnly
  return has(actor, 'salesLead') || (actor.memberId === memberId && has(actor, ...working))
}

/** True if the figures of that holder may be seen; those of what nobody holds are of no person. */
export function canSeeFiguresOf(actor: Actor, holderId: string | null): boolean {
  return holderId === null || canSeeFigures(actor, { scope: 'member', memberId: holderId })
}

/** For reports that are asked about single members. Refuses `figuresOfOthers`. */
export function needFiguresOf(actor: Actor, members: readonly string[] = []): void {
  if (!members.every((memberId) => canSeeFiguresOf(actor, memberId))) throw new Refusal('figuresOfOthers')
}

/** The sales lead sets all goals, management those of company and teams. */
export function canSetGoals(actor: Actor, { scope }: Pick<Whose, 'scope'>): boolean {
  return has(actor, 'salesLead') || (scope !== 'member' && has(actor, 'management'))
}
