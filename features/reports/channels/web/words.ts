import type { messages as costs } from '#features/channels/messages.ts'
import type { messages } from './messages.ts'

export type Words = typeof messages & typeof costs
