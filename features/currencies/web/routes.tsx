import { useNavigate } from '@tanstack/react-router'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { messages } from '../messages.ts'

export const pages = definePages([{ path: '/einstellungen/waehrungen', load: () => import('./CurrenciesPage.tsx') }])

/** Ctrl K: the rates by their name. */
export function usePalette(): PaletteProvider {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  const label = t('currencies.title')
  const to = '/einstellungen/waehrungen'
  return (text) =>
    text !== '' && fold(label).includes(fold(text))
      ? [{ id: to, label, group: t('ui.areas'), icon: 'settings', run: () => void navigate({ to }) }]
      : []
}
