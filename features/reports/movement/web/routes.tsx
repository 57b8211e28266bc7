import { useNavigate } from '@tanstack/react-router'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { Words } from './words.ts'

export const pages = definePages([
  { path: '/bewegung', under: '/neugeschaeft', load: () => import('./MovementPage.tsx') },
])

/** Ctrl K: the movement by its name. */
export function usePalette(): PaletteProvider {
  const t = useT<Words>()
  const navigate = useNavigate()
  const label = t('movement.title')
  return (text) =>
    text !== '' && fold(label).includes(fold(text))
      ? [
          {
            id: 'movement',
            label,
            group: t('ui.areas'),
            icon: 'reports',
            run: () => void navigate({ to: '/bewegung' }),
          },
        ]
      : []
}
