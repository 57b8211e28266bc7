import type { messages } from './messages.ts'

export type Words = typeof messages
