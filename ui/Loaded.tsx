import type { ReactNode } from 'react'
import { ErrorNotice, RowsSkeleton } from './Notice.tsx'

/** What a query answered: its shape while it is on its way, the sentence if it failed, else the content. */
export function Loaded<Data>(props: {
  query: { data: Data | undefined; error: unknown; refetch: () => unknown }
  skeleton?: ReactNode
  children: (data: Data) => ReactNode
}) {
  const { data, error, refetch } = props.query
  if (data !== undefined) return props.children(data)
  if (error) return <ErrorNotice error={error} doing="read" onRetry={() => void refetch()} />
  return props.skeleton ?? <RowsSkeleton />
}
