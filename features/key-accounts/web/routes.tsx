import { useNavigate } from '@tanstack/react-router'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { Words } from './words.ts'

export const pages = definePages([
  {
    path: '/schluesselkunden',
    load: () => import('./KeyAccountsPage.tsx'),
    nav: { label: 'keyAccounts.area', icon: 'key', order: 40, area: 'keyAccounts' },
  },
  { path: '/schluesselkunden/$id', load: () => import('./AccountPage.tsx') },
  { path: '/schluesselkunden/$id/plan', load: () => import('./plan/PlanPage.tsx') },
  { path: '/schluesselkunden/$id/plan/staende', load: () => import('./plan/VersionsPage.tsx') },
  { path: '/schluesselkunden/$id/menschen', load: () => import('./PeoplePage.tsx') },
  { path: '/schluesselkunden/$id/einstufung', load: () => import('./RatingPage.tsx') },
  { path: '/einstellungen/schluesselkunden', load: () => import('./KeyAccountSettingsPage.tsx') },
])

/** Ctrl K: the key accounts by their name, before the area stands in the rail too. */
export function usePalette(): PaletteProvider {
  const t = useT<Words>()
  const navigate = useNavigate()
  const label = t('keyAccounts.area')
  const run = () => void navigate({ to: '/schluesselkunden' })
  return (text) =>
    text !== '' && fold(label).includes(fold(text))
      ? [{ id: 'keyAccounts', label, group: t('ui.areas'), icon: 'key', run }]
      : []
}
