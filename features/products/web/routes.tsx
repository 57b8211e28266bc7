import { useNavigate } from '@tanstack/react-router'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { definePages } from '#ui/page.ts'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'

export const pages = definePages([
  { path: '/produkte', load: () => import('./ProductsPage.tsx'), under: '/neugeschaeft' },
  { path: '/produkte/$id', load: () => import('./ProductPage.tsx'), under: '/neugeschaeft' },
  { path: '/produkte/preislisten', load: () => import('./PriceListsPage.tsx'), under: '/neugeschaeft' },
  { path: '/produkte/preislisten/$id', load: () => import('./PriceListPage.tsx'), under: '/neugeschaeft' },
])

const { useClient } = operationHooks<typeof contract>()

const pagesOf = [
  ['/produkte', 'products.title'],
  ['/produkte/preislisten', 'prices.lists'],
] as const

/** Ctrl K finds a product by its name or number, and the pages of all of them. */
export function usePalette(): PaletteProvider {
  const t = useT<typeof messages>()
  const client = useClient()
  const navigate = useNavigate()
  const group = t('products.palette')
  return async (text) => {
    const q = text.trim()
    if (q.length < 2) return []
    const { products } = await client.listProducts({ q, limit: 5 })
    return [
      ...products.map(({ id, name, number }) => ({
        ...{ id, label: name, group, icon: 'business' as const },
        ...(number ? { note: number } : {}),
        run: () => void navigate({ to: `/produkte/${id}` }),
      })),
      ...pagesOf
        .map(([to, key]) => ({
          ...{ id: to, label: t(key), group, icon: 'business' as const },
          run: () => void navigate({ to }),
        }))
        .filter(({ label }) => label.toLowerCase().includes(q.toLowerCase())),
    ]
  }
}
