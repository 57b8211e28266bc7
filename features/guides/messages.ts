import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.guidesTooMany':
      'Mehr als {{most}} Hilfen liest niemand. Nehmen Sie erst heraus, was nicht mehr gebraucht wird.',
    'refusal.guideNotForOffers': 'In Angeboten stehen nur Textbausteine, mit ihrer Sprache und ihrer Stelle.',
  },
  en: {
    'refusal.guideNotForOffers': 'Only text blocks stand in offers, with their language and place.',
    'refusal.guidesTooMany': 'Nobody reads more than {{most}} guides. Please take out first what is no longer needed.',
  },
})
