import { expect, it } from 'vitest'
import { messages as contactAgain } from '#features/contact-again/messages.ts'
import { messages as contractPages } from '#features/contracts/web/messages.ts'
import { messages as customers } from '#features/customers/messages.ts'
import { messages as customerPages } from '#features/customers/web/messages.ts'
import { messages as keyAccounts } from '#features/key-accounts/messages.ts'
import { messages as keyAccountPages } from '#features/key-accounts/web/messages.ts'
import { translatorFor } from '#shared/translate.ts'

const slices = [contactAgain, contractPages, customers, customerPages, keyAccounts, keyAccountPages]
const own = {
  'customers.mode.keyAccount': 'Großkunde',
  'keyAccounts.many': 'Großkunden',
}

it.each([
  ['de', 'contactAgain.keyAccount', 'Großkunde'],
  ['en', 'contactAgain.keyAccount', 'Großkunde'],
  ['de', 'contracts.calendar.accounts.only', 'nur Großkunden'],
  ['en', 'contracts.calendar.accounts.only', 'Großkunden only'],
  ['de', 'keyAccounts.accept', 'Als Großkunde betreuen'],
  ['en', 'keyAccounts.accept', 'Look after it as: Großkunde'],
  ['de', 'customers.modeHint', 'Großkunden sind alle 14 Tage dran und haben einen eigenen Plan.'],
  ['en', 'customers.modeHint', 'All Großkunden come up every 14 days and have a plan of their own.'],
] as const)('%s: %s is said with the words of the company', (language, key, sentence) => {
  const t = translatorFor(language, Object.assign({}, ...slices.map((slice) => slice[language]), own))
  expect(t(key)).toBe(sentence)
})
