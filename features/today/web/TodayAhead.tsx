import { useMemo } from 'react'
import { readsOfSheet } from '#features/customer-sheet/web/readsOfSheet.ts'
import { useKeepsReads, useReadAhead } from '#ui/offline/useReadAhead.ts'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../contract.ts'

const { useOperation } = operationHooks<typeof contract>()
const mostCustomers = 20

/** Fetches what one wants to know at the doors of today's customers, for where there is no network. */
export function TodayAhead() {
  const today = useOperation('getToday', {}, { enabled: useKeepsReads() }).data
  const customers = (today?.appointments ?? []).flatMap(({ customerId }) => customerId ?? [])
  const key = [...new Set(customers)].slice(0, mostCustomers).join(' ')
  useReadAhead(useMemo(() => key.split(' ').filter(Boolean).flatMap(readsOfSheet), [key]))
  return null
}
