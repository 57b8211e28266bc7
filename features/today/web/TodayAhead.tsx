import { useMemo } from 'react'
import { ownersFirst } from '#features/contact-again/web/ownersFirst.ts'
import { readsOfSheet } from '#features/customer-sheet/web/readsOfSheet.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useKeepsReads, useReadAhead } from '#ui/offline/useReadAhead.ts'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../contract.ts'

const { useOperation } = operationHooks<typeof contract>()
const mostCustomers = 20

/**
 * Fetches what is wanted where there is no network: the day and the list, the names that a line may mean, and what one
 * wants to know at the doors of today's customers; those of appointments first.
 */
export function TodayAhead() {
  const keeps = useKeepsReads()
  const owners = ownersFirst(useMe())?.join(' ')
  const today = useOperation('getToday', {}, { enabled: keeps }).data
  const { appointments, fires, tasks, contacts } = today ?? nothing
  const customers = [...appointments, ...fires, ...tasks, ...contacts].flatMap(({ customerId }) => customerId ?? [])
  const key = [...new Set(customers)].slice(0, mostCustomers).join(' ')
  const reads = useMemo(() => {
    if (!keeps) return []
    const mine = owners ? { owner: owners.split(' ') } : {}
    return [
      { name: 'getMe', input: {} },
      { name: 'getToday', input: {} },
      { name: 'listQuickLineNames', input: {} },
      { name: 'listContactAgain', input: mine },
      ...key.split(' ').filter(Boolean).flatMap(readsOfSheet),
    ]
  }, [keeps, owners, key])
  useReadAhead(reads)
  return null
}

const nothing = { appointments: [], fires: [], tasks: [], contacts: [] }
