import { useNavigate } from '@tanstack/react-router'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { messages } from '../messages.ts'

export const pages = definePages([{ path: '/einstellungen', load: () => import('./CompanyPage.tsx') }])

/** Ctrl K finds the settings by name. */
export function usePalette(): PaletteProvider {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  return (text) => {
    const label = t('company.title')
    if (!label.toLowerCase().includes(text.toLowerCase())) return []
    return [
      {
        id: '/einstellungen',
        label,
        group: t('ui.areas'),
        icon: 'more',
        run: () => navigate({ to: '/einstellungen' }),
      },
    ]
  }
}
