import { companyOf } from '#features/company/rules.ts'
import type { Settings } from '#platform/actions/context.ts'

/** How the company writes its offers. */
export type OfferSettings = {
  /** Whether offers are written here; else they are only entered. */
  on: boolean
  /** Before year and number: "A-" gives A-2026-0001. */
  prefix: string
  smallBusiness: boolean
  validDays: number
  /** Basis points; an offer that leaves less goes out with the lead's approval only. None: no such limit. */
  minimumMargin: number | null
  /** Name and address, a line each. */
  sender: string
  /** Beside the address: telephone, mail, whom to ask. */
  contact: string
  /** At the foot of each page: bank, register, VAT id. */
  footer: readonly [string, string, string]
  /** What a mail with an offer says between salutation and greeting, by the language of the customer. */
  mailText: Readonly<Record<'de' | 'en', string>>
}

/** As set by the company; until then switched off. */
export function offerSettingsOf(settings: Settings): OfferSettings {
  const company = companyOf(settings)
  return {
    on: false,
    prefix: 'A-',
    smallBusiness: false,
    validDays: 30,
    minimumMargin: null,
    sender: company.name,
    contact: '',
    footer: ['', '', ''],
    mailText: {
      de: 'im Anhang finden Sie unser Angebot. Bei Fragen melden Sie sich gerne.',
      en: 'Please find our offer attached. If you have any questions, please get in touch.',
    },
    ...((settings.offers as Partial<OfferSettings> | undefined) ?? {}),
  }
}
