import { canWeighChannels } from '#features/channels/access.ts'
import { type Actor, has, is } from '#shared/actor.ts'

/** Channels and niches are opened by who weighs channels (rules §12). */
export function canOpenExperiment(actor: Pick<Actor, 'administrator' | 'roles'>): boolean {
  return canWeighChannels(actor)
}

/** They see all of them; who runs one sees and leads that. */
export function canLeadExperiment(actor: Actor, { ownerId }: { ownerId: string }): boolean {
  return canOpenExperiment(actor) || (has(actor, 'sales', 'keyAccountManager', 'insideSales') && is(actor, ownerId))
}
