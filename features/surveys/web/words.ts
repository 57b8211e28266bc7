import type { messages as slice } from '../messages.ts'
import type { messages as pages } from './messages.ts'

export type Words = typeof slice & typeof pages
