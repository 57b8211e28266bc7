import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.orderAhead': 'Ein Auftrag kann nicht in der Zukunft liegen. Tragen Sie ihn ein, wenn er da ist.',
    'refusal.orderOfNoWin':
      'Ein Auftrag kommt aus etwas, das bei diesem Kunden gewonnen wurde. Bitte wählen Sie neu oder lassen Sie es leer.',
  },
  en: {
    'refusal.orderAhead': 'An order cannot lie in the future. Enter it once it is there.',
    'refusal.orderOfNoWin':
      'An order comes from something that was won at this customer. Please choose again or leave it empty.',
  },
})
