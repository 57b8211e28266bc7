import { useEffect, useState } from 'react'
import type { contract as customersContract } from '#features/customers/contract.ts'
import type { contract as membersContract } from '#features/members/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { Input } from '#shared/contract.ts'
import type { Filter, FilterValues } from '#ui/Chips.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { many, type UrlValues, useUrl } from '#ui/url.ts'
import type { contract } from '../contract.ts'
import type { messages } from '../messages.ts'
import { mineOf, ownersFirst } from './ownersFirst.ts'

const { useOperation } = operationHooks<typeof customersContract & typeof membersContract>()
const classes = ['A', 'B', 'C', 'none'] as const
const standings = ['customer', 'targetCustomer', 'prospect', 'former'] as const
const modes = ['classic', 'keyAccount'] as const
const names = ['owner', 'class', 'standing', 'region', 'branch', 'mode'] as const

/** Which customers the list shows, as the operations take it. */
export type ContactFilter = Omit<Input<(typeof contract)['listContactAgain']>, 'after' | 'limit'>

/** The part of the address that filters: the same for list, plan, paper and workbook. */
export function filterOfUrl(url: UrlValues): ContactFilter {
  const several = (name: (typeof names)[number]) => (many(url[name]).length > 0 ? many(url[name]) : undefined)
  return {
    owner: several('owner'),
    class: known(classes, several('class')),
    standing: known(standings, several('standing')),
    region: several('region'),
    branch: several('branch'),
    mode: known(modes, several('mode'))?.[0],
  }
}

/** What was typed by hand and means nothing is left out. */
function known<Value extends string>(values: readonly Value[], chosen: string[] | undefined): Value[] | undefined {
  const fitting = values.filter((value) => chosen?.includes(value))
  return fitting.length > 0 ? fitting : undefined
}

/** Only the filters of an address, for a link to another page with the same selection. */
export function filterSearch(url: UrlValues): Record<string, string[]> {
  return Object.fromEntries(names.flatMap((name) => (many(url[name]).length > 0 ? [[name, many(url[name])]] : [])))
}

/** Who sells and does not lead opens the bare page with the own customers; a link says itself whose it means. */
export function useOwnFirst(): void {
  const me = useMe()
  const [url, setUrl] = useUrl()
  const bare = Object.keys(url).length === 0
  const [owner] = useState(bare ? ownersFirst(me) : undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the bare page is opened
  useEffect(() => {
    if (owner) setUrl({ owner })
  }, [])
}

/** The filters as chips: only those that the data carry (no region, no chip), and what is chosen. */
export function useContactFilters(): {
  filters: Filter[]
  values: FilterValues
  change: (patch: FilterValues) => void
} {
  const [url, setUrl] = useUrl()
  const t = useT<typeof messages>()
  const me = useMe()
  const members = useOperation('listMembers', {}).data?.members ?? []
  const facets = useOperation('listCustomerFacets', {}).data
  const counted = (values: { value: string; customers: number }[] = []) =>
    values.map(({ value, customers }) => ({ value, label: value, count: customers }))
  const nameOf = (id: string) => members.find((member) => member.id === id)?.name ?? ''
  const others = members.filter(({ id, leftAt }) => !leftAt && id !== me.member.id && !me.deputyFor.includes(id))
  const mine = mineOf(me)
  const owner = many(url.owner)
  const isMine = owner.length === mine.length && mine.every((id) => owner.includes(id))
  const filters: Filter[] = [
    { id: 'mine', label: t('contactAgain.filter.mine') },
    {
      id: 'owner',
      label: t('contactAgain.filter.owner'),
      options: me.alone
        ? []
        : [
            { value: me.member.id, label: me.member.name },
            ...me.deputyFor.map((value) => ({
              value,
              label: t('contactAgain.filter.deputyFor', { name: nameOf(value) }),
            })),
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ],
    },
    {
      id: 'class',
      label: t('contactAgain.filter.class'),
      options: classes.map((value) => ({
        value,
        label: value === 'none' ? t('contactAgain.filter.noClass') : value,
      })),
    },
    {
      id: 'standing',
      label: t('contactAgain.filter.standing'),
      options: standings.map((value) => ({ value, label: t(`contactAgain.filter.${value}`) })),
    },
    { id: 'region', label: t('contactAgain.filter.region'), options: counted(facets?.regions) },
    { id: 'branch', label: t('contactAgain.filter.branch'), options: counted(facets?.branches) },
    {
      id: 'mode',
      label: t('contactAgain.filter.mode'),
      single: true,
      options:
        facets?.keyAccounts === true || many(url.mode).length > 0
          ? modes.map((value) => ({ value, label: t(`contactAgain.filter.${value}`) }))
          : [],
    },
  ]
  const shown = filters.filter(({ id, options }) => (id === 'mine' ? !me.alone : options && options.length > 0))
  const values = Object.fromEntries(shown.map(({ id }) => [id, many(url[id])]))
  return {
    filters: shown,
    // Said once: as "mine", not again by name.
    values: isMine ? { ...values, mine: ['yes'], owner: [] } : values,
    change: ({ mine: toMine, ...patch }) =>
      setUrl(toMine ? { ...patch, owner: toMine.length > 0 ? mine : undefined } : patch),
  }
}

/** The chosen values in words, for the head of a list on paper. */
export function chosenWords(filters: readonly Filter[], values: FilterValues): string {
  return filters
    .flatMap(({ id, label, options }) => {
      const chosen = values[id] ?? []
      if (chosen.length === 0) return []
      if (!options) return [label]
      const words = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value)
      return [`${label}: ${words.join(', ')}`]
    })
    .join(' · ')
}
