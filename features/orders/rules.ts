/** An order and what was invoiced of it; minor units of one currency. */
export type OrderValue = { customerId: string; number: string | null; amount: number }

export type Backlog = { amount: number; orders: number }

/**
 * Backlog: order intake not yet invoiced, where both are kept per order (rules §2). Orders that share a number at a customer
 * are one; what was invoiced beyond an order takes nothing from another. `invoiced`: by `orderKey`. None where no order has a
 * number, or no invoice names one at all (`invoicesNameOrders`): then nobody knows.
 */
export function backlogOf(
  orders: readonly OrderValue[],
  invoiced: ReadonlyMap<string, number>,
  invoicesNameOrders: boolean,
): Backlog | null {
  const sums = new Map<string, number>()
  for (const { customerId, number, amount } of orders) {
    if (number === null) continue
    const key = orderKey(customerId, number)
    sums.set(key, (sums.get(key) ?? 0) + amount)
  }
  if (sums.size === 0 || !invoicesNameOrders) return null
  const left = [...sums].map(([key, amount]) => amount - (invoiced.get(key) ?? 0)).filter((rest) => rest > 0)
  return { amount: left.reduce((sum, rest) => sum + rest, 0), orders: left.length }
}

/** An order number belongs to its customer: two customers may have the same. */
export function orderKey(customerId: string, number: string): string {
  return `${customerId} ${number}`
}
