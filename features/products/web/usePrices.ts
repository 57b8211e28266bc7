import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../prices/contract.ts'
import { type FoundPrice, priceAt } from '../prices/rules.ts'
import type { messages } from './messages.ts'

const { useOperation, useClient } = operationHooks<typeof contract>()

type Asked = { customerId: string | null; currency: string; productIds: readonly string[] }

/** What products cost a customer today by quantity (thousandths), and in words who says so. */
export function usePrices({ customerId, currency, productIds }: Asked) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const client = useClient()
  const whom = { currency, ...(customerId ? { customerId } : {}) }
  const wanted = [...new Set(productIds)].sort()
  const known = useOperation('findPrices', { ...whom, productIds: wanted }, { enabled: wanted.length > 0, keep: true })
    .data?.found
  const at = (productId: string | null, quantity: number) =>
    priceAt(known?.find((one) => one.productId === productId)?.prices ?? [], quantity)
  return {
    at,
    /** The price of a product that is not among them yet. */
    async ask(productId: string, quantity: number): Promise<FoundPrice | null> {
      const { found } = await client.findPrices({ ...whom, productIds: [productId] })
      return priceAt(found[0]?.prices ?? [], quantity)
    },
    say({ source, list, validFrom, from }: FoundPrice, unit: string | null): string {
      const said = t(`prices.source.${source}`, { list: list ?? '', day: format.day(validFrom) })
      if (from === 0) return said
      const quantity = [format.number(from / 1000, 3), unit].filter(Boolean).join(' ')
      return t('prices.source.scale', { source: said, quantity })
    },
  }
}
