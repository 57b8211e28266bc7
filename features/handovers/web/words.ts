import type { messages as keyAccounts } from '#features/key-accounts/web/messages.ts'
import type { messages as opportunities } from '#features/opportunities/web/messages.ts'
import type { messages } from './messages.ts'

/** With those of key accounts and opportunities: what is noted of people is called the same. */
export type Words = typeof messages & typeof keyAccounts & typeof opportunities
