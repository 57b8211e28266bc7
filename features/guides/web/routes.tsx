import { useNavigate } from '@tanstack/react-router'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { Words } from './words.ts'

const path = '/neugeschaeft/gelernt/hilfen'

export const pages = definePages([{ path, load: () => import('./GuidesPage.tsx') }])

/** Ctrl K goes to the guides. */
export function usePalette(): PaletteProvider {
  const t = useT<Words>()
  const navigate = useNavigate()
  return async (text) => {
    const label = t('guides.title')
    if (text.trim().length < 2 || !label.toLowerCase().includes(text.trim().toLowerCase())) return []
    return [
      { id: path, label, group: t('opportunities.area'), icon: 'business', run: () => void navigate({ to: path }) },
    ]
  }
}
