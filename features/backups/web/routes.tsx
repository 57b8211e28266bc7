import { useNavigate } from '@tanstack/react-router'
import { useMe } from '#features/members/web/me.tsx'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { messages } from './messages.ts'

const to = '/einstellungen/sicherung'
export const pages = definePages([{ path: '/einstellungen/sicherung', load: () => import('./BackupsPage.tsx') }])

/** Ctrl K finds backing up, for who may do it. */
export function usePalette(): PaletteProvider {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  const { administrator } = useMe().member
  const label = t('backups.title')
  return (text) =>
    administrator && label.toLowerCase().includes(text.toLowerCase())
      ? [{ id: to, label, group: t('ui.areas'), icon: 'file', run: () => void navigate({ to }) }]
      : []
}
