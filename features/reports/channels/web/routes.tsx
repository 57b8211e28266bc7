import { useNavigate } from '@tanstack/react-router'
import { canWeighChannels } from '#features/channels/access.ts'
import { useMe } from '#features/members/web/me.tsx'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { Words } from './words.ts'

const to = '/kennzahlen/kanaele'
export const pages = definePages([{ path: '/kennzahlen/kanaele', load: () => import('./ChannelsPage.tsx') }])

/** Ctrl K: the channels by their name. */
export function usePalette(): PaletteProvider {
  const t = useT<Words>()
  const navigate = useNavigate()
  const label = t('channels.title')
  const may = canWeighChannels(useMe().member)
  return (text) =>
    may && text !== '' && fold(label).includes(fold(text))
      ? [{ id: to, label, group: t('ui.areas'), icon: 'reports', run: () => void navigate({ to }) }]
      : []
}
