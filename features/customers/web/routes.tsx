import { useNavigate } from '@tanstack/react-router'
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
])

/** Ctrl K: a new customer, those without an owner. */
export function usePalette(): PaletteProvider {
  const t = useT<Words>()
  const navigate = useNavigate()
  const places = [
    { id: 'newCustomer', label: t('customers.new'), icon: 'plus', to: '/kunden/neu' },
    { id: 'orphanedCustomers', label: t('customers.orphaned.title'), icon: 'customers', to: '/kunden/verwaist' },
  ] as const
  return (text) =>
    places
      .filter(({ label }) => text !== '' && label.toLowerCase().includes(text.toLowerCase()))
      .map(({ id, label, icon, to }) => ({
        id,
        label,
        icon,
        group: t('customers.area'),
        run: () => void navigate({ to }),
      }))
}
