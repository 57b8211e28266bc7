import type { messages as opportunities } from '#features/opportunities/messages.ts'
import type { messages as opportunityPages } from '#features/opportunities/web/messages.ts'
import type { messages as sales } from '#features/reports/sales/messages.ts'
import type { messages as slice } from '../messages.ts'
import type { messages as pages } from './messages.ts'

/** The words of the movement: those of the slice and of its page, of opportunities and of their figures. */
export type Words = typeof slice & typeof pages & typeof opportunities & typeof opportunityPages & typeof sales

/** How stages and members are called; nothing where there is no name to be said. */
export type Names = { stage: (id: string | null) => string; member: (id: string | null) => string }
