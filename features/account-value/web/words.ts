import type { messages as keyAccounts } from '#features/key-accounts/messages.ts'
import type { messages as keyAccountPages } from '#features/key-accounts/web/messages.ts'
import type { messages as slice } from '../messages.ts'
import type { messages as pages } from './messages.ts'

export type Words = typeof slice & typeof pages & typeof keyAccounts & typeof keyAccountPages
