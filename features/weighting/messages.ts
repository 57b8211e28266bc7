import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.weightingPast': 'Vergangenes behält seine Gewichte. Wählen Sie heute oder einen späteren Tag.',
    'refusal.weightingInForce': 'Diese Gewichtung gilt schon. Legen Sie eine neue ab einem späteren Tag an.',
    'refusal.weightingsTooMany': 'Mehr als {{most}} Gewichtungen sind nicht möglich.',
  },
  en: {
    'refusal.weightingPast': 'The past keeps its weights. Choose today or a later day.',
    'refusal.weightingInForce': 'This weighting is already in force. Add a new one from a later day.',
    'refusal.weightingsTooMany': 'More than {{most}} weightings are not possible.',
  },
})
