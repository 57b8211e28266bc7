import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.agreementEndsTooEarly': 'Vereinbart ist es ab {{day}}. Es kann nicht vorher enden.',
    'refusal.bonusSteps': 'Jede Stufe beginnt höher und bringt mehr Prozent als die davor.',
  },
  en: {
    'refusal.agreementEndsTooEarly': 'It is agreed from {{day}}. It cannot end before.',
    'refusal.bonusSteps': 'Each step begins higher and gives more percent than the one before.',
  },
})
