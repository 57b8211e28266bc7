import { type Actor, has } from '#shared/actor.ts'

/** Who sees answers at all: who leads all of them, who sells or looks after key accounts their own; nobody else (rules §12). */
export function canSeeSurveys(actor: Pick<Actor, 'roles'>): boolean {
  return seesAllSurveys(actor) || has(actor, 'sales', 'keyAccountManager')
}

export function seesAllSurveys(actor: Pick<Actor, 'roles'>): boolean {
  return has(actor, 'management', 'salesLead')
}
