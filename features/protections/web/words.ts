import type { messages as slice } from '../messages.ts'
import type { messages as hints } from './hint/messages.ts'
import type { messages as pages } from './messages.ts'

export type Words = typeof slice & typeof hints & typeof pages
