import { standardBlocks } from '#features/guides/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import type { contract } from './contract.ts'

export const actions: Actions<typeof contract> = {
  async getStandardTexts(ctx, { language }) {
    return await standardTexts(ctx, language)
  },
}

const ours = {
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

/** What a new offer in a language begins with: the company's blocks where it has set them, else plain texts of ours. */
export async function standardTexts(ctx: Context, language: 'de' | 'en') {
  const { intro, closing, delivery, payment } = { ...ours[language], ...(await standardBlocks(ctx, language)) }
  return { intro, closing, delivery, payment }
}
