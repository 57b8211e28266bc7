import { customerList } from '#features/customers/workbook/list.ts'
import type { ListKind } from './list.ts'
import type { ListKindName } from './rules.ts'

// biome-ignore lint/suspicious/noExplicitAny: each kind has rows of its own
const kinds: Record<string, ListKind<any>> = { customers: customerList }

export function kindOf(name: ListKindName): ListKind {
  return kinds[name] as ListKind
}
