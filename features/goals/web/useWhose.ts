import type { contract as companyContract } from '#features/company/contract.ts'
import type { contract as membersContract } from '#features/members/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { Scope } from '../rules.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof companyContract & typeof membersContract>()

export type Whose = { scope: Scope; memberId?: string }

/**
 * Whose figures are shown, from the address (`wer`): the company, a team, or a member. Who leads begins with the company,
 * everybody else with themselves; only those are offered that one may see (rules §12).
 */
export function useWhose() {
  const t = useT<Words>()
  const [url, set] = useUrl()
  const { member: me, alone } = useMe()
  const company = useOperation('getCompany', {}).data
  const members = (useOperation('listMembers', {}).data?.members ?? []).filter((one_) => !one_.leftAt)
  const leads = me.roles.some((role) => role === 'salesLead' || role === 'management')
  const seesAll = leads || company?.readsOwnOnly === false
  const leading = members.filter(({ id }) => members.some(({ leadId }) => leadId === id))
  const shown = me.roles.includes('salesLead') ? members : members.filter(({ id }) => id === me.id)
  const options = [
    ...(seesAll ? [{ value: 'firma', label: t('goals.company') }] : []),
    ...(seesAll ? leading.map(({ id, name }) => ({ value: `team-${id}`, label: t('goals.team', { name }) })) : []),
    ...shown.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const fallback = leads ? 'firma' : me.id
  const asked = one(url.wer)
  const value = options.find((option) => option.value === asked)?.value ?? fallback
  const whose: Whose =
    value === 'firma'
      ? { scope: 'company' }
      : value.startsWith('team-')
        ? { scope: 'team', memberId: value.slice(5) }
        : { scope: 'member', memberId: value }
  return {
    ready: company !== undefined && members.length > 0,
    whose,
    value,
    /** None while there is nothing to choose: alone, or only oneself. */
    options: alone || options.length < 2 ? [] : options,
    search: asked ? { wer: asked } : undefined,
    choose: (next: string) => set({ wer: next === fallback ? undefined : next }),
  }
}
