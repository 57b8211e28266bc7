import { useNavigate } from '@tanstack/react-router'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { messages } from './messages.ts'

export const pages = definePages([{ path: '/einstellungen/mail', load: () => import('./MailSettingsPage.tsx') }])

/** Ctrl K: the mail server by its name. */
export function usePalette(): PaletteProvider {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  const label = t('mails.settings')
  const to = '/einstellungen/mail'
  return (text) =>
    text !== '' && fold(label).includes(fold(text))
      ? [{ id: to, label, group: t('ui.areas'), icon: 'settings', run: () => void navigate({ to }) }]
      : []
}
