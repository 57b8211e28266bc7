import type { messages as offers } from '#features/offers/web/messages.ts'
import type { messages as movement } from '#features/reports/movement/web/messages.ts'
import type { messages as shared } from '../messages.ts'
import type { messages } from './messages.ts'

/** The words of the pages, and the names of the pages beside them. */
export type Words = typeof shared & typeof messages & typeof movement & typeof offers
