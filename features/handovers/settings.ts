import { companyOf } from '#features/company/rules.ts'
import type { Settings } from '#platform/actions/context.ts'

export type HandoverPolicy = {
  /** Workdays to answer a proposal, and to be introduced after it was accepted. */
  answerDays: number
  introduceDays: number
  /** Days from the end of a handover to the check from both sides. */
  checkDays: number
  /** Why a dossier may be returned. */
  returnReasons: string[]
}

const days = { answerDays: 5, introduceDays: 10, checkDays: 90 } as const

const defaults: Record<'de' | 'en', HandoverPolicy> = {
  de: {
    ...days,
    returnReasons: [
      'Bedarf nicht klar',
      'Ansprechpartner oder Rollen fehlen',
      'Zusagen noch offen',
      'Preise oder Zugeständnisse unklar',
      'passt nicht ins Key Account Management',
      'zurzeit keine Kapazität',
    ],
  },
  en: {
    ...days,
    returnReasons: [
      'needs not clear',
      'people or roles missing',
      'promises still open',
      'prices or concessions unclear',
      'does not fit key account management',
      'no capacity at present',
    ],
  },
}

/** As set by the company; until then the defaults in its language. */
export function handoverPolicyOf(settings: Settings): HandoverPolicy {
  const own = (settings.handovers as Partial<HandoverPolicy> | undefined) ?? {}
  return { ...defaults[companyOf(settings).language], ...own }
}
