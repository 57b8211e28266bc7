import { companyOf } from '#features/company/rules.ts'
import type { Settings } from '#platform/actions/context.ts'
import type { Criterion, NominationPolicy } from './rules/nomination.ts'

const named = (names: readonly [id: string, name: string][]): Criterion[] =>
  names.map(([id, name]) => ({ id, name, weight: 1 }))

/** Nobody knows the potential that matters to a company: that limit is the company's to set. */
const limits = { potentialLimit: null, scoreLimit: 3, shareLimit: 0.1, capacity: 8 } as const

const defaults: Record<'de' | 'en', NominationPolicy> = {
  de: {
    ...limits,
    criteria: named([
      ['growth', 'wächst selbst'],
      ['fit', 'braucht, was wir am besten können'],
      ['partnership', 'entwickelt mit uns zusammen'],
      ['reference', 'zieht andere Kunden nach'],
      ['access', 'lässt uns mit der Leitung sprechen'],
    ]),
  },
  en: {
    ...limits,
    criteria: named([
      ['growth', 'is growing'],
      ['fit', 'needs what we do best'],
      ['partnership', 'develops things with us'],
      ['reference', 'brings other customers'],
      ['access', 'lets us talk to its management'],
    ]),
  },
}

/** As set by the company; until then the defaults in its language. */
export function nominationPolicyOf(settings: Settings): NominationPolicy {
  const own = (settings.keyAccounts as Partial<NominationPolicy> | undefined) ?? {}
  return { ...defaults[companyOf(settings).language], ...own }
}
