import { useNavigate } from '@tanstack/react-router'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { Words } from './words.ts'

export const pages = definePages([
  { path: '/ausblick', under: '/neugeschaeft', load: () => import('./OutlookPage.tsx') },
])

/** Ctrl K: the outlook by its name. */
export function usePalette(): PaletteProvider {
  const t = useT<Words>()
  const navigate = useNavigate()
  const label = t('outlook.title')
  return (text) =>
    text !== '' && fold(label).includes(fold(text))
      ? [{ id: 'outlook', label, group: t('ui.areas'), icon: 'reports', run: () => void navigate({ to: '/ausblick' }) }]
      : []
}
