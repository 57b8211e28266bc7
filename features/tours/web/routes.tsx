import { useNavigate } from '@tanstack/react-router'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { messages } from './messages.ts'

export const pages = definePages([
  { path: '/tour', load: () => import('./TourPage.tsx') },
  { path: '/tour/liste', load: () => import('./TourListPage.tsx') },
])

/** Ctrl K: plan a tour, also by "in der Nähe". */
export function usePalette(): PaletteProvider {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  const label = t('tours.plan')
  const words = fold(`${label} ${t('tours.near')}`)
  return (text) =>
    text !== '' && words.includes(fold(text))
      ? [{ id: 'tour', label, group: t('tours.title'), icon: 'visit', run: () => void navigate({ to: '/tour' }) }]
      : []
}
