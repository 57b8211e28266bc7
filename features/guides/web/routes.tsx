import { useNavigate } from '@tanstack/react-router'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { Words } from './words.ts'

export const pages = definePages([{ path: '/neugeschaeft/gelernt/hilfen', load: () => import('./GuidesPage.tsx') }])

/** Ctrl K goes to the guides. */
export function usePalette(): PaletteProvider {
  const t = useT<Words>()
  const navigate = useNavigate()
  return async (text) => {
    const label = t('guides.title')
    if (text.trim().length < 2 || !label.toLowerCase().includes(text.trim().toLowerCase())) return []
    const to = '/neugeschaeft/gelernt/hilfen'
    return [{ id: to, label, group: t('opportunities.area'), icon: 'business', run: () => void navigate({ to }) }]
  }
}
