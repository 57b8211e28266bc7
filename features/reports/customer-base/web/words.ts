import type { messages as slice } from '../messages.ts'
import type { messages as pages } from './messages.ts'

/** The words of the customer base: those of the slice and those of its pages. */
export type Words = typeof slice & typeof pages
