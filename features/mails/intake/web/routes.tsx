import { useNavigate } from '@tanstack/react-router'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { messages } from './messages.ts'

const to = '/mails-ohne-kunden'
export const pages = definePages([
  { path: '/mails-ohne-kunden', load: () => import('./WaitingMailsPage.tsx'), under: '/heute' },
])

/** Ctrl K: the list by its name. */
export function usePalette(): PaletteProvider {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  const label = t('waitingMails.title')
  return (text) =>
    text !== '' && fold(label).includes(fold(text))
      ? [{ id: to, label, group: t('ui.areas'), icon: 'mail', run: () => void navigate({ to }) }]
      : []
}
