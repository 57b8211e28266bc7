import { type Actor, has } from '#shared/actor.ts'

/** Whoever works with customers thanks a colleague; nobody thanks oneself. */
export function canThank(actor: Pick<Actor, 'memberId' | 'roles'>, { memberId }: { memberId: string | null }): boolean {
  if (memberId === null || memberId === actor.memberId) return false
  return has(actor, 'management', 'salesLead', 'sales', 'keyAccountManager', 'insideSales', 'marketing')
}
