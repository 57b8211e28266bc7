import type { messages as customers } from '#features/customers/web/messages.ts'
import type { messages as movement } from '#features/reports/movement/web/messages.ts'
import type { messages as slice } from '../messages.ts'
import type { messages as pages } from './messages.ts'

/** With those of the period, which is chosen alike everywhere, and of colleagues. */
export type Words = typeof slice & typeof pages & typeof movement & typeof customers
