import { complaintList } from '#features/complaints/workbook/list.ts'
import { customerList } from '#features/customers/workbook/list.ts'
import { leadList } from '#features/leads/workbook/list.ts'
import { opportunityList } from '#features/opportunities/workbook/list.ts'
import { personList } from '#features/persons/workbook/list.ts'
import { productList } from '#features/products/workbook/list.ts'
import { sampleList } from '#features/samples/workbook/list.ts'
import { taskList } from '#features/tasks/workbook/list.ts'
import type { ListKind } from './list.ts'
import type { ListKindName } from './rules.ts'

// biome-ignore lint/suspicious/noExplicitAny: each kind has rows of its own
const kinds: Record<ListKindName, ListKind<any>> = {
  customers: customerList,
  persons: personList,
  tasks: taskList,
  opportunities: opportunityList,
  complaints: complaintList,
  samples: sampleList,
  products: productList,
  leads: leadList,
}

export function kindOf(name: ListKindName): ListKind {
  return kinds[name]
}
