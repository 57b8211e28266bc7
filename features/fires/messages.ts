import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.fireSolved': 'Hier brennt es nicht mehr. Öffnen Sie es wieder, wenn doch noch etwas ist.',
    'refusal.fireTaken': 'Das haben Sie schon übernommen.',
    'refusal.fireOpen': 'Hier brennt es noch.',
  },
  en: {
    'refusal.fireSolved': 'This fire is out. Reopen it if there is still something.',
    'refusal.fireTaken': 'You have taken this already.',
    'refusal.fireOpen': 'This fire is still burning.',
  },
})
