import { useNavigate } from '@tanstack/react-router'
import { useMe } from '#features/members/web/me.tsx'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { messages } from './messages.ts'

const to = '/reklamationen'
export const pages = definePages([
  {
    path: '/reklamationen',
    load: () => import('./ComplaintsPage.tsx'),
    nav: { label: 'complaints.area', icon: 'warning', order: 45, area: 'complaints' },
  },
  { path: '/reklamationen/$id', load: () => import('./ComplaintPage.tsx') },
])

/** Ctrl K finds the page before the area stands in the menu. */
export function usePalette(): PaletteProvider {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  const shown = useMe().company.areas.includes('complaints')
  const label = t('complaints.title')
  return (text) =>
    !shown && label.toLowerCase().includes(text.toLowerCase())
      ? [{ id: to, label, group: t('ui.areas'), icon: 'warning', run: () => void navigate({ to }) }]
      : []
}
