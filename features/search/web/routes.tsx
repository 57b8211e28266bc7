import { useNavigate, useRouter } from '@tanstack/react-router'
import type { messages as memberMessages } from '#features/members/web/messages.ts'
import { useLogOut } from '#features/members/web/useLogOut.ts'
import { fold } from '#shared/text.ts'
import type { PaletteItem, PaletteProvider } from '#ui/CommandPalette.tsx'
import type { IconName } from '#ui/Icon.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, Hit } from '../contract.ts'
import type { messages } from './messages.ts'

const { useClient } = operationHooks<typeof contract>()
const icons: Record<Hit['kind'], IconName> = {
  customers: 'customers',
  persons: 'team',
  opportunities: 'business',
  activities: 'note',
}

/** Ctrl K: any customer, person, opportunity or conversation by its words, and what one does most. */
export function usePalette(): PaletteProvider {
  const client = useClient()
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  const { routesByPath } = useRouter()
  const actions = useActions()
  const pageOf = (hit: Hit) => {
    if (hit.kind === 'customers') return `/kunden/${hit.id}`
    if (hit.kind === 'opportunities') return `/neugeschaeft/${hit.id}`
    return hit.kind === 'persons' && '/personen/$id' in routesByPath
      ? `/personen/${hit.id}`
      : `/kunden/${hit.customerId}`
  }

  const itemOf = (hit: Hit): PaletteItem => ({
    id: `${hit.kind} ${hit.id}`,
    label: hit.title,
    note: hit.detail,
    group: t(`search.${hit.kind}`),
    icon: icons[hit.kind],
    run: () => void navigate({ to: pageOf(hit) }),
  })
  return (text) => {
    // Typed, "new customer" is found by the customers' own list of places.
    const fitting = actions.filter(
      ({ id, label }) => text === '' || (id !== '/kunden/neu' && fold(label).includes(fold(text))),
    )
    if (text.length < 2) return fitting
    return client.search({ q: text.slice(0, 200), limit: 6 }).then(
      ({ hits }) => [
        ...hits.filter((hit) => hit.customerId || hit.kind === 'customers' || hit.kind === 'opportunities').map(itemOf),
        ...fitting,
      ],
      // Without the server the actions still are there.
      () => fitting,
    )
  }
}

function useActions(): PaletteItem[] {
  const t = useT<typeof messages & typeof memberMessages>()
  const navigate = useNavigate()
  const { routesByPath } = useRouter()
  const logOut = useLogOut()
  const group = t('search.actions')
  const pages: [to: string, label: string, icon: IconName][] = [
    ['/wieder-kontaktieren', t('search.contactAgain'), 'phone'],
    ['/kunden/neu', t('search.newCustomer'), 'plus'],
    ['/konto', t('account.open'), 'settings'],
  ]
  return [
    ...pages
      .filter(([to]) => to in routesByPath)
      .map(([to, label, icon]) => ({ id: to, label, group, icon, run: () => void navigate({ to }) })),
    { id: 'logOut', label: logOut.label, group, icon: 'leave', run: () => void logOut.run() },
  ]
}
