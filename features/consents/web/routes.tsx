import { useNavigate } from '@tanstack/react-router'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { Words } from './words.ts'

const to = '/einwilligungen'
export const pages = definePages([{ path: '/einwilligungen', load: () => import('./ConsentsPage.tsx') }])

/** Ctrl K: the ledger by its name. */
export function usePalette(): PaletteProvider {
  const t = useT<Words>()
  const navigate = useNavigate()
  const label = t('consents.pageTitle')
  return (text) =>
    text !== '' && fold(label).includes(fold(text))
      ? [{ id: to, label, group: t('ui.areas'), icon: 'marketing', run: () => void navigate({ to }) }]
      : []
}
