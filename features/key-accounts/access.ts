import { type Actor, has } from '#shared/actor.ts'

/** Who is looked after as a key account binds people for years: who leads decides. */
export function canDecide(actor: Actor): boolean {
  return has(actor, 'management', 'salesLead')
}
