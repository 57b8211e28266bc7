import { useNavigate } from '@tanstack/react-router'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { messages } from './messages.ts'

export const pages = definePages([
  { path: '/einlesen', load: () => import('./StartPage.tsx') },
  { path: '/einlesen/$id', load: () => import('./ImportPage.tsx') },
])

export function usePalette(): PaletteProvider {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  const label = t('imports.title')
  return (text) =>
    label.toLowerCase().includes(text.toLowerCase())
      ? [
          {
            id: 'import',
            label,
            group: t('ui.areas' as never),
            icon: 'file',
            run: () => void navigate({ to: '/einlesen' }),
          },
        ]
      : []
}
