import { createContext, useCallback, useContext } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useFormat } from '#ui/i18n.tsx'
import type { StakeholderRow } from '../../people/contract.ts'

type Said = (one: StakeholderRow) => string

/** Who of us looks after a person, and when we last spoke; read once for all cards. */
export const Contact = createContext<Said>(() => '')

export const useContact = (): Said => useContext(Contact)

/** What `Contact` hands on. */
export function useContactWords(): Said {
  const { nameOf } = useMembers()
  const format = useFormat()
  const { today } = useMe()
  return useCallback(
    ({ coveredById, lastContact }) =>
      [nameOf(coveredById), lastContact && format.dayShort(lastContact, today)].filter(Boolean).join(' · '),
    [nameOf, format, today],
  )
}
