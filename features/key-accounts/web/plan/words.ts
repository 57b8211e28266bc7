import type { Output } from '#shared/contract.ts'
import type { contract } from '../../plan/contract.ts'
import type { Words as AreaWords } from '../words.ts'
import type { messages } from './messages.ts'

export type Words = AreaWords & typeof messages
export type FoundPlan = Output<(typeof contract)['getAccountPlan']>
export type ShownPlan = NonNullable<FoundPlan['plan']>
