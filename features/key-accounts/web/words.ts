import type { messages as opportunities } from '#features/opportunities/web/messages.ts'
import type { messages as slice } from '../messages.ts'
import type { messages as pages } from './messages.ts'

/** With those of the opportunities, whose roles of people are the same. */
export type Words = typeof slice & typeof pages & typeof opportunities
