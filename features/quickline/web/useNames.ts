import { useEffect, useMemo, useState } from 'react'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../contract.ts'
import { indexNames, type Named, type NameIndex } from '../rules/names.ts'

const { useOperation, useClient } = operationHooks<typeof contract>()

/**
 * The names that a line can mean, made ready for matching: those kept in the browser (also without
 * network), and where the stock is larger what the server finds for the words typed. Until they are
 * `complete` for this line, a customer that it does not name may only not be known yet.
 */
export function useNames(line: string): { names: NameIndex; complete: boolean } {
  const { data: known, failureCount } = useOperation('listQuickLineNames', {})
  const client = useClient()
  const [found, setFound] = useState<readonly Named[]>([])
  const [answered, setAnswered] = useState('')
  const all = known?.complete ?? true
  const asks = !all && line.trim().length >= 3

  useEffect(() => {
    if (!asks) return
    let current = true
    const timer = setTimeout(async () => {
      const answer = await client.matchQuickLineNames({ line }).catch(() => null)
      if (answer) setFound(answer.names)
      if (current) setAnswered(line)
    }, 150)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [client, asks, line])

  const names = useMemo(() => {
    const names = new Map<string, Named>((known?.names ?? []).map((named) => [named.id, named]))
    for (const named of found) names.set(named.id, named)
    return indexNames([...names.values()])
  }, [known, found])
  return { names, complete: known ? !asks || answered === line : failureCount > 0 }
}
