import { useNavigate } from '@tanstack/react-router'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import { readsOfPage } from './filterOfUrl.ts'
import type { Words } from './words.ts'

export const pages = definePages([
  {
    path: '/neugeschaeft',
    load: () => import('./OpportunitiesPage.tsx'),
    reads: readsOfPage,
    nav: { label: 'opportunities.area', icon: 'business', order: 30 },
  },
  { path: '/neugeschaeft/phasen', load: () => import('./StagesPage.tsx') },
  { path: '/neugeschaeft/gelernt', load: () => import('./LessonsPage.tsx') },
  { path: '/neugeschaeft/$id', load: () => import('./OpportunityPage.tsx') },
])

/** Ctrl K: the settings of the stages and what was learned, by their names. */
export function usePalette(): PaletteProvider {
  const t = useT<Words>()
  const navigate = useNavigate()
  const places = [
    { id: '/neugeschaeft/phasen', label: t('opportunities.settings') },
    { id: '/neugeschaeft/gelernt', label: t('opportunities.lessons') },
    { id: '/neugeschaeft/gelernt/auswertung', label: t('opportunities.review') },
  ]
  return (text) =>
    text.trim().length < 2
      ? []
      : places
          .filter(({ label }) => fold(label).includes(fold(text.trim())))
          .map((one) => ({
            ...one,
            group: t('ui.areas'),
            icon: 'business' as const,
            run: () => void navigate({ to: one.id }),
          }))
}
