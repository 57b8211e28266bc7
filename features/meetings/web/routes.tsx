import { useNavigate } from '@tanstack/react-router'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { messages } from './messages.ts'

export const pages = definePages([
  { path: '/besprechungen', load: () => import('./MeetingsPage.tsx'), under: '/heute' },
  { path: '/besprechungen/$id', load: () => import('./MeetingPage.tsx'), under: '/heute' },
  { path: '/schluesselkunden/$id/gespraeche', load: () => import('./ReviewsPage.tsx') },
])

/** Ctrl K: the regular meetings. */
export function usePalette(): PaletteProvider {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  const label = t('meetings.title')
  const run = () => void navigate({ to: '/besprechungen' })
  return (text) =>
    text !== '' && fold(label).includes(fold(text))
      ? [{ id: 'meetings', label, group: t('ui.areas'), icon: 'calendar', run }]
      : []
}
