import type { messages as goals } from '#features/goals/web/messages.ts'
import type { messages } from './messages.ts'

/** The words of the figures, and those of the goals that they are held against. */
export type Words = typeof messages & typeof goals
