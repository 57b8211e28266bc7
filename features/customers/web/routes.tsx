import { useNavigate } from '@tanstack/react-router'
import { fold } from '#shared/text.ts'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { definePages } from '#ui/page.ts'
import type { Words } from './words.ts'

export const pages = definePages([
  {
    path: '/kunden',
    load: () => import('./CustomersPage.tsx'),
    nav: { label: 'customers.area', icon: 'customers', order: 20 },
  },
  { path: '/kunden/verwaist', load: () => import('./OrphanedPage.tsx') },
  { path: '/kunden/neu', load: () => import('./NewCustomerPage.tsx') },
  { path: '/kunden/$id', load: () => import('./CustomerPage.tsx') },
])

/** Ctrl K: customers without an owner. */
export function usePalette(): PaletteProvider {
  const t = useT<Words>()
  const navigate = useNavigate()
  const label = t('customers.orphaned.title')
  return (text) =>
    text !== '' && fold(label).includes(fold(text))
      ? [
          {
            id: 'orphanedCustomers',
            label,
            group: t('customers.area'),
            icon: 'customers',
            run: () => void navigate({ to: '/kunden/verwaist' }),
          },
        ]
      : []
}
