import { useEffect, useMemo, useState } from 'react'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../contract.ts'
import { indexNames, type Named, type NameIndex } from '../rules/names.ts'

const { useOperation, useClient } = operationHooks<typeof contract>()

/**
 * The names that a line can mean, made ready for matching: those kept in the browser (also without
 * network), and where the stock is larger what the server finds for the words typed.
 */
export function useNames(line: string): NameIndex {
  const known = useOperation('listQuickLineNames', {}).data
  const client = useClient()
  const [found, setFound] = useState<readonly Named[]>([])
  const complete = known?.complete ?? true

  useEffect(() => {
    if (complete || line.trim().length < 3) return
    const timer = setTimeout(() => {
      client.matchQuickLineNames({ line }).then(
        ({ names }) => setFound(names),
        () => {},
      )
    }, 150)
    return () => clearTimeout(timer)
  }, [client, complete, line])

  return useMemo(() => {
    const names = new Map<string, Named>((known?.names ?? []).map((named) => [named.id, named]))
    for (const named of found) names.set(named.id, named)
    return indexNames([...names.values()])
  }, [known, found])
}
