import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.linkUnknown': 'Dieser Link gilt nicht mehr. Bitten Sie um einen neuen.',
  },
  en: {
    'refusal.linkUnknown': 'This link is no longer valid. Please ask for a new one.',
  },
})
