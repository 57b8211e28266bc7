import { useNavigate } from '@tanstack/react-router'
import { useMe } from '#features/members/web/me.tsx'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import { canOpenExperiment } from '../access.ts'
import type { Words } from './words.ts'

const to = '/kennzahlen/versuche'
export const pages = definePages([
  { path: '/kennzahlen/versuche', load: () => import('./ExperimentsPage.tsx') },
  { path: '/kennzahlen/versuche/$id', load: () => import('./ExperimentPage.tsx') },
])

/** Ctrl K: the experiments by their name. */
export function usePalette(): PaletteProvider {
  const t = useT<Words>()
  const navigate = useNavigate()
  const label = t('experiments.title')
  const may = canOpenExperiment(useMe().member)
  return (text) =>
    may && text !== '' && fold(label).includes(fold(text))
      ? [{ id: to, label, group: t('ui.areas'), icon: 'reports', run: () => void navigate({ to }) }]
      : []
}
