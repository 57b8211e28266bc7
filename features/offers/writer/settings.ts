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
  intro: string
  closing: string
  delivery: string
  payment: string
  /** What a mail with an offer says between salutation and greeting, by the language of the customer. */
  mailText: Readonly<Record<'de' | 'en', string>>
}

const texts = {
  de: {
    intro: 'vielen Dank für Ihre Anfrage. Gerne bieten wir Ihnen an:',
    closing: 'Wir freuen uns auf Ihren Auftrag. Bei Fragen rufen Sie uns gerne an.',
    delivery: 'Lieferung frei Haus, Lieferzeit nach Vereinbarung.',
    payment: 'Zahlbar innerhalb von 30 Tagen ohne Abzug.',
  },
  en: {
    intro: 'Thank you for your enquiry. We are pleased to offer you:',
    closing: 'We look forward to your order. Please call us if you have any questions.',
    delivery: 'Delivered free of charge, delivery time as agreed.',
    payment: 'Payable within 30 days without deduction.',
  },
} as const

/** As set by the company; until then switched off, with plain texts in its language. */
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
    ...texts[company.language],
    mailText: {
      de: 'im Anhang finden Sie unser Angebot. Bei Fragen melden Sie sich gerne.',
      en: 'Please find our offer attached. If you have any questions, please get in touch.',
    },
    ...((settings.offers as Partial<OfferSettings> | undefined) ?? {}),
  }
}
