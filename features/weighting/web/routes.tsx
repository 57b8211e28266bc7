import { useNavigate } from '@tanstack/react-router'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { Words } from './words.ts'

export const pages = definePages([{ path: '/einstellungen/gewichtung', load: () => import('./WeightingPage.tsx') }])

/** Ctrl K: the weighting by its name. */
export function usePalette(): PaletteProvider {
  const t = useT<Words>()
  const navigate = useNavigate()
  const label = t('weighting.title')
  const to = '/einstellungen/gewichtung'
  return (text) =>
    text !== '' && fold(label).includes(fold(text))
      ? [{ id: to, label, group: t('ui.areas'), icon: 'settings', run: () => void navigate({ to }) }]
      : []
}
