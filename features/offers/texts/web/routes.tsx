import { useNavigate } from '@tanstack/react-router'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { messages as offers } from '../../web/messages.ts'
import type { messages } from './messages.ts'

export const pages = definePages([
  { path: '/einstellungen/angebote/texte', load: () => import('./OfferTextsPage.tsx') },
])

/** Ctrl K goes to the text blocks. */
export function usePalette(): PaletteProvider {
  const t = useT<typeof messages & typeof offers>()
  const navigate = useNavigate()
  return async (text) => {
    const [q, label] = [text.trim().toLowerCase(), t('offers.blocks')]
    if (q.length < 2 || !label.toLowerCase().includes(q)) return []
    const to = '/einstellungen/angebote/texte'
    return [{ id: to, label, group: t('offers.palette'), icon: 'business', run: () => void navigate({ to }) }]
  }
}
