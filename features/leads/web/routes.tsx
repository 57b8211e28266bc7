import { useNavigate } from '@tanstack/react-router'
import { useMe } from '#features/members/web/me.tsx'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { Words } from './words.ts'

const to = '/anfragen'
export const pages = definePages([
  {
    path: '/anfragen',
    load: () => import('./LeadsPage.tsx'),
    nav: { label: 'leads.area', icon: 'mail', order: 31, area: 'leads' },
  },
  { path: '/anfragen/$id', load: () => import('./LeadPage.tsx') },
  { path: '/einstellungen/anfragen', load: () => import('./LeadSettingsPage.tsx') },
])

/** Ctrl K: the page before the area stands in the menu, and a new lead. */
export function usePalette(): PaletteProvider {
  const t = useT<Words>()
  const navigate = useNavigate()
  const shown = useMe().company.areas.includes('leads')
  return (text) => {
    if (text === '') return []
    const group = t('ui.areas')
    const fits = (label: string) => fold(label).includes(fold(text))
    const area = t('leads.area')
    const fresh = t('leads.new')
    return [
      ...(!shown && fits(area)
        ? [{ id: to, label: area, group, icon: 'mail' as const, run: () => void navigate({ to }) }]
        : []),
      ...(fits(fresh)
        ? [
            {
              id: 'newLead',
              label: fresh,
              group,
              icon: 'plus' as const,
              run: () => void navigate({ to, search: { neu: 'call' } as never }),
            },
          ]
        : []),
    ]
  }
}
