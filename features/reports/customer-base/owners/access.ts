import { type Actor, has } from '#shared/actor.ts'

/**
 * The load of a colleague is a figure of a person: the sales lead sees each, everybody the own one, management the team as
 * a whole; while nobody else has a login, whoever works alone sees all (rules §12).
 */
export function canSeeLoadOf(
  actor: Pick<Actor, 'memberId' | 'roles'>,
  memberId: string | null,
  alone: boolean,
): boolean {
  return alone || memberId === actor.memberId || has(actor, 'salesLead')
}

/** The sums over all: who leads; others see only their own row. */
export function canSeeTeamLoad(actor: Pick<Actor, 'roles'>, alone: boolean): boolean {
  return alone || has(actor, 'management', 'salesLead')
}
