import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'

/** The members whose figures one may see, to choose from: the sales lead all, everybody else oneself; none to who works alone. */
export function useMembersSeen(): { value: string; label: string }[] {
  const { member: me, alone } = useMe()
  const { options } = useMembers()
  if (alone) return []
  return me.roles.includes('salesLead') ? options : options.filter(({ value }) => value === me.id)
}
