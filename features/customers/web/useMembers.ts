import { useMemo } from 'react'
import type { contract } from '#features/members/contract.ts'
import type { Option } from '#ui/Combobox.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()

/** Colleagues: whom one can choose, and how they are called (who left too). */
export function useMembers(): { options: Option[]; nameOf: (id: string | null) => string | null } {
  const t = useT<Words>()
  const members = useOperation('listMembers', {}).data?.members
  return useMemo(
    () => ({
      options: (members ?? [])
        .filter((member) => !member.leftAt)
        .map((member) => ({ value: member.id, label: member.name })),
      nameOf: (id) => {
        const member = members?.find((one) => one.id === id)
        if (!member) return null
        return member.leftAt ? t('customers.memberLeft', { name: member.name }) : member.name
      },
    }),
    [members, t],
  )
}
