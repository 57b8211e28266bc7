import { useNavigate } from '@tanstack/react-router'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { messages } from './messages.ts'

export const pages = definePages([
  { path: '/produkte/preisrunden', load: () => import('./PriceRoundsPage.tsx'), under: '/neugeschaeft' },
  { path: '/produkte/preisrunden/$id', load: () => import('./PriceRoundPage.tsx'), under: '/neugeschaeft' },
])

/** Ctrl K: the price rounds. */
export function usePalette(): PaletteProvider {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  const label = t('priceRounds.title')
  const run = () => void navigate({ to: '/produkte/preisrunden' })
  return (text) =>
    text !== '' && fold(label).includes(fold(text))
      ? [{ id: 'priceRounds', label, group: t('ui.areas'), icon: 'business', run }]
      : []
}
