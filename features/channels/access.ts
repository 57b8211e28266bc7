import { type Actor, has } from '#shared/actor.ts'

/** What channels brought and cost is looked at, and costs are entered, by who sets sales up and by marketing (rules §12). */
export function canWeighChannels(actor: Pick<Actor, 'administrator' | 'roles'>): boolean {
  return actor.administrator || has(actor, 'management', 'salesLead', 'marketing')
}
