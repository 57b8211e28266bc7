import type { messages as movement } from '#features/reports/movement/web/messages.ts'
import type { messages as shared } from '../messages.ts'
import type { messages } from './messages.ts'

/** The words of the pages, and the name of the page beside them. */
export type Words = typeof shared & typeof messages & typeof movement
