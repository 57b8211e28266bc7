import type { messages as plan } from '#features/key-accounts/web/plan/messages.ts'
import type { Output } from '#shared/contract.ts'
import type { contract } from '../contract.ts'
import type { messages as agenda } from '../messages.ts'
import type { messages } from './messages.ts'

export type Words = typeof agenda & typeof messages
/** With those of two who write at once, as in the plan. */
export type WritingWords = Words & typeof plan
export type Meeting = Output<(typeof contract)['getMeeting']>
