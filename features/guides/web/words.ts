import type { messages as opportunities } from '#features/opportunities/messages.ts'
import type { messages } from './messages.ts'

/** The words of guides, and those of the stages beside them. */
export type Words = typeof messages & typeof opportunities
