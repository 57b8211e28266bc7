import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { Filter } from '#ui/Chips.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { many, type UrlValues } from '#ui/url.ts'
import type { contract } from '../contract.ts'
import { categories, opportunityKinds } from '../rules.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()

/** The filters of the page and what is chosen of them; `owners`: whom one may choose there, without them everybody. */
export function useOpportunityFilters(
  url: UrlValues,
  owners?: { value: string; label: string }[],
): { filters: Filter[]; values: Record<string, string[]> } {
  const t = useT<Words>()
  const { alone } = useMe()
  const everybody = useMembers().options
  const options = owners ?? everybody
  const channels = useOperation('listChannels', {}).data?.channels ?? []
  const filters: Filter[] = [
    ...(alone || options.length === 0 ? [] : [{ id: 'owner', label: t('opportunities.owner'), options }]),
    {
      id: 'kind',
      label: t('opportunities.kind'),
      options: opportunityKinds.map((value) => ({ value, label: t(`opportunities.kind.${value}`) })),
    },
    ...(channels.length > 0
      ? [
          {
            id: 'channel',
            label: t('opportunities.channel'),
            options: channels.map((value) => ({ value, label: value })),
          },
        ]
      : []),
    {
      id: 'category',
      label: t('opportunities.category'),
      options: categories.map((value) => ({ value, label: t(`opportunities.category.${value}`) })),
    },
  ]
  return { filters, values: Object.fromEntries(filters.map(({ id }) => [id, many(url[id])])) }
}
