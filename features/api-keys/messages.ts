import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.apiKeysTooMany':
      'Mehr als {{largest}} Schlüssel je Person gibt es nicht. Bitte widerrufen Sie zuerst einen alten.',
  },
  en: {
    'refusal.apiKeysTooMany': 'There are no more than {{largest}} keys per person. Please revoke an old one first.',
  },
})
