import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.jobNotFailed': 'Diese Arbeit ist nicht gescheitert; es gibt nichts zu wiederholen.',
    'refusal.jobEnded': 'Diese Arbeit ist schon zu Ende.',
  },
  en: {
    'refusal.jobNotFailed': 'This work did not fail; there is nothing to repeat.',
    'refusal.jobEnded': 'This work has already ended.',
  },
})
