import type { messages as figures } from '#features/reports/figures/web/messages.ts'
import type { messages as slice } from '../messages.ts'
import type { messages as pages } from './messages.ts'

/** The words of the weighting; the kinds of business are those of the figures. */
export type Words = typeof slice & typeof pages & typeof figures
