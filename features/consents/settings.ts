import type { Settings } from '#platform/actions/context.ts'

/** What the public pages of the company say and where they are. `version` counts the wordings, `publicAddress` has no slash at its end. */
export type ConsentSettings = { publicAddress: string; wording: string; version: string }

const defaults: ConsentSettings = {
  publicAddress: '',
  wording:
    'Ich möchte per E-Mail Neuigkeiten zu Ihren Produkten und Angeboten erhalten. Das kann ich jederzeit mit einem Klick in jeder E-Mail widerrufen.',
  version: '1',
}

export function consentSettingsOf(settings: Settings): ConsentSettings {
  return { ...defaults, ...((settings.consents as Partial<ConsentSettings> | undefined) ?? {}) }
}
