import type { Me } from '#features/members/web/me.tsx'

/** Whose customers the bare page begins with: who sells and does not lead, the own ones; else everybody's. */
export function ownersFirst(me: Me): string[] | undefined {
  const sells = me.member.roles.some((role) => role === 'sales' || role === 'keyAccountManager')
  const leads = me.member.roles.some((role) => role === 'management' || role === 'salesLead')
  return sells && !leads && !me.alone ? mineOf(me) : undefined
}

/** Oneself, and those one stands in for. */
export function mineOf(me: Me): string[] {
  return [me.member.id, ...me.deputyFor]
}
