import type { Output } from '#shared/contract.ts'
import type { contract } from '../contract.ts'
import type { messages as agenda } from '../messages.ts'
import type { messages } from './messages.ts'

export type Words = typeof agenda & typeof messages
export type Meeting = Output<(typeof contract)['getMeeting']>
