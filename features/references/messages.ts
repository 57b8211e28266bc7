import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.referenceAhead': 'Eine Referenz wurde heute oder früher gegeben.',
  },
  en: {
    'refusal.referenceAhead': 'A reference was given today or before.',
  },
})
