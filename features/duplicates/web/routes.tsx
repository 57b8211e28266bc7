import { useNavigate } from '@tanstack/react-router'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { Words } from './words.ts'

export const pages = definePages([
  { path: '/kunden/doppelte', load: () => import('./DoubleCustomersPage.tsx') },
  { path: '/kunden/doppelte/$ids', load: () => import('./MergeCustomersPage.tsx') },
  { path: '/personen/doppelte', load: () => import('./DoublePersonsPage.tsx') },
  { path: '/personen/doppelte/$ids', load: () => import('./MergePersonsPage.tsx') },
])

/** Ctrl K: what is there twice. */
export function usePalette(): PaletteProvider {
  const t = useT<Words>()
  const navigate = useNavigate()
  const entries = (['customers', 'persons'] as const).map((record) => ({
    id: `duplicates.${record}`,
    label: t(`duplicates.title.${record}`),
    group: t('duplicates.tabs'),
    icon: 'customers' as const,
    run: () => void navigate({ to: record === 'customers' ? '/kunden/doppelte' : '/personen/doppelte' }),
  }))
  return (text) => (text === '' ? [] : entries.filter(({ label }) => fold(label).includes(fold(text))))
}
