import { Combobox, type Option } from '#ui/Combobox.tsx'
import type { Control } from '#ui/Field.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, Product } from '../contract.ts'

const { useClient } = operationHooks<typeof contract>()

/** One of the products that are offered, found by typing its name or number. */
export function ProductChooser({
  value,
  onChange,
  ...control
}: Control & { value: Option | null; onChange: (product: Product | null) => void }) {
  const client = useClient()
  const found = new Map<string, Product>()
  const find = async (q: string): Promise<Option[]> => {
    const { products } = await client.listProducts({ state: 'offered', limit: 30, ...(q ? { q } : {}) })
    for (const product of products) found.set(product.id, product)
    return products.map(({ id, name, number }) => ({ value: id, label: name, ...(number ? { note: number } : {}) }))
  }
  return (
    <Combobox
      {...control}
      value={value}
      options={find}
      onChange={(option) => onChange((option && found.get(option.value)) ?? null)}
    />
  )
}
