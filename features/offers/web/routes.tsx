import { useNavigate } from '@tanstack/react-router'
import type { PaletteProvider } from '#ui/CommandPalette.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { definePages } from '#ui/page.ts'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'

export const pages = definePages([
  { path: '/neugeschaeft/angebote', load: () => import('./OffersPage.tsx') },
  { path: '/neugeschaeft/angebote/$id', load: () => import('./OfferPaperPage.tsx') },
  { path: '/einstellungen/angebote', load: () => import('./OfferSettingsPage.tsx') },
])

const { useClient } = operationHooks<typeof contract>()

const pagesOf = [
  ['/neugeschaeft/angebote', 'offers.title'],
  ['/einstellungen/angebote', 'offers.settings'],
] as const

/** Ctrl K finds an offer by its number, and the page of those to chase. */
export function usePalette(): PaletteProvider {
  const t = useT<typeof messages>()
  const client = useClient()
  const navigate = useNavigate()
  const group = t('offers.palette')
  return async (text) => {
    const q = text.trim()
    if (q.length < 2) return []
    // Numbers of offers have digits; asking for every name would be in vain.
    const offers = /\d/.test(q) ? (await client.listOffers({ q, state: 'all', limit: 5 })).offers : []
    return [
      ...offers.map((offer) => ({
        id: offer.id,
        label: t('offers.name', { number: offer.number }),
        note: [offer.customerName, offer.opportunityTitle].filter(Boolean).join(', '),
        group,
        icon: 'business' as const,
        run: () => void navigate({ to: `/neugeschaeft/${offer.opportunityId}` }),
      })),
      ...pagesOf
        .map(([to, key]) => ({
          id: to,
          label: t(key),
          group,
          icon: 'business' as const,
          run: () => void navigate({ to }),
        }))
        .filter(({ label }) => label.toLowerCase().includes(q.toLowerCase())),
    ]
  }
}
