import type { contract } from '#features/customers/contract.ts'
import type { Option } from '#ui/Combobox.tsx'
import { operationHooks } from '#ui/operations.tsx'

const { useClient } = operationHooks<typeof contract>()
const offered = 10

/** Customers by what is typed, for choosing one. */
export function useCustomerSearch(): (text: string) => Promise<Option[]> {
  const call = useClient()
  return async (search) =>
    (await call.listCustomers({ search, limit: offered })).customers.map(({ id, name, city }) => ({
      value: id,
      label: name,
      note: city ?? '',
    }))
}
