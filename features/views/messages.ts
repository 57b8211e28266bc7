import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.viewNameTaken': 'Eine Ansicht „{{name}}“ haben Sie hier schon. Bitte wählen Sie einen anderen Namen.',
    'refusal.tooManyViews':
      'Mehr als {{largest}} eigene Ansichten je Seite gehen nicht. Bitte löschen Sie erst eine alte.',
  },
  en: {
    'refusal.viewNameTaken': 'You already have a view “{{name}}” here. Please choose another name.',
    'refusal.tooManyViews':
      'A page cannot have more than {{largest}} views of your own. Please delete an old one first.',
  },
})
