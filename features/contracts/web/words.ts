import type { messages as orders } from '#features/orders/web/messages.ts'
import type { messages } from './messages.ts'

/** The words of contracts, and of the orders beside them. */
export type Words = typeof messages & typeof orders
