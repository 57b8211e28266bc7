import type { messages as shared } from '../messages.ts'
import type { messages } from './messages.ts'

/** The words of the pages. */
export type Words = typeof shared & typeof messages
