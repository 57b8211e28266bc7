import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

/** What stands behind the `?` of an address: readable, so that a view can be sent as a link. */
export type UrlValues = Readonly<Record<string, string | readonly string[] | undefined>>

/** `?class=A&class=B&q=stahl` → values; a name that stands once is a text, else a list. */
export function parseSearch(search: string): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(search)) {
    const known = values[name]
    values[name] = known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value]
  }
  return values
}

/** The reverse of `parseSearch`; empty values are left out. */
export function stringifySearch(values: Record<string, unknown>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== '') search.append(name, String(item))
    }
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

/** One text of the values: the first where several stand. */
export function one(value: UrlValues[string]): string | undefined {
  return typeof value === 'string' ? value : value?.[0]
}

/** All texts of one name, as a list. */
export function many(value: UrlValues[string]): string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : [...value]
}

/** The page's part of the address, and how to change it; by default Back does not stop at each change. */
export function useUrl(): [UrlValues, (patch: UrlValues, how?: { push?: boolean }) => void] {
  const values = useSearch({ strict: false }) as UrlValues
  const navigate = useNavigate()
  const set = useCallback(
    (patch: UrlValues, how: { push?: boolean } = {}) => {
      void navigate({
        to: '.',
        search: (before: UrlValues) => ({ ...before, ...patch }),
        replace: !how.push,
        resetScroll: false,
      })
    },
    [navigate],
  )
  return [values, set]
}

export type Sort = { by: string; desc: boolean }
/** What a person chose for a list beside its filters; `null` means as the page proposes. */
export type ListState = { sort: Sort | null; columns: string[] | null }

/** `sort=-revenue&columns=name,town` → state. */
export function readListState(values: UrlValues): ListState {
  const sort = one(values.sort)
  const columns = one(values.columns)
  return {
    sort: sort ? { by: sort.replace(/^-/, ''), desc: sort.startsWith('-') } : null,
    columns: columns ? columns.split(',').filter(Boolean) : null,
  }
}

/** State → `sort=-revenue&columns=name,town`. */
export function writeListState(state: ListState): UrlValues {
  return {
    sort: state.sort ? `${state.sort.desc ? '-' : ''}${state.sort.by}` : undefined,
    columns: state.columns?.join(','),
  }
}

/** Sort order and columns of the page's list, kept in the address. */
export function useListState(): [ListState, (state: ListState) => void] {
  const [values, set] = useUrl()
  const state = useMemo(() => readListState(values), [values])
  return [state, useCallback((next: ListState) => set(writeListState(next)), [set])]
}
