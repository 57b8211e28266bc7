import { companyOf } from '#features/company/rules.ts'
import type { Settings } from '#platform/actions/context.ts'

/** What the public pages of the company say and where they are. `version` counts the wordings, `publicAddress` has no slash at its end. */
export type ConsentSettings = { publicAddress: string; wording: string; version: string }

const wordings = {
  de: 'Ich möchte per E-Mail Neuigkeiten zu Ihren Produkten und Angeboten erhalten. Das kann ich jederzeit mit einem Klick in jeder E-Mail widerrufen.',
  en: 'I want to receive news about your products and offers by e-mail. I can withdraw that at any time with one click in each e-mail.',
}

/** As set by the company; until then the wording in its language. */
export function consentSettingsOf(settings: Settings): ConsentSettings {
  const wording = wordings[companyOf(settings).language]
  return {
    publicAddress: '',
    wording,
    version: '1',
    ...((settings.consents as Partial<ConsentSettings> | undefined) ?? {}),
  }
}
