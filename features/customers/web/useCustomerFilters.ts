import { useMe } from '#features/members/web/me.tsx'
import type { Input } from '#shared/contract.ts'
import type { Filter, FilterValues } from '#ui/Chips.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { many, one, type UrlValues } from '#ui/url.ts'
import type { contract } from '../contract.ts'
import { classes, modes, standings } from '../rules.ts'
import { useMembers } from './useMembers.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()

/** Which customers a list shows, as the operations take it. */
export type CustomerFilter = Omit<Input<(typeof contract)['listCustomers']>, 'sort' | 'after' | 'limit'>

const lists = ['owner', 'standing', 'class', 'mode', 'region', 'branch', 'tag', 'country'] as const

/** The part of the address that filters: readable, and the same for list, export and bulk actions. */
export function filterOfUrl(url: UrlValues): CustomerFilter {
  const [search, mode] = [one(url.q), one(url.mode)]
  const several = (name: (typeof lists)[number]) => (many(url[name]).length > 0 ? many(url[name]) : undefined)
  return {
    search: search || undefined,
    owner: several('owner'),
    standing: known(standings, several('standing')),
    class: known([...classes, 'none'] as const, several('class')),
    mode: known(modes, mode ? [mode] : undefined)?.[0],
    region: several('region'),
    branch: several('branch'),
    tag: several('tag'),
    country: several('country'),
    orphaned: one(url.orphaned) ? true : undefined,
  }
}

/** What stands in an old link or was typed by hand and means nothing is left out. */
function known<Value extends string>(values: readonly Value[], chosen: string[] | undefined): Value[] | undefined {
  const fitting = values.filter((value) => chosen?.includes(value))
  return fitting.length > 0 ? fitting : undefined
}

/** The filters as chips: only those that the data carry (no region, no chip), and what is chosen. */
export function useCustomerFilters(url: UrlValues): { filters: Filter[]; values: FilterValues } {
  const t = useT<Words>()
  const me = useMe()
  const members = useMembers()
  const facets = useOperation('listCustomerFacets', {}).data
  const counted = (values: { value: string; customers: number }[] = []) =>
    values.map(({ value, customers }) => ({ value, label: value, count: customers }))
  const filters: (Filter | false)[] = [
    members.options.length > 1 && {
      id: 'owner',
      label: t('customers.column.owner'),
      options: [
        { value: me.member.id, label: t('customers.mine') },
        ...me.deputyFor.map((value) => ({
          value,
          label: t('customers.standingInFor', { name: members.nameOf(value) ?? '' }),
        })),
        ...members.options.filter(({ value }) => value !== me.member.id && !me.deputyFor.includes(value)),
      ],
    },
    {
      id: 'standing',
      label: t('customers.column.standing'),
      options: standings.map((value) => ({ value, label: t(`customers.standing.${value}`) })),
    },
    {
      id: 'class',
      label: t('customers.column.class'),
      options: [
        ...classes.map((value) => ({ value, label: value })),
        { value: 'none', label: t('customers.withoutClass') },
      ],
    },
    facets?.keyAccounts === true && {
      id: 'mode',
      label: t('customers.column.mode'),
      single: true,
      options: modes.map((value) => ({ value, label: t(`customers.mode.${value}`) })),
    },
    { id: 'region', label: t('customers.column.region'), options: counted(facets?.regions) },
    { id: 'branch', label: t('customers.column.branch'), options: counted(facets?.branches) },
    { id: 'tag', label: t('customers.column.tags'), options: counted(facets?.tags) },
    (facets?.countries.length ?? 0) > 1 && {
      id: 'country',
      label: t('customers.column.country'),
      options: counted(facets?.countries),
    },
    (facets?.orphaned ?? 0) > 0 && { id: 'orphaned', label: t('customers.orphaned.title') },
  ]
  const shown = filters.filter(
    (filter): filter is Filter => filter !== false && (!filter.options || filter.options.length > 0),
  )
  return { filters: shown, values: Object.fromEntries(shown.map(({ id }) => [id, many(url[id])])) }
}
