import type { messages as opportunities } from '#features/opportunities/messages.ts'
import type { messages as opportunityPages } from '#features/opportunities/web/messages.ts'
import type { messages as movement } from '#features/reports/movement/web/messages.ts'
import type { messages } from './messages.ts'

/** The words of the review: its own, those of opportunities and of the period. */
export type Words = typeof messages & typeof movement & typeof opportunities & typeof opportunityPages
