import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { definePages } from '#ui/page.ts'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useOperation } = operationHooks<typeof contract>()

/** What waits now, beside the entry of the rail: fires, promises, tasks, complaints, samples and offers. */
function useBadge(): { count: number; label: string } | null {
  const t = useT<typeof messages>()
  const counts = useOperation('getToday', {}, { every: 60_000 }).data?.counts
  const count = counts
    ? counts.fires + counts.promises + counts.tasks + counts.complaints + counts.samples + counts.offers
    : 0
  return count > 0 ? { count, label: t('today.badge', { count }) } : null
}

const load = () => import('./TodayPage.tsx')

export const pages = definePages([
  { path: '/', load },
  { path: '/heute', load, nav: { label: 'today.area', icon: 'today', order: 10, useBadge } },
])
