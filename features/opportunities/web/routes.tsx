import { useNavigate } from '@tanstack/react-router'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { definePages } from '#ui/page.ts'
import type { contract } from '../contract.ts'
import type { Words } from './words.ts'

export const pages = definePages([
  {
    path: '/neugeschaeft',
    load: () => import('./OpportunitiesPage.tsx'),
    nav: { label: 'opportunities.area', icon: 'business', order: 30 },
  },
  { path: '/neugeschaeft/phasen', load: () => import('./StagesPage.tsx') },
  { path: '/neugeschaeft/gelernt', load: () => import('./LessonsPage.tsx') },
  { path: '/neugeschaeft/$id', load: () => import('./OpportunityPage.tsx') },
])

const { useClient } = operationHooks<typeof contract>()

/** Ctrl K finds opportunities by title and customer, and the settings of the stages. */
export function usePalette(): PaletteProvider {
  const t = useT<Words>()
  const client = useClient()
  const navigate = useNavigate()
  return async (text) => {
    if (text.trim().length < 2) return []
    const fixed = [
      { id: '/neugeschaeft/phasen', label: t('opportunities.settings') },
      { id: '/neugeschaeft/gelernt', label: t('opportunities.lessons') },
      { id: '/neugeschaeft/gelernt/auswertung', label: t('opportunities.review') },
    ].filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()))
    const { opportunities } = await client.listOpportunities({ q: text.trim(), outcome: 'all', limit: 5 })
    return [
      ...opportunities.map((row) => ({
        id: row.id,
        label: row.title,
        group: t('opportunities.palette'),
        icon: 'business' as const,
        ...(row.customerName ? { note: row.customerName } : {}),
        run: () => void navigate({ to: `/neugeschaeft/${row.id}` }),
      })),
      ...fixed.map((one) => ({
        ...one,
        group: t('opportunities.palette'),
        icon: 'business' as const,
        run: () => void navigate({ to: one.id }),
      })),
    ]
  }
}
