import type { messages as sampleMessages } from '#features/samples/web/messages.ts'
import type { messages } from './messages.ts'

/** What the pages say that show complaints and samples together. */
export type Words = typeof messages & typeof sampleMessages
