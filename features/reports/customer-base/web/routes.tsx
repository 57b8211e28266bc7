import { useNavigate } from '@tanstack/react-router'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { Words } from './words.ts'

export const pages = definePages([
  { path: '/kundenbestand', under: '/kunden', load: () => import('./CustomerBasePage.tsx') },
  { path: '/kundenbestand/klassen', load: () => import('./ClassesPage.tsx') },
  { path: '/kundenbestand/kunden', load: () => import('./BehindPage.tsx') },
])

/** Ctrl K: the customer base by its name. */
export function usePalette(): PaletteProvider {
  const t = useT<Words>()
  const navigate = useNavigate()
  const label = t('customerBase.title')
  return (text) =>
    text !== '' && fold(label).includes(fold(text))
      ? [
          {
            id: 'customerBase',
            label,
            group: t('ui.areas'),
            icon: 'reports',
            run: () => void navigate({ to: '/kundenbestand' }),
          },
        ]
      : []
}
