import type { messages as opportunities } from '#features/opportunities/messages.ts'
import type { messages as slice } from '../messages.ts'
import type { messages as pages } from './messages.ts'

/** The words of the outlook: those of the slice and of its page, and of opportunities. */
export type Words = typeof slice & typeof pages & typeof opportunities
