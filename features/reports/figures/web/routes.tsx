import { useNavigate } from '@tanstack/react-router'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { Words } from './words.ts'

export const pages = definePages([
  {
    path: '/kennzahlen',
    load: () => import('./FiguresPage.tsx'),
    nav: { label: 'figures.area', icon: 'reports', order: 80, area: 'figures' },
  },
])

/** Ctrl K: figures and goals, before they stand in the menu too. */
export function usePalette(): PaletteProvider {
  const t = useT<Words>()
  const navigate = useNavigate()
  const all = [
    { to: '/kennzahlen', label: t('figures.area') },
    { to: '/kennzahlen/ziele', label: t('goals.title') },
  ]
  return (text) =>
    all
      .filter(({ label }) => text !== '' && fold(label).includes(fold(text)))
      .map(({ to, label }) => ({
        id: to,
        label,
        group: t('ui.areas'),
        icon: 'reports' as const,
        run: () => void navigate({ to }),
      }))
}
