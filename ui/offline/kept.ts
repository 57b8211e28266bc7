import { hashKey, type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'

const keptAt = new Map<string, string>()

/** Notes of an answer whether it was kept on this device, and since when. */
export function noteKept(key: QueryKey, at: string | null): void {
  if (at === null) keptAt.delete(hashKey(key))
  else keptAt.set(hashKey(key), at)
}

/** True if the answer is one from earlier, as there is no network. */
export function isKept(key: QueryKey): boolean {
  return keptAt.has(hashKey(key))
}

/** Since when the oldest answer on the screen stands; `null` if all of it is from now. */
export function useKeptAt(): string | null {
  const cache = useQueryClient().getQueryCache()
  const subscribe = useCallback((listener: () => void) => cache.subscribe(listener), [cache])
  return useSyncExternalStore(subscribe, () => {
    if (keptAt.size === 0) return null
    const times = cache.getAll().flatMap((query) => (query.isActive() && keptAt.get(query.queryHash)) || [])
    return times.sort()[0] ?? null
  })
}
